import { Moment } from "~/ui/dates";
import { answerInWords } from "./conflict";

type Text = {
  id: string;
  point: number | null;
  alternative: string | null;
  reason: string;
  narrative: string;
  replacedAt: Date;
};
type Props = {
  earlier: readonly Text[];
  timeZone: string;
  pointLabels: Record<string, string>;
};

/** What conflicts set aside on one criterion, newest first. */
export function EarlierTexts({ earlier, pointLabels, timeZone }: Props) {
  if (earlier.length === 0) return null;
  return (
    <details className="mt-6 max-w-(--container-text)">
      <summary className="min-h-11 py-2 font-semibold text-accent">
        Earlier text ({earlier.length})
      </summary>
      <ul>
        {earlier.map((text) => (
          <li key={text.id} className="border-line border-t py-3">
            <p className="text-small text-soft">
              Set aside <Moment value={text.replacedAt} timeZone={timeZone} /> ·{" "}
              {answerInWords(text.alternative ?? String(text.point ?? ""), pointLabels)}
            </p>
            <p className="whitespace-pre-wrap">{text.narrative || text.reason || "No text."}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
