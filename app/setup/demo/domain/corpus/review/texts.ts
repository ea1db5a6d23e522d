/** What reviewers write about one criterion. `{slots}` are filled from the work that the engineer speaks about. */
export type ReviewTexts = {
  /** Where both see the same: at points 1 and 2, and at 3 and 4. */
  agreed: { low: readonly string[]; high: readonly string[] };
  /** Where the reviewer's point is the lower one, by that point. */
  lower: Record<1 | 2 | 3, readonly string[]>;
  /** Where the reviewer's point is the higher one, by that point. */
  higher: Record<2 | 3 | 4, readonly string[]>;
  /** A question for more, and what an engineer answers to it. */
  question: string;
  answer: string;
  /** What the two may agree to do about it. */
  actions: readonly string[];
};
