export const STANCES = ["agree", "partly", "disagree"] as const;
export type Stance = (typeof STANCES)[number];

/** None of these is an error: to disagree is a normal outcome. */
export const STANCE_WORDS: Record<Stance, string> = {
  agree: "I agree",
  partly: "I agree in part",
  disagree: "I disagree",
};
