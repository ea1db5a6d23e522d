/** A person's part in work done with AI, as evidence says it. */
export const PARTS = ["directed", "prompted", "verified", "decided"] as const;

export type Part = (typeof PARTS)[number];
