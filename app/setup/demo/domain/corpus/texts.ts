export type Point = 1 | 2 | 3 | 4;

/** What people say about one criterion. `{slots}` are filled from the work of their team. */
export type CriterionTexts = {
  /** Narratives by the point they speak for. */
  points: Record<Point, readonly string[]>;
  /** Ends of narratives at points 1 and 2: what is missing. */
  missing: readonly string[];
  /** Ends of narratives at points 3 and 4. */
  lasting: readonly string[];
  /** What a piece of evidence shows. */
  shows: readonly string[];
  /** Why nobody could have seen it. */
  unseen: readonly string[];
};
