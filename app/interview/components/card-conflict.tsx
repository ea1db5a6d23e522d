import type { Fields } from "~/assessment/components/answer-fields";
import type { SavedPart } from "../domain/card-form";

/** A field in words: what it is called, and what it says. */
export type FieldWords = { label: string; say: (value: string) => string };

/**
 * Two versions of one part of a card, side by side. Without JavaScript the one that is typed replaces the other when the
 * form is sent again.
 */
export function CardConflict({
  mine,
  current,
  words,
  onSettle,
}: {
  mine: Fields;
  current: SavedPart;
  words: Record<string, FieldWords>;
  onSettle?: (keep: "mine" | "saved") => void;
}) {
  // What neither says tells nothing apart.
  const told = Object.entries(words).filter(([name]) => mine[name] || current.fields[name]);
  const version = (title: string, keep: "mine" | "saved", fields: Fields) => (
    <div className="min-w-0">
      <p className="font-semibold">{title}</p>
      <dl>
        {told.map(([name, { label, say }]) => (
          <div key={name} className="mt-2">
            <dt className="text-small text-soft">{label}</dt>
            <dd className="whitespace-pre-wrap">{say(fields[name] ?? "") || "Nothing"}</dd>
          </div>
        ))}
      </dl>
      {onSettle ? (
        <button type="button" className="button mt-3" onClick={() => onSettle(keep)}>
          Keep this one
        </button>
      ) : null}
    </div>
  );
  return (
    <div role="alert" className="my-4 border-warn border-l-3 bg-warn-wash p-4">
      <p className="font-semibold">This was changed somewhere else</p>
      <p className="mt-1 max-w-(--container-text)">
        Perhaps in another tab or on another device. Nothing was overwritten.{" "}
        {onSettle
          ? "Choose which one stays."
          : "What stands in the fields below takes the place of what is saved once you save again."}
      </p>
      <div className="mt-4 grid gap-6 md:grid-cols-2">
        {version("What you have here", "mine", mine)}
        {version("What is saved", "saved", current.fields)}
      </div>
    </div>
  );
}
