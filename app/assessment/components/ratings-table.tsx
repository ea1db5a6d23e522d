import type { ScalePoint } from "~/ladder/domain/schema";
import { ScrollRegion } from "~/ui/scroll-region";
import { GivenRating } from "./answer-block";

type Row = {
  id: string;
  question: string;
  points: readonly ScalePoint[];
  answer: { point: number | null; alternative: string | null; reason: string } | null;
  evidence: unknown[];
  asked: number;
};

/** All ratings at a glance: a dot on each criterion's scale, the words beside it, and how far evidence reaches. */
export function RatingsTable({ criteria }: { criteria: Row[] }) {
  return (
    <ScrollRegion label="Your ratings as a table">
      <table className="table max-w-4xl">
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">Your rating</th>
            <th scope="col" className="hidden sm:table-cell">
              On the scale
            </th>
            <th scope="col">Evidence</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <tr key={criterion.id}>
              <td>
                <a href={`#${criterion.id}`}>{criterion.question}</a>
              </td>
              <td>
                <GivenRating points={criterion.points} answer={criterion.answer} />
              </td>
              <td className="hidden sm:table-cell">
                <Dot points={criterion.points} value={criterion.answer?.point ?? null} />
              </td>
              <td>
                {criterion.evidence.length} of {criterion.asked} asked
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const STEP = 26;

function Dot({ points, value }: { points: readonly ScalePoint[]; value: number | null }) {
  const width = STEP * points.length;
  return (
    <svg
      width={width}
      height="20"
      viewBox={`0 0 ${width} 20`}
      aria-hidden
      className="text-strong-line"
    >
      <line x1={STEP / 2} x2={width - STEP / 2} y1="10" y2="10" stroke="currentColor" />
      {points.map((point, index) => (
        <circle
          key={point.value}
          cx={STEP * (index + 0.5)}
          cy="10"
          r={point.value === value ? 7 : 3}
          className={point.value === value ? "fill-accent" : "fill-current"}
        />
      ))}
    </svg>
  );
}
