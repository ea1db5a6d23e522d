import { Whiskers } from "~/calibration/components/rater-table";
import { signed } from "~/calibration/domain/figure-words";
import { LEAST_PEOPLE } from "~/calibration/domain/suppression";
import { ScrollRegion } from "~/ui/scroll-region";
import { type InterviewerPattern, patternWords } from "../domain/patterns";

type Row = InterviewerPattern & { name: string };

/** By name, like a register: where somebody stands in it says nothing. */
export function PatternTable({ rows, axis }: { rows: Row[]; axis: number }) {
  return (
    <ScrollRegion label="Interviewers beside those they interviewed with">
      <table className="table tabular-nums">
        <thead>
          <tr>
            <th scope="col">Interviewer</th>
            <th scope="col" className="hidden sm:table-cell">
              Candidates
            </th>
            <th scope="col" className="hidden sm:table-cell">
              Shared
            </th>
            <th scope="col">
              Beside the others, in points from {signed(-axis, 1)} to {signed(axis, 1)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.interviewerId} className="align-top">
              <th scope="row">{row.name}</th>
              <td className="hidden sm:table-cell">{row.candidates}</td>
              <td className="hidden sm:table-cell">{row.shared}</td>
              <td className="min-w-64 text-small">
                {row.difference !== null && row.interval ? (
                  <Whiskers value={row.difference} interval={row.interval} axis={axis} />
                ) : null}
                <span className={row.difference === null ? "text-soft" : undefined}>
                  {patternWords(row)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** What these numbers are, and what they cannot say. */
export function AboutPatterns() {
  return (
    <div className="mt-8 max-w-(--container-text) space-y-2">
      <p>
        Each point is taken apart into the candidate on that criterion and the interviewer, by least
        squares. It can be told only of people who assessed the same criteria of the same
        candidates, directly or through others, and from {LEAST_PEOPLE} shared candidates on. Cards
        count as they were handed in before the decision.
      </p>
      <p>
        Higher or lower is no fault and no trait: nobody here knows which of two was closer to the
        candidate, and each saw another hour. Of a hundred interviewers who rate alike, about five
        have an interval that leaves 0 out by chance. It is for talking about how anchors are read,
        and for nothing else.
      </p>
      <p className="text-small text-soft">
        Source: Searle 1987, Linear Models for Unbalanced Data, chapters 4 and 5. Candidates whose
        interviews were purged count too: of those, only points are left.
      </p>
    </div>
  );
}
