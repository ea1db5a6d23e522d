import { ScrollRegion } from "~/ui/scroll-region";
import { percent, restWords, type ScalePoint, type Tally, tallyWords } from "../domain/tally";

// Whole names, so that the style sheet holds them.
const STEPS = [
  { bar: "fill-point-1", text: "fill-on-point-1", swatch: "bg-point-1" },
  { bar: "fill-point-2", text: "fill-on-point-2", swatch: "bg-point-2" },
  { bar: "fill-point-3", text: "fill-on-point-3", swatch: "bg-point-3" },
  { bar: "fill-point-4", text: "fill-on-point-4", swatch: "bg-point-4" },
] as const;

function stepOf(index: number, points: number) {
  const position = points > 1 ? index / (points - 1) : 0;
  return STEPS[Math.round(position * (STEPS.length - 1))] ?? STEPS[0];
}

/** Whether a part has room for its number on a phone, in percent of the bar. */
function hasRoom(share: number, count: number): boolean {
  return share >= 2 + 2.2 * String(count).length;
}

type Props = {
  tally: Tally;
  points: readonly ScalePoint[];
  /** The same before the session changed anything, drawn thin below. */
  before?: Tally | null;
  /** Percent per point, as ticks above the bar. */
  guideline?: readonly number[] | null;
};

/**
 * How often each point was given, as parts of one bar from the lowest to the highest. All that it shows stands in words
 * below it, which is also what is read out.
 */
export function StackedBar({ tally, points, before = null, guideline = null }: Props) {
  const height = before ? 40 : 30;
  return (
    <div>
      <svg
        aria-hidden="true"
        className="block w-full"
        height={height}
        // Positions are in percent of its width, so that numbers keep their shape at any.
        width="100%"
      >
        {guideline ? <Ticks guideline={guideline} /> : null}
        {tally.rated === 0 ? (
          <rect
            x="0"
            y="6"
            width="100%"
            height="24"
            className="fill-transparent stroke-line"
            strokeDasharray="4 4"
          />
        ) : (
          <Parts tally={tally} points={points} top={6} height={24} withNumbers />
        )}
        {before && before.rated > 0 ? (
          <Parts tally={before} points={points} top={33} height={6} />
        ) : null}
      </svg>
      <p className="mt-1 text-small text-soft tabular-nums">
        {tally.rated === 0
          ? ["No point given", ...restWords(tally)].join(", ")
          : tallyWords(tally, points)}
        {before ? (
          <span className="block">Before, by the managers: {tallyWords(before, points)}</span>
        ) : null}
      </p>
    </div>
  );
}

type PartsProps = {
  tally: Tally;
  points: readonly ScalePoint[];
  top: number;
  height: number;
  withNumbers?: boolean;
};

function Parts({ tally, points, top, height, withNumbers = false }: PartsProps) {
  const starts = tally.counts.map((_, index) => sum(tally.counts.slice(0, index)));
  const at = (count: number) => (100 * count) / tally.rated;
  return (
    <>
      {points.map(({ value }, index) => {
        const count = tally.counts[index] ?? 0;
        if (count === 0) return null;
        const x = at(starts[index] ?? 0);
        const step = stepOf(index, points.length);
        return (
          <g key={value}>
            <rect
              x={`${x}%`}
              y={top}
              width={`${at(count)}%`}
              height={height}
              className={`${step.bar} stroke-ground`}
            />
            {withNumbers && hasRoom(at(count), count) ? (
              <text
                x={`${x + at(count) / 2}%`}
                y={top + height / 2}
                dominantBaseline="central"
                textAnchor="middle"
                className={`font-semibold text-small ${step.text}`}
              >
                {count}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}

/** Where each point would end if the shares were the guideline's; outside the bar, so that any fill leaves them visible. */
function Ticks({ guideline }: { guideline: readonly number[] }) {
  const ends = guideline.slice(0, -1).map((_, index) => sum(guideline.slice(0, index + 1)));
  return (
    <>
      {[...new Set(ends)].map((end) => (
        <line
          key={end}
          x1={`${end}%`}
          x2={`${end}%`}
          y1="0"
          y2="6"
          strokeWidth="2"
          className="stroke-ink"
        />
      ))}
    </>
  );
}

/** What the fills mean, lowest first. */
export function PointLegend({ points }: { points: readonly ScalePoint[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small">
      {points.map(({ value, label }, index) => (
        <li key={value} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={`size-3 rounded-small ${stepOf(index, points.length).swatch}`}
          />
          {value} {label}
        </li>
      ))}
    </ul>
  );
}

/** Numbers of tallies as a table, for those who read it rather than look at it. */
export function TallyTable({
  caption,
  first,
  rows,
  points,
}: {
  caption: string;
  /** What the first column holds. */
  first: string;
  rows: readonly { id: string; label: string; people: number; tally: Tally }[];
  points: readonly ScalePoint[];
}) {
  return (
    <ScrollRegion label={caption}>
      <table className="table tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">People</th>
            {points.map(({ value, label }) => (
              <th key={value} scope="col">
                {value} {label}
              </th>
            ))}
            <th scope="col">Not applicable</th>
            <th scope="col">Not observable</th>
            <th scope="col">Not rated</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, people, tally }) => (
            <tr key={id}>
              <th scope="row" className="min-w-48">
                {label}
              </th>
              <td>{people}</td>
              {points.map(({ value }, index) => (
                <td key={value} className="whitespace-nowrap">
                  {tally.counts[index] ?? 0}{" "}
                  <span className="text-soft">
                    {percent(tally.counts[index] ?? 0, tally.rated)}%
                  </span>
                </td>
              ))}
              <td>{tally.notApplicable}</td>
              <td>{tally.notObservable}</td>
              <td>{tally.notRated}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
