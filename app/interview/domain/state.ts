/** The life of a candidate's interviews. */
export const PANEL_STATES = ["open", "debrief", "decided", "withdrawn"] as const;
export type PanelState = (typeof PANEL_STATES)[number];

/** What a decision says. */
export const OUTCOMES = ["offer", "no-offer"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const RECOMMENDATIONS = ["strong-no", "no", "yes", "strong-yes"] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];

/** What time did not reach is neither found nor missed. */
export const FLAW_OUTCOMES = ["found", "hinted", "missed", "not-reached"] as const;
export type FlawOutcome = (typeof FLAW_OUTCOMES)[number];

/** The names that enums have in the database: upper case, joined by underscores. */
export type Stored<Word extends string> = Word extends `${infer First}-${infer Rest}`
  ? `${Uppercase<First>}_${Stored<Rest>}`
  : Uppercase<Word>;

/** A state, recommendation or outcome as the database names it. */
export function stored<Word extends PanelState | Outcome | Recommendation | FlawOutcome>(
  word: Word,
): Stored<Word> {
  return word.toUpperCase().replaceAll("-", "_") as Stored<Word>;
}

/** And back again. */
export function inWords<Word extends PanelState | Outcome | Recommendation | FlawOutcome>(
  name: Stored<Word>,
): Word {
  return name.toLowerCase().replaceAll("_", "-") as Word;
}
