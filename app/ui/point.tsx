const RAMP = [
  "bg-point-1 text-on-point-1",
  "bg-point-2 text-on-point-2",
  "bg-point-3 text-on-point-3",
  "bg-point-4 text-on-point-4",
] as const;

/**
 * A rating as number and word on the ramp. `position` is its place on the scale from 0 (lowest) to 1 (highest), so
 * that scales of any length share the four steps.
 */
export function Point({
  value,
  label,
  position,
}: {
  value: number;
  label: string;
  position: number;
}) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span
        className={`inline-flex size-6 items-center justify-center rounded-small font-semibold text-small ${rampClass(position)}`}
      >
        {value}
      </span>
      {label}
    </span>
  );
}

export function rampClass(position: number): string {
  const step = Math.min(RAMP.length - 1, Math.max(0, Math.round(position * (RAMP.length - 1))));
  return RAMP[step] ?? RAMP[0];
}
