import type { Note } from "../domain/debrief-page";

/** What one interviewer heard and saw on a criterion, and what they added to it since. */
export function NoteWords({
  note,
}: {
  note: Pick<Note, "quotes" | "observations" | "amendments">;
}) {
  const { quotes, observations, amendments } = note;
  return (
    <>
      {quotes ? (
        <>
          <p className="mt-2 text-small text-soft">Said</p>
          <blockquote className="border-line border-l-3 pl-3">
            <Words text={quotes} />
          </blockquote>
        </>
      ) : null}
      {observations ? (
        <>
          <p className="mt-2 text-small text-soft">Seen</p>
          <Words text={observations} />
        </>
      ) : null}
      {amendments.map((each) => (
        <Added
          key={`${each.point} ${each.text}`}
          text={each.text}
          point={each.point}
          afterOthers={each.afterOthers}
        />
      ))}
    </>
  );
}

/** As it was written, with its lines. */
export function Words({ text }: { text: string }) {
  return text ? <p className="whitespace-pre-wrap break-words">{text}</p> : null;
}

/** What was added to a card after it was handed in. */
export function Added({
  text,
  point = null,
  afterOthers = false,
}: {
  text: string;
  point?: number | null;
  afterOthers?: boolean;
}) {
  return (
    <div className="mt-2 border-line border-l-3 pl-3">
      <p className="text-small text-soft">
        Added after handing in{afterOthers ? ", with the others’ cards to read" : ""}
        {point === null ? "" : `: now ${point}`}
      </p>
      <Words text={text} />
    </div>
  );
}
