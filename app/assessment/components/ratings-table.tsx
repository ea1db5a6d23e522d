import type { ScalePoint } from "~/ladder/domain/schema";
import { DayOf } from "~/ui/dates";
import { ScrollRegion } from "~/ui/scroll-region";
import { GivenRating } from "./answer-block";

type Row = {
  id: string;
  question: string;
  points: readonly ScalePoint[];
  answer: { point: number | null; alternative: string | null; reason: string } | null;
  asked: number;
  /** Pieces recent enough for the criterion. */
  fresh: number;
  /** How it was rated in earlier cycles, oldest first. */
  before: {
    on: Date;
    answer: { point: number | null; alternative: string | null; reason: string } | null;
  }[];
};

/** All ratings at a glance: a dot on each criterion's scale, the words beside it, and how far evidence reaches. */
export function RatingsTable({ criteria, timeZone }: { criteria: Row[]; timeZone: string }) {
  const hasBefore = criteria.some(({ before }) => before.length > 0);
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
            <th scope="col">Recent evidence</th>
            {hasBefore ? <th scope="col">Earlier cycles</th> : null}
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
                {criterion.fresh} of {criterion.asked} asked
              </td>
              {hasBefore ? (
                <td>
                  <ul>
                    {criterion.before.map(({ on, answer }) => (
                      <li key={String(on)} className="mb-1 flex flex-wrap gap-x-3">
                        <GivenRating points={criterion.points} answer={answer} />
                        <span className="text-small text-soft">
                          <DayOf moment={on} timeZone={timeZone} />
                        </span>
                      </li>
                    ))}
                  </ul>
                </td>
              ) : null}
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
