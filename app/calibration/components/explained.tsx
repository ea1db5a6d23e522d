import { EXPLANATIONS, type ExplanationId } from "../domain/figure-words";
import { Chevron } from "./chevron";

const TITLES: Partial<Record<ExplanationId, string>> = {
  severity: "Leniency",
  spread: "Spread beside all",
  middle: "In the middle",
  halo: "Criteria together",
  recency: "Late evidence",
  density: "Pieces per rating",
  shift: "Shift in the session",
};

/** What the columns of a table are, and what they are not; n and interval stand in its cells. */
export function Explained({ ids }: { ids: readonly ExplanationId[] }) {
  return (
    <div className="mt-4 max-w-(--container-text)">
      {ids.map((id) => {
        const { formula, not, source } = EXPLANATIONS[id];
        return (
          <details key={id} className="group border-line border-t last:border-b">
            <summary className="flex min-h-11 cursor-pointer items-center gap-1">
              <Chevron />
              {TITLES[id] ?? id}: what it is, and what it is not
            </summary>
            <dl className="grid gap-x-4 gap-y-2 pb-3 text-small sm:grid-cols-[8rem_1fr]">
              <dt className="text-soft">How it is worked out</dt>
              <dd>{formula}</dd>
              <dt className="text-soft">What it does not mean</dt>
              <dd>{not}</dd>
              <dt className="text-soft">Source</dt>
              <dd>{source}</dd>
            </dl>
          </details>
        );
      })}
    </div>
  );
}
