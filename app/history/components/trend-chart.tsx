import type { Chart, Side } from "../chart.server";

/** Dotted: one's own. Solid: the manager's. */
export const STROKES: Record<Side, string> = {
  self: "stroke-soft [stroke-dasharray:2_4]",
  manager: "stroke-accent",
};

/**
 * Marks on the points of a scale, assessment by assessment. The scale stays while the plot scrolls, beginning at its
 * latest end; on paper it is as wide as it has to be.
 */
export function TrendChart({ chart, label }: { chart: Chart; label: string }) {
  return (
    <div className={`flex print:break-inside-avoid print:py-4 ${paperSize(chart)}`}>
      <svg
        width={chart.scaleWidth}
        height={chart.height}
        viewBox={`0 0 ${chart.scaleWidth} ${chart.height}`}
        aria-hidden
        className="shrink-0"
      >
        {chart.rows.map((row) => (
          <Lines
            key={row.y}
            lines={row.lines}
            x={chart.scaleWidth - 10}
            y={row.y + 4 - (row.lines.length - 1) * 7}
            step={14}
            className={`text-small ${row.isLane ? "fill-soft italic" : "fill-ink"}`}
            anchor="end"
          />
        ))}
      </svg>
      <Reachable label={label}>
        <svg
          width={chart.plotWidth}
          height={chart.height}
          viewBox={`0 0 ${chart.plotWidth} ${chart.height}`}
          role="img"
          aria-label={label}
          className="max-w-none [direction:ltr]"
        >
          <Ground chart={chart} />
          {chart.strokes.map(({ side, path }) => (
            <path
              key={`${side}${path}`}
              d={path}
              fill="none"
              strokeWidth="1.5"
              className={STROKES[side]}
            />
          ))}
          {chart.marks.map((mark) => (
            <Mark key={`${mark.x} ${mark.y}`} {...mark} />
          ))}
          {chart.labels.map(({ x, y, text, isStart }) => (
            <text
              key={`${x} ${y}`}
              x={x}
              y={y}
              textAnchor={isStart ? "start" : "middle"}
              className={`text-small ${isStart ? "fill-soft" : "fill-ink font-semibold"}`}
            >
              {text}
            </text>
          ))}
        </svg>
      </Reachable>
    </div>
  );
}

// What scrolls sideways must be reachable by keyboard (WCAG 2.1.1).
const REACHABLE = { tabIndex: 0 };

/** Right to left, so that a plot that is too wide begins at its latest end without any script. */
function Reachable({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <section
      {...REACHABLE}
      aria-label={`${label}, drawn`}
      className="min-w-0 overflow-x-auto overflow-y-hidden [direction:rtl] print:overflow-visible"
    >
      {children}
    </section>
  );
}

function Ground({ chart }: { chart: Chart }) {
  return (
    <>
      {chart.rows.map(({ y, isLane }) => (
        <line
          key={y}
          x1="0"
          x2={chart.end}
          y1={y}
          y2={y}
          className={`stroke-line ${isLane ? "[stroke-dasharray:1_5]" : ""}`}
        />
      ))}
      {chart.versions.map(({ x, label }) => (
        <g key={x}>
          <line x1={x} x2={x} y1="18" y2={chart.bottom} className="stroke-strong-line" />
          <text x={x} y="11" textAnchor="middle" className="fill-soft text-small">
            {label}
          </text>
        </g>
      ))}
      {chart.columns.map(({ x, lines, month }) => (
        <g key={x}>
          <line
            x1={x}
            x2={x}
            y1={chart.bottom - 6}
            y2={chart.bottom}
            className="stroke-strong-line"
          />
          <Lines
            lines={lines}
            x={x}
            y={chart.bottom + 16}
            step={16}
            className="fill-ink text-small"
            anchor="middle"
          />
          <text
            x={x}
            y={chart.bottom + 16 + lines.length * 16}
            textAnchor="middle"
            className="fill-soft text-small"
          >
            {month}
          </text>
        </g>
      ))}
    </>
  );
}

/** Hollow and round: one's own. Filled and pointed: the manager's. */
export function Mark({ side, x, y, words }: { side: Side; x: number; y: number; words?: string }) {
  const title = words ? <title>{`${side === "self" ? "You" : "Manager"}: ${words}`}</title> : null;
  return side === "self" ? (
    <circle cx={x} cy={y} r="6" strokeWidth="2" className="fill-ground stroke-ink">
      {title}
    </circle>
  ) : (
    <path
      d={`M${x} ${y - 7.5}L${x + 7.5} ${y}L${x} ${y + 7.5}L${x - 7.5} ${y}Z`}
      className="fill-accent"
    >
      {title}
    </path>
  );
}

type LinesProps = {
  lines: string[];
  x: number;
  y: number;
  step: number;
  className: string;
  anchor: "middle" | "end";
};

function Lines({ lines, x, y, step, className, anchor }: LinesProps) {
  return (
    <text textAnchor={anchor} className={className}>
      {lines.map((line, index) => (
        <tspan key={line} x={x} y={y + index * step}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** Paper does not scroll: a wide drawing is made to fit. */
function paperSize({ scaleWidth, plotWidth }: Chart): string {
  const width = scaleWidth + plotWidth;
  const [, size] = PAPER_SIZES.find(([most]) => width <= most) ?? ["", "print:[zoom:0.25]"];
  return size;
}

const PAPER_SIZES = [
  [650, ""],
  [860, "print:[zoom:0.75]"],
  [1080, "print:[zoom:0.6]"],
  [1300, "print:[zoom:0.5]"],
  [1620, "print:[zoom:0.4]"],
] as const;
