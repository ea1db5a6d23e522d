/** Percent of the ratings that an organisation has in mind for each point, by the point's value. It only informs. */
export type Guideline = Record<string, number>;

/**
 * A guideline as it is typed, such as `1: 5, 2: 25, 3: 55, 4: 15`; null where nothing is typed.
 * @throws never: what cannot be read comes back as a sentence
 */
export function readGuideline(
  text: string,
): { ok: true; guideline: Guideline | null } | { ok: false; message: string } {
  const written = text.trim();
  if (!written) return { ok: true, guideline: null };
  const pairs = written
    .split(/[,;\n]+/)
    .map((each) => /^\s*(\d+)\s*[:=]\s*(\d+(?:\.\d+)?)\s*%?\s*$/.exec(each));
  if (pairs.some((pair) => pair === null))
    return {
      ok: false,
      message: "Write each point with its percent, such as 1: 5, 2: 25, 3: 55, 4: 15.",
    };
  const guideline: Guideline = {};
  for (const pair of pairs) guideline[pair?.[1] ?? ""] = Number(pair?.[2]);
  const sum = Object.values(guideline).reduce((total, share) => total + share, 0);
  if (Object.keys(guideline).length < pairs.length)
    return { ok: false, message: "A point is there twice." };
  if (Math.abs(sum - 100) > 0.5)
    return { ok: false, message: `The shares come to ${sum} percent; they should come to 100.` };
  return { ok: true, guideline };
}

export function guidelineText(guideline: Guideline | null): string {
  return Object.entries(guideline ?? {})
    .map(([point, share]) => `${point}: ${share}`)
    .join(", ");
}
