/** The engineer's part in work done with AI. */
export const PARTS = ["directed", "prompted", "verified", "decided"] as const;
export type Part = (typeof PARTS)[number];

export const PART_WORDS: Record<Part, string> = {
  directed: "Directed: broke the problem down and set the course",
  prompted: "Prompted: gave context and constraints, and iterated",
  verified: "Verified: checked that the result is right",
  decided: "Decided: chose between options and answered for it",
};
