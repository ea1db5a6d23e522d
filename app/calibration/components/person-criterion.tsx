import { Form, useNavigation } from "@remix-run/react";
import { RatingDots } from "~/review/components/rating-dots";
import { calibrationReasonWords } from "~/review/domain/calibrated";
import { Moment } from "~/ui/dates";
import { Markdown } from "~/ui/markdown";
import { Tag } from "~/ui/page";
import { markWords } from "../domain/mark";
import type { PersonInSession } from "../person-page.server";
import { type ChangeAnswer, ChangeForm } from "./change-form";
import { WhatPointsMean } from "./look-at-person";
import { PreviewCriterion, TheirWords } from "./preview-criterion";

type Criterion = PersonInSession["criteria"][number];
type Props = {
  page: PersonInSession & { timeZone: string; mayChange: boolean };
  criterion: Criterion;
  answer: ChangeAnswer | undefined;
};

/** One rating with all that speaks for and against it, its log, and the way to change it. */
export function PersonCriterion({ page, criterion, answer }: Props) {
  const { person, evidenceKinds, timeZone, mayChange } = page;
  const { rating } = criterion;
  const points = criterion.anchors.map(({ point }) => point);
  const isChanged = rating.changes > 0 && rating.calibrated !== rating.manager;
  return (
    <PreviewCriterion criterion={criterion}>
      <dl className="mt-3 flex flex-wrap gap-x-10 gap-y-3">
        <Given title={isChanged ? "Stands at" : "Stands, as the manager gave it"}>
          <strong>{markWords(rating.calibrated, points)}</strong>
        </Given>
        {isChanged ? (
          <Given title="The manager gave">{markWords(rating.manager, points)}</Given>
        ) : null}
        <Given title="Self">{markWords(rating.self, points)}</Given>
        {criterion.seconds.length > 0 ? (
          <Given
            title={criterion.seconds.length > 1 ? "Second ratings, blind" : "Second rating, blind"}
          >
            {criterion.seconds.map((mark) => markWords(mark, points)).join(", ")}
          </Given>
        ) : null}
        {rating.last !== null ? (
          <Given title="Last cycle">{markWords(rating.last, points)}</Given>
        ) : null}
        {rating.agree + rating.question + rating.abstain > 0 ? (
          <Given title="Previews">
            {rating.agree} agree, {rating.question} question, {rating.abstain} abstain
          </Given>
        ) : null}
      </dl>
      <div className="mt-3">
        <RatingDots
          points={points}
          self={typeof rating.self === "number" ? rating.self : null}
          manager={typeof rating.calibrated === "number" ? rating.calibrated : null}
          expected={null}
        />
      </div>
      <div className="mt-4 grid gap-x-12 gap-y-6 xl:grid-cols-2">
        <TheirWords
          title={`What ${person.name} wrote`}
          words={criterion.words}
          evidence={criterion.evidence}
          kinds={evidenceKinds}
          timeZone={timeZone}
        />
        <div className="min-w-0">
          <h3 className="text-small text-soft">
            Why {page.withNames ? person.rater : "their manager"} rated it so
          </h3>
          {criterion.reason ? (
            <p className="mt-1 max-w-(--container-text)">{criterion.reason}</p>
          ) : null}
          {criterion.rationale.length > 0 ? (
            <Markdown nodes={criterion.rationale} className="mt-1" />
          ) : (
            <p className="mt-1 text-soft">{criterion.reason ? null : "Without words."}</p>
          )}
          {criterion.requests.map(({ id, question, answer: given }) => (
            <div key={id} className="mt-4 border-line border-l-3 pl-4">
              <h3 className="text-small text-soft">Asked for more</h3>
              <p className="whitespace-pre-wrap">{question}</p>
              <h3 className="mt-2 text-small text-soft">The answer</h3>
              <Markdown nodes={given} />
            </div>
          ))}
          {criterion.sentences.length > 0 ? (
            <>
              <h3 className="mt-4 text-small text-soft">From the previews</h3>
              <ul className="mt-1 grid gap-2">
                {criterion.sentences.map(({ verdict, sentence }) => (
                  <li key={`${verdict} ${sentence}`} className="max-w-(--container-text)">
                    <Tag tone={verdict === "question" ? "warn" : "plain"}>{verdict}</Tag>{" "}
                    <span className="whitespace-pre-wrap">{sentence}</span>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      </div>
      <WhatPointsMean criterion={criterion} />
      <Log criterion={criterion} timeZone={timeZone} mayUndo={mayChange} />
      {mayChange ? <ChangeForm criterion={criterion} answer={answer} /> : null}
    </PreviewCriterion>
  );
}

function Given({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-small text-soft">{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Every change of the rating, the newest first; the newest can be taken back. */
function Log({
  criterion,
  timeZone,
  mayUndo,
}: {
  criterion: Criterion;
  timeZone: string;
  mayUndo: boolean;
}) {
  const busy = useNavigation().state !== "idle";
  const { changes, anchors, id, rating } = criterion;
  if (changes.length === 0) return null;
  const points = anchors.map(({ point }) => point);
  return (
    <div className="mt-4">
      <h3 className="text-small text-soft">Changes</h3>
      <ol className="mt-1 max-w-3xl">
        {changes.map((each) => (
          <li key={each.number} className="mt-2 border-accent border-l-3 pl-4">
            <p>
              {markWords(each.from, points)} to <strong>{markWords(each.to, points)}</strong>:{" "}
              {each.undoes === null
                ? calibrationReasonWords(each.reasonCode)
                : `change ${each.undoes} was taken back`}
              {each.sentence ? (
                <>
                  . <span className="whitespace-pre-wrap">{each.sentence}</span>
                </>
              ) : (
                "."
              )}
            </p>
            <p className="text-small text-soft">
              {each.number}. {each.by ? `${each.by}, ` : ""}
              <Moment value={each.at} timeZone={timeZone} />
            </p>
            {mayUndo && each.number === rating.changes ? (
              <Form method="post" preventScrollReset data-print="hide">
                <input type="hidden" name="criterion" value={id} />
                <input type="hidden" name="seen" value={each.number} />
                <button
                  type="submit"
                  name="intent"
                  value="undo"
                  disabled={busy}
                  className="button button-quiet"
                >
                  Take this change back<span className="sr-only">: {criterion.question}</span>
                </button>
              </Form>
            ) : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
