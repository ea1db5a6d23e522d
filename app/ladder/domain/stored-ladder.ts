import type { Ladder } from "./schema";

/** Parts that the format has gained since the first ladders were published, as they are without them. */
type Gained = Pick<Ladder, "anchorCases">;

/**
 * A ladder from content that was parsed when it was published. It is not parsed again; what the format has gained since
 * is filled in.
 */
export function storedLadder(content: unknown): Ladder {
  return { anchorCases: [], ...(content as Omit<Ladder, keyof Gained> & Partial<Gained>) };
}
