import { Link } from "@remix-run/react";
import { Moment } from "~/ui/dates";
import { InlineCode } from "~/ui/inline-code";
import { Section } from "~/ui/page";
import type { LaterAddition } from "../domain/debrief-page";
import { FLAW_OUTCOME_WORDS, RECOMMENDATION_WORDS } from "../words";

/** Cards that came after the decision: kept to be read, and in none of the above. */
export function SetApart({
  panelId,
  setApart,
  timeZone,
}: {
  panelId: string;
  setApart: { id: string; cardId: string; name: string; at: string | Date }[];
  timeZone: string;
}) {
  if (setApart.length === 0) return null;
  return (
    <Section title="Handed in after the decision" id="after-the-decision">
      <p className="max-w-(--container-text)">
        These cards are kept. They were not there when it was decided, so they count in nothing
        above.
      </p>
      <ul className="mt-2 list-disc pl-5">
        {setApart.map(({ id, cardId, name, at }) => (
          <li key={id}>
            <Link to={`/interviews/${panelId}/cards/${cardId}`}>{name}</Link>,{" "}
            <Moment value={at} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was added to cards after the decision: to be read, and in none of the above. */
export function AddedLater({
  panelId,
  added,
  timeZone,
}: {
  panelId: string;
  added: LaterAddition[];
  timeZone: string;
}) {
  if (added.length === 0) return null;
  return (
    <Section title="Added after the decision" id="added-after-the-decision">
      <p className="max-w-(--container-text)">
        Interviewers added this to their cards later. It was not there when it was decided, so it
        counts in nothing above.
      </p>
      {added.map(({ id, cardId, name, question, point, recommendation, outcome, text, at }) => (
        <article key={id} className="mt-4 max-w-(--container-text) border-line border-l-3 pl-3">
          <h3>
            <Link to={`/interviews/${panelId}/cards/${cardId}`}>{name}</Link>
            <span className="text-small text-soft">
              , <Moment value={at} timeZone={timeZone} />
            </span>
          </h3>
          <p className="text-small text-soft">
            On {question ? <InlineCode text={`“${question}”`} /> : "the recommendation"}
            {point ? `, another point: ${point}` : ""}
            {recommendation
              ? `, another recommendation: ${RECOMMENDATION_WORDS[recommendation]}`
              : ""}
            {outcome ? `, now: ${FLAW_OUTCOME_WORDS[outcome]}` : ""}
          </p>
          <p className="whitespace-pre-wrap break-words">{text}</p>
        </article>
      ))}
    </Section>
  );
}
