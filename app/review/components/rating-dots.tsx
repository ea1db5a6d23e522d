type Points = readonly { value: number; label: string }[];

const STEP = 44;
const HEIGHT = 34;
const MIDDLE = 15;

/**
 * Two ratings on one scale: a ring for the engineer, a disc for the manager, a tick where the step expects it. Shapes
 * differ, so that colour carries nothing; the words stand beside it.
 */
export function RatingDots({
  points,
  self,
  manager,
  expected,
}: {
  points: Points;
  self: number | null;
  manager: number | null;
  expected: number | null;
}) {
  const width = STEP * points.length;
  const x = (value: number | null) => {
    const index = points.findIndex((point) => point.value === value);
    return index < 0 ? null : STEP * (index + 0.5);
  };
  const [selfX, managerX, expectedX] = [x(self), x(manager), x(expected)];
  return (
    <svg
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      aria-hidden
      className="h-auto text-strong-line narrow:max-w-full"
    >
      <line x1={STEP / 2} x2={width - STEP / 2} y1={MIDDLE} y2={MIDDLE} stroke="currentColor" />
      {points.map((point, index) => (
        <g key={point.value}>
          <circle cx={STEP * (index + 0.5)} cy={MIDDLE} r="2.5" className="fill-current" />
          <text
            x={STEP * (index + 0.5)}
            y={HEIGHT - 1}
            textAnchor="middle"
            className="fill-soft text-[0.6875rem]"
          >
            {point.value}
          </text>
        </g>
      ))}
      {expectedX === null ? null : (
        <path
          d={`M${expectedX} 0v6m0 18v-3`}
          className="stroke-ink"
          strokeWidth="1.5"
          fill="none"
        />
      )}
      {selfX !== null && managerX !== null && selfX !== managerX ? (
        <line x1={selfX} x2={managerX} y1={MIDDLE} y2={MIDDLE} className="stroke-ink" />
      ) : null}
      {managerX === null ? null : (
        <circle cx={managerX} cy={MIDDLE} r="6" className="fill-accent" />
      )}
      {selfX === null ? null : (
        <circle
          cx={selfX}
          cy={MIDDLE}
          r={selfX === managerX ? 9.5 : 6}
          className={selfX === managerX ? "fill-none stroke-ink" : "fill-ground stroke-ink"}
          strokeWidth="2"
        />
      )}
    </svg>
  );
}

/** What the marks mean. */
export function DotsLegend({ person, reviewer }: { person: string; reviewer: string }) {
  return (
    <p className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-1 text-small text-soft">
      <span className="inline-flex items-center gap-1.5">
        <svg width="14" height="14" aria-hidden>
          <circle cx="7" cy="7" r="5.5" className="fill-none stroke-ink" strokeWidth="2" />
        </svg>
        {person}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <svg width="14" height="14" aria-hidden>
          <circle cx="7" cy="7" r="6" className="fill-accent" />
        </svg>
        {reviewer}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <svg width="8" height="16" aria-hidden>
          <path d="M4 0v6m0 10v-4" className="stroke-ink" strokeWidth="1.5" />
        </svg>
        what the step expects
      </span>
    </p>
  );
}
