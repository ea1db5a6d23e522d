export type PanelMoments = { debriefAt: Date | null; decidedAt: Date | null };

/**
 * When something was said, by what the panel had reached: what comes after the debrief opened counts and is marked, what
 * comes after the decision is kept and counts in nothing.
 */
export type Lateness = "in-time" | "after-debrief" | "after-decision";

/** How late something said at `at` came. */
export function latenessOf(at: Date, { debriefAt, decidedAt }: PanelMoments): Lateness {
  if (decidedAt && at > decidedAt) return "after-decision";
  return debriefAt && at > debriefAt ? "after-debrief" : "in-time";
}
