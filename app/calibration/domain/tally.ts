import type { Mark } from "./mark";

export type ScalePoint = { value: number; label: string };

/** How often each point of one scale was given, and what else there was instead of a point. */
export type Tally = {
  /** In the order of the scale's points. */
  counts: number[];
  /** Ratings that are a point: what shares are shares of. */
  rated: number;
  notApplicable: number;
  notObservable: number;
  notRated: number;
};

export function tallyOf(marks: readonly Mark[], points: readonly ScalePoint[]): Tally {
  const place = new Map(points.map(({ value }, index) => [value, index]));
  const tally: Tally = {
    counts: points.map(() => 0),
    rated: 0,
    notApplicable: 0,
    notObservable: 0,
    notRated: 0,
  };
  for (const mark of marks) {
    if (mark === null) tally.notRated++;
    else if (mark === "not-applicable") tally.notApplicable++;
    else if (mark === "not-observable") tally.notObservable++;
    else {
      const index = place.get(mark);
      if (index === undefined) continue;
      tally.counts[index] = (tally.counts[index] ?? 0) + 1;
      tally.rated++;
    }
  }
  return tally;
}

/** Whether the same was given as often; both over the same scale. */
export function sameTally(a: Tally, b: Tally): boolean {
  return (
    a.counts.every((count, index) => count === b.counts[index]) &&
    a.notApplicable === b.notApplicable &&
    a.notObservable === b.notObservable &&
    a.notRated === b.notRated
  );
}

/** A share in whole percent; of nothing it is nothing. */
export function percent(count: number, of: number): number {
  return of === 0 ? 0 : Math.round((100 * count) / of);
}

/** All of a tally in words, such as `1: 3 (10%), 2: 27 (90%), 1 not applicable`. */
export function tallyWords(tally: Tally, points: readonly ScalePoint[]): string {
  const given = points.map(({ value }, index) => {
    const count = tally.counts[index] ?? 0;
    return `${value}: ${count} (${percent(count, tally.rated)}%)`;
  });
  return [...given, ...restWords(tally)].join(", ");
}

/** What there is beside points, in words; empty where there is nothing. */
export function restWords({ notApplicable, notObservable, notRated }: Tally): string[] {
  return [
    notApplicable ? `${notApplicable} not applicable` : "",
    notObservable ? `${notObservable} not observable` : "",
    notRated ? `${notRated} not rated` : "",
  ].filter(Boolean);
}
