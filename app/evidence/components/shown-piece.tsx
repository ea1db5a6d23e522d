import { PART_WORDS } from "~/assessment/domain/parts";
import { Day } from "~/ui/dates";
import type { ShownPiece } from "../domain/corroboration";

/** One piece as a colleague is shown it: all of it, and nothing around it. */
export function ShownPieceBlock({
  shown,
  whose = "Their",
}: {
  shown: ShownPiece;
  whose?: "Their" | "Your";
}) {
  return (
    <div className="max-w-(--container-text) border-line border-l-3 pl-4">
      <a href={shown.url} rel="noopener noreferrer" target="_blank" className="font-semibold">
        {shown.title}
        <span className="sr-only"> (opens in a new tab)</span>
      </a>
      <p className="text-small text-soft">
        {shown.kindTitle} · <Day value={shown.date} />
      </p>
      <p className="mt-2 whitespace-pre-line">{shown.shows}</p>
      <p className="mt-3 text-small text-soft">{whose} part in it</p>
      {shown.parts.length > 0 ? (
        <ul>
          {shown.parts.map((part) => (
            <li key={part}>{PART_WORDS[part]}</li>
          ))}
        </ul>
      ) : (
        <p>Not said</p>
      )}
    </div>
  );
}
