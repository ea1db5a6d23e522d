/** The life of a candidate's interviews. */
export const PANEL_STATES = ["open", "debrief", "decided", "withdrawn"] as const;
export type PanelState = (typeof PANEL_STATES)[number];

export const RECOMMENDATIONS = ["strong-no", "no", "yes", "strong-yes"] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];

export const FLAW_OUTCOMES = ["found", "hinted", "missed"] as const;
export type FlawOutcome = (typeof FLAW_OUTCOMES)[number];

/** The names that enums have in the database: upper case, joined by underscores. */
export type Stored<Word extends string> = Word extends `${infer First}-${infer Rest}`
  ? `${Uppercase<First>}_${Stored<Rest>}`
  : Uppercase<Word>;

/** A state, recommendation or outcome as the database names it. */
export function stored<Word extends PanelState | Recommendation | FlawOutcome>(
  word: Word,
): Stored<Word> {
  return word.toUpperCase().replaceAll("-", "_") as Stored<Word>;
}

/** And back again. */
export function inWords<Word extends PanelState | Recommendation | FlawOutcome>(
  name: Stored<Word>,
): Word {
  return name.toLowerCase().replaceAll("_", "-") as Word;
}
