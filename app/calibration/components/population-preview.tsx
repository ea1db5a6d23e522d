import { Notice } from "~/ui/page";
import type { PopulationWarning } from "../domain/population";
import { Names, Warnings } from "./overview-parts";

export type Preview = {
  names: string[];
  total: number;
  finished: number;
  isWithoutOwn: boolean;
  shown: number;
  warnings: PopulationWarning[];
};

/** What a choice of people comes to, before anything is written. */
export function PopulationPreview({ preview }: { preview: Preview }) {
  const { names, total, finished, isWithoutOwn, shown, warnings } = preview;
  if (total === 0)
    return (
      <Notice tone="warn" live title="This would be nobody.">
        {shown > 0 ? <p>{shownWords(shown)}</p> : <p>Choose other groups or other people.</p>}
      </Notice>
    );
  return (
    <div id="preview" tabIndex={-1}>
      <Notice live title={`${total === 1 ? "1 person" : `${total} people`}`}>
        <p>
          {finished} {finished === 1 ? "review is" : "reviews are"} finished
          {isWithoutOwn ? ", yours not counted" : ""}. Whoever is not finished is compared once they
          are.
        </p>
        {shown > 0 ? <p>{shownWords(shown)}</p> : null}
        <div className="mt-2">
          <Names names={names} />
          {total > names.length ? (
            <p className="text-small text-soft">And {total - names.length} more.</p>
          ) : null}
        </div>
      </Notice>
      <Warnings warnings={warnings} />
    </div>
  );
}

function shownWords(shown: number): string {
  return shown === 1
    ? "One more stays out, because their review has been released to them already."
    : `${shown} more stay out, because their reviews have been released to them already.`;
}
