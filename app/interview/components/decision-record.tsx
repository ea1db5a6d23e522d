import type { FormFailure } from "~/platform/form";
import { DayOf } from "~/ui/dates";
import { ErrorSummary } from "~/ui/field";
import { Notice, Section } from "~/ui/page";
import type { MoveRow } from "../debrief.server";

export type ShownDecision = {
  id: string;
  outcome: "OFFER" | "NO_OFFER";
  reasons: { id: string; title: string; text: string }[];
  summary: string;
  place: string | null;
  by: string;
  at: string | Date;
};

/** A decision as it was written. */
export function DecisionRecord({
  decision,
  title,
  timeZone,
}: {
  decision: ShownDecision;
  title: string;
  timeZone: string;
}) {
  const { id, outcome, reasons, summary, place, by, at } = decision;
  return (
    <Section title={title} id={`decision-${id}`}>
      <p className="text-lead">
        <strong>{outcome === "OFFER" ? "An offer" : "No offer"}</strong>
        {place ? `, placed as ${place}` : ", not placed on the ladder"}
      </p>
      <p className="text-small text-soft">
        {by}, <DayOf moment={at} timeZone={timeZone} />
      </p>
      {summary ? (
        <p className="mt-3 max-w-(--container-text) whitespace-pre-wrap break-words">{summary}</p>
      ) : null}
      <dl className="mt-4 grid max-w-4xl gap-x-6 gap-y-3 sm:grid-cols-[14rem_1fr]">
        {reasons.map((reason) => (
          <div key={reason.id} className="contents">
            <dt className="text-soft">{reason.title}</dt>
            <dd className="min-w-0 whitespace-pre-wrap break-words">{reason.text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** Why it was opened again after a decision. */
export function Reopenings({ moves, timeZone }: { moves: MoveRow[]; timeZone: string }) {
  return moves
    .filter(({ kind }) => kind === "REOPENED")
    .map(({ id, reason, by, at }) => (
      <Notice key={id} title="The people team opened the debrief again.">
        <p className="whitespace-pre-wrap break-words">{reason}</p>
        <p className="text-small text-soft">
          {by}, <DayOf moment={at} timeZone={timeZone} />
        </p>
      </Notice>
    ));
}

/** What was typed and could not be kept, where there is no form for it any more. */
export function TypedWords({ answer }: { answer: FormFailure }) {
  const typed = Object.entries(answer.values).flatMap(([name, text]) =>
    WRITTEN.test(name) && typeof text === "string" && text.trim() ? [{ name, text }] : [],
  );
  return (
    <>
      <ErrorSummary errors={answer.errors} title="Nothing was kept:" />
      {typed.length > 0 ? (
        <Section title="What you wrote" id="typed">
          <p>Copy it if you still need it; it stands only here.</p>
          {typed.map(({ name, text }) => (
            <p
              key={name}
              className="mt-3 max-w-(--container-text) whitespace-pre-wrap break-words border-line border-l-3 pl-3"
            >
              {text}
            </p>
          ))}
        </Section>
      ) : null}
    </>
  );
}

/** The fields of the room's forms that somebody writes in. */
const WRITTEN =
  /^(reason-|(reason|summary|candidateName|location|hiringManager|interviewer|day|time)$)/;
