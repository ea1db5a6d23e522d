import { Whiskers } from "~/calibration/components/rater-table";
import { signed } from "~/calibration/domain/figure-words";
import { LEAST_PEOPLE } from "~/calibration/domain/suppression";
import { ScrollRegion } from "~/ui/scroll-region";
import { type InterviewerPattern, patternWords } from "../domain/patterns";

type Row = InterviewerPattern & { name: string };

/** On a phone each interviewer is a block: the columns would be cut. */
const STACKED = "phone:block phone:px-0 phone:border-0 phone:py-1";

/** By name, like a register: where somebody stands in it says nothing. */
export function PatternTable({ rows, axis }: { rows: Row[]; axis: number }) {
  return (
    <ScrollRegion label="Interviewers beside those they interviewed with">
      <table className="table phone:block tabular-nums">
        <thead className="phone:hidden">
          <tr>
            <th scope="col">Interviewer</th>
            <th scope="col">Candidates</th>
            <th scope="col">Shared</th>
            <th scope="col">
              Beside the others, in points from {signed(-axis, 1)} to {signed(axis, 1)}
            </th>
          </tr>
        </thead>
        <tbody className="phone:block">
          {rows.map((row) => (
            <tr
              key={row.interviewerId}
              className="align-top phone:block phone:border-line phone:border-b phone:py-2"
            >
              <th scope="row" className={`${STACKED} phone:font-semibold`}>
                {row.name}
              </th>
              <td className="phone:hidden">{row.candidates}</td>
              <td className="phone:hidden">{row.shared}</td>
              <td className={`${STACKED} min-w-64 text-small phone:min-w-0`}>
                {row.difference !== null && row.interval ? (
                  <Whiskers value={row.difference} interval={row.interval} axis={axis} />
                ) : null}
                {patternWords(row)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Of whom nothing can be told yet, by name, and why. */
export function Untold({ rows }: { rows: Row[] }) {
  if (rows.length === 0) return null;
  return (
    <details className="mt-4 max-w-(--container-text)">
      <summary className="min-h-11 cursor-pointer py-2">
        Cannot be told yet for {rows.length} {rows.length === 1 ? "other" : "others"}:{" "}
        <span className="text-soft">{rows.map(({ name }) => name).join(", ")}</span>
      </summary>
      <ul className="list-disc pb-2 pl-5 text-small">
        {rows.map((row) => (
          <li key={row.interviewerId}>
            {row.name}, {row.candidates} {row.candidates === 1 ? "candidate" : "candidates"}.{" "}
            <span className="text-soft">{patternWords(row)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What these numbers are, and what they cannot say. */
export function AboutPatterns() {
  return (
    <div className="mt-8 max-w-(--container-text) space-y-2">
      <p>
        The unit is the candidate: each card counts once, however many criteria it holds, because
        somebody who takes to a candidate gives more on all of them. Its value is how far its points
        lie from the others’ on the same criteria of that candidate; criteria that one interviewer
        alone assessed take no part. Those values are taken apart into candidate and interviewer, by
        least squares. It can be told only of people who assessed the same criteria of the same
        candidates, directly or through others, and from {LEAST_PEOPLE} shared candidates on. Cards
        count as they were handed in before the decision, without what was added to them.
      </p>
      <p>
        Higher or lower is no fault and no trait: nobody here knows which of two was closer to the
        candidate, and each saw another hour. Of a hundred interviewers who rate alike, about five
        have an interval that leaves 0 out by chance. It is for talking about how anchors are read,
        and for nothing else.
      </p>
      <p className="text-small text-soft">
        Source: Searle 1987, Linear Models for Unbalanced Data, chapters 4 and 5. Candidates from
        outside whose interviews were purged count too: of those, only points are left.
      </p>
    </div>
  );
}
