import type { Ladder, Transition } from "~/ladder/domain/schema";
import { nextTransitions, transitionsFrom } from "~/ladder/domain/view";

export type CycleState = "draft" | "open" | "closed";

/**
 * What a person is assessed against in a cycle unless somebody chooses otherwise: the step to the next level on their
 * own track. Null for people who are not on the ladder or stand at its top.
 */
export function defaultTransition(
  ladder: Ladder,
  person: { trackId: string | null; levelId: string | null },
): Transition | null {
  const { trackId, levelId } = person;
  if (!trackId || !levelId) return null;
  return (
    transitionsFrom(ladder, levelId, trackId)[0] ??
    nextTransitions(ladder, { trackId, levelId })[0] ??
    null
  );
}

/** Whether a cycle may go from one state to another; closed cycles may be opened again. */
export function mayBecome(from: CycleState, to: CycleState): boolean {
  return (
    (from === "draft" && to === "open") ||
    (from === "open" && to === "closed") ||
    (from === "closed" && to === "open")
  );
}
