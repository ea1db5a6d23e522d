import { Tag } from "~/ui/page";
import { ScrollRegion } from "~/ui/scroll-region";
import { cannotTell, decimal, percent, range, signed } from "../domain/figure-words";
import type { RaterRow } from "../raters-page.server";

/** What can be told of each rater, in the order of names. */
export function RaterTable({ rows, axis }: { rows: RaterRow[]; axis: number }) {
  return (
    <ScrollRegion label="Raters">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Rater</th>
            <th scope="col">Rated</th>
            <th scope="col">
              Leniency, in points, from {signed(-axis, 1)} to {signed(axis, 1)}
            </th>
            <th scope="col">Spread beside all</th>
            <th scope="col">In the middle</th>
            <th scope="col">Criteria together</th>
            <th scope="col">Late evidence</th>
            <th scope="col">Pieces per rating</th>
            <th scope="col">Shift in the session</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="align-top">
              <th scope="row" className="min-w-36">
                {row.name} {row.isYou ? <Tag>you</Tag> : null}
              </th>
              <td className="min-w-32 text-small tabular-nums">{rated(row)}</td>
              <td className="min-w-64">
                <Leniency row={row} axis={axis} />
              </td>
              <IndicatorCells row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function rated({ reports, seconds, cases }: RaterRow): string {
  const parts = [
    reports > 0 ? `${reports} as manager` : "",
    seconds > 0 ? `${seconds} a second time` : "",
    cases > 0 ? `${cases} ${cases === 1 ? "case" : "cases"}` : "",
  ].filter(Boolean);
  return parts.join(", ") || "Nobody";
}

function Leniency({ row, axis }: { row: RaterRow; axis: number }) {
  const { severity, severityReason, compared } = row;
  if (severity?.leniency != null) {
    const interval = range(severity.interval, signed);
    return (
      <>
        {severity.interval ? (
          <Whiskers value={severity.leniency} interval={severity.interval} axis={axis} />
        ) : null}
        <span className="block text-small tabular-nums">
          {signed(severity.leniency)}
          {interval ? ` (${interval})` : ""}, from {severity.shared} shared ratings
        </span>
        {interval || !severityReason ? null : (
          <span className="block text-small text-soft">No interval. {severityReason}</span>
        )}
      </>
    );
  }
  return (
    <span className="block text-small">
      {cannotTell(severityReason ?? "nobody else rated the same.")}
      {compared ? (
        <span className="block text-soft tabular-nums">
          Their ratings are {decimal(Math.abs(compared.difference))} points{" "}
          {compared.difference < 0 ? "lower" : "higher"} than the population’s, from {compared.n}{" "}
          ratings of {compared.people} people.
        </span>
      ) : null}
    </span>
  );
}

const PLOT = { width: 220, height: 20, pad: 6 };

/** A dot with whiskers on the axis that all rows share; the numbers stand beside it. */
export function Whiskers({
  value,
  interval,
  axis,
}: {
  value: number;
  interval: { low: number; high: number };
  axis: number;
}) {
  const { width, height, pad } = PLOT;
  const x = (points: number) =>
    Math.round((pad + ((points + axis) / (2 * axis)) * (width - 2 * pad)) * 10) / 10;
  const middle = height / 2;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden
      className="block"
    >
      <line x1={pad} x2={width - pad} y1={middle} y2={middle} className="stroke-line" />
      <line x1={x(0)} x2={x(0)} y1="2" y2={height - 2} className="stroke-strong-line" />
      <line
        x1={x(interval.low)}
        x2={x(interval.high)}
        y1={middle}
        y2={middle}
        strokeWidth="2"
        className="stroke-accent"
      />
      <circle cx={x(value)} cy={middle} r="4.5" className="fill-accent" />
    </svg>
  );
}

function IndicatorCells({ row: { indicators, reason, shift } }: { row: RaterRow }) {
  if (!indicators)
    return (
      <td colSpan={6} className="text-small text-soft">
        <span className="block max-w-md">{cannotTell(reason ?? "there is nothing to count.")}</span>
      </td>
    );
  const { range: spread, middle, halo, recency, density } = indicators;
  const cells = [
    {
      key: "spread",
      value: spread.ratio === null ? null : decimal(spread.ratio),
      interval: range(spread.interval),
      n: `${spread.n} ratings`,
    },
    {
      key: "middle",
      value: middle.share === null ? null : percent(middle.share),
      interval: range(middle.interval, percent),
      n: `${middle.n} ratings`,
    },
    {
      key: "halo",
      value:
        halo.meanCorrelation === null
          ? null
          : `r ${decimal(halo.meanCorrelation)}, spread ${decimal(halo.withinPersonSd ?? 0)}`,
      interval: null,
      n: `${halo.persons} people`,
    },
    {
      key: "recency",
      value: recency.share === null ? null : percent(recency.share),
      interval: range(recency.interval, percent),
      n: `${recency.n} pieces`,
    },
    {
      key: "density",
      value: density.density === null ? null : decimal(density.density, 1),
      interval: null,
      n: `${density.n} ratings`,
    },
    {
      key: "shift",
      value: shift ? `${signed(shift.meanShift)} points` : null,
      interval: null,
      n: shift ? `${shift.changed} of ${shift.n} changed` : "",
    },
  ];
  return cells.map(({ key, value, interval, n }) => (
    <td key={key} className={`text-small tabular-nums ${key === "halo" ? "min-w-36" : ""}`}>
      {value === null ? (
        <span className="text-soft">Cannot tell</span>
      ) : (
        <>
          <span className="text-base">{value}</span>
          {interval ? <span className="block whitespace-nowrap">({interval})</span> : null}
        </>
      )}
      <span className="block whitespace-nowrap text-soft">{n}</span>
    </td>
  ));
}
