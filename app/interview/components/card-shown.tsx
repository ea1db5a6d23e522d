import { Moment } from "~/ui/dates";
import { InlineCode } from "~/ui/inline-code";
import { Section, Tag } from "~/ui/page";
import { Point } from "~/ui/point";
import type { CardView, ShownAmendment } from "../domain/card-view";
import { FLAW_OUTCOME_WORDS, RECOMMENDATION_WORDS } from "../words";

type When = string | Date;

/** A card that is in, to be read: the recommendation first, then what it rests on; what was added stands below each part. */
export function CardShown({ card, timeZone }: { card: CardView<When>; timeZone: string }) {
  return (
    <>
      <Section id="recommended" title="Recommendation">
        <p className="font-semibold text-lead">
          {card.recommendation ? RECOMMENDATION_WORDS[card.recommendation] : "None"}
        </p>
        <p className="mt-2 max-w-(--container-text) whitespace-pre-wrap">{card.reason}</p>
        <Amendments amendments={card.amendments} timeZone={timeZone} />
      </Section>
      {card.exercises.map(({ id, title, flaws }) => (
        <Section key={id} id={`flaws-${id}`} title={`Flaws: ${title}`}>
          <ul className="max-w-3xl border-line border-t">
            {flaws.map((flaw) => (
              <li key={flaw.id} className="border-line border-b py-2">
                <p className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
                  <span className="min-w-0 flex-1 basis-60">
                    <InlineCode text={flaw.title} />
                  </span>
                  <Tag>{flaw.outcome ? FLAW_OUTCOME_WORDS[flaw.outcome] : "Not noted"}</Tag>
                </p>
                <Amendments amendments={flaw.amendments} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <Section id="by-criterion" title="By criterion">
        {card.criteria.map((criterion) => (
          <ShownCriterion key={criterion.id} criterion={criterion} timeZone={timeZone} />
        ))}
      </Section>
      {card.notes ? (
        <Section id="notes-taken" title="Notes while they talked">
          <p className="max-w-(--container-text) whitespace-pre-wrap">{card.notes}</p>
        </Section>
      ) : null}
    </>
  );
}

/** What was written under a kit that was changed since: kept, and asked no more. */
export function LeftAnswers({ criteria }: { criteria: CardView<When>["criteria"] }) {
  if (criteria.length === 0) return null;
  return (
    <Section id="left" title="Written before the kit was changed">
      <p className="max-w-(--container-text) text-soft">
        These are asked no more. What you wrote is kept and handed in with your card.
      </p>
      {criteria.map((criterion) => (
        <ShownCriterion key={criterion.id} criterion={criterion} timeZone="UTC" />
      ))}
    </Section>
  );
}

function ShownCriterion({
  criterion,
  timeZone,
}: {
  criterion: CardView<When>["criteria"][number];
  timeZone: string;
}) {
  const { question, competency, point, isNotAssessed, why, quotes, observations } = criterion;
  return (
    <article className="mt-6 border-line border-t pt-4">
      <p className="text-small text-soft">{competency}</p>
      <h3 className="max-w-(--container-text) font-semibold text-lead">{question}</h3>
      <p className="mt-2">
        {point ? <Point {...point} /> : <Tag>{isNotAssessed ? "Not assessed" : "No point"}</Tag>}
      </p>
      {why ? <p className="mt-2 max-w-(--container-text)">{why}</p> : null}
      <Words title="What they said" text={quotes} />
      <Words title="What was seen" text={observations} />
      <Amendments amendments={criterion.amendments} timeZone={timeZone} />
    </article>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  if (!text) return null;
  return (
    <div className="mt-3 max-w-(--container-text)">
      <p className="text-small text-soft">{title}</p>
      <p className="whitespace-pre-wrap">{text}</p>
    </div>
  );
}

/** What was said later, told apart from what was handed in. */
function Amendments({
  amendments,
  timeZone,
}: {
  amendments: readonly ShownAmendment<When>[];
  timeZone: string;
}) {
  return (
    <>
      {amendments.map(({ id, point, recommendation, outcome, text, afterOthers, at }) => (
        <div key={id} className="mt-4 max-w-(--container-text) border-warn border-l-3 pl-4">
          <p className="flex flex-wrap gap-x-2 text-small text-soft">
            <span>
              Added <Moment value={at} timeZone={timeZone} />
            </span>
            {afterOthers ? <span>after reading others’ cards was possible</span> : null}
          </p>
          {point ? (
            <p className="mt-1 flex flex-wrap items-center gap-2">
              Another point: <Point {...point} />
            </p>
          ) : null}
          {recommendation ? (
            <p className="mt-1">Another recommendation: {RECOMMENDATION_WORDS[recommendation]}</p>
          ) : null}
          {outcome ? <p className="mt-1">Now: {FLAW_OUTCOME_WORDS[outcome]}</p> : null}
          <p className="mt-1 whitespace-pre-wrap">{text}</p>
        </div>
      ))}
    </>
  );
}
