import { asFields, type Fields, type SavedAnswer } from "./answer-fields";
import { alternativeLabel } from "./rating-cards";

type ConflictProps = {
  mine: Fields;
  current: SavedAnswer;
  pointLabels: Record<string, string>;
  /** With JavaScript; without it the buttons submit the form they stand in. */
  onSettle?: (keep: "mine" | "saved") => void;
};

/** Two versions of one answer, side by side. Whichever is kept, the other stays as earlier text. */
export function Conflict({ mine, current, pointLabels, onSettle }: ConflictProps) {
  const settle = (keep: "mine" | "saved") =>
    onSettle
      ? { type: "button" as const, onClick: () => onSettle(keep) }
      : { type: "submit" as const, name: "intent", value: `keep-${keep}` };
  return (
    <section
      role="alert"
      aria-labelledby="conflict"
      className="my-6 border-warn border-l-3 bg-warn-wash p-4"
    >
      <h2 id="conflict" className="font-semibold text-lead">
        This answer was changed somewhere else
      </h2>
      <p className="mt-1 max-w-(--container-text)">
        Perhaps in another tab or on another device. Nothing was overwritten. Choose which one
        stays; the other is kept below as earlier text.
      </p>
      <div className="mt-4 grid gap-6 md:grid-cols-2">
        <Version title="What you have here" fields={mine} pointLabels={pointLabels}>
          <button {...settle("mine")} className="button button-primary">
            Keep this one
          </button>
        </Version>
        <Version title="What is saved" fields={asFields(current)} pointLabels={pointLabels}>
          <button {...settle("saved")} className="button">
            Keep this one
          </button>
        </Version>
      </div>
    </section>
  );
}

function Version({
  title,
  fields,
  pointLabels,
  children,
}: {
  title: string;
  fields: Fields;
  pointLabels: Record<string, string>;
  children: React.ReactNode;
}) {
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      <p className="mt-1">{answerInWords(fields.answer, pointLabels)}</p>
      {fields.reason ? <p className="mt-1 text-soft">{fields.reason}</p> : null}
      <p className="mt-2 mb-3 whitespace-pre-wrap">{fields.narrative || "No text."}</p>
      {children}
    </div>
  );
}

/** "Proficient (3)", "Not applicable", "Not rated". */
export function answerInWords(
  answer: string | undefined,
  pointLabels: Record<string, string>,
): string {
  if (!answer) return "Not rated";
  const label = pointLabels[answer];
  return label ? `${label} (${answer})` : alternativeLabel(answer);
}
