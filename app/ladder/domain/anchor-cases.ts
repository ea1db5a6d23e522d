import type { AnchorCase, Ladder } from "./schema";

/** The anchor cases written for a transition, in the ladder's order. */
export function anchorCasesOf(ladder: Ladder, transitionId: string): AnchorCase[] {
  return ladder.anchorCases.filter(({ transition }) => transition === transitionId);
}

export function findAnchorCase(ladder: Ladder, id: string): AnchorCase | undefined {
  return ladder.anchorCases.find((each) => each.id === id);
}

/** A ladder as it may be shown to people who are still to rate the cases. */
export function withoutAnchorCases(ladder: Ladder): Ladder {
  return { ...ladder, anchorCases: [] };
}
