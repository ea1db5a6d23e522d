export type RaterNames = ReadonlyMap<string, string>;

/** What raters are called: by name, or where names are hidden by a letter in the order of ids, which says nothing. */
export function raterNames(
  ids: readonly string[],
  managers: ReadonlySet<string>,
  known: ReadonlyMap<string, string>,
): RaterNames {
  let [manager, calibrator] = [0, 0];
  return new Map(
    [...ids].sort().map((id) => {
      const hidden = managers.has(id)
        ? `Manager ${letters(manager++)}`
        : `Calibrator ${letters(calibrator++)}`;
      return [id, known.get(id) ?? hidden];
    }),
  );
}

/** A, B, … Z, AA, AB, … */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${letters(Math.floor(index / 26) - 1)}${last}`;
}

/** Half the width of an axis about 0 that all intervals fit on, in steps of half a point. */
export function commonAxis(intervals: readonly { low: number; high: number }[]): number {
  const most = Math.max(0.5, ...intervals.map(({ low, high }) => Math.max(-low, high)));
  return Math.ceil(most * 2) / 2;
}
