import { findLevel, levelTitle } from "~/ladder/domain/view";
import { type Debriefing, standingPoint } from "./debrief-cards";

export type StepMapping = {
  stepId: string;
  /** The level that the step leads to. */
  level: string;
  /** Criteria of which the step asks a point. */
  asked: number;
  /** All who assessed it gave that point or more. */
  met: number;
  /** Some did, some gave less. */
  differ: number;
  /** All who assessed it gave less. */
  below: number;
  unassessed: number;
};

/**
 * How the points as they stand lie beside what each step asks. It counts criteria and says nothing of where the candidate
 * belongs: that is for a person to write.
 */
export function stepMappings(
  { ladder, asked, counted }: Pick<Debriefing, "ladder" | "asked" | "counted">,
  trackId: string,
): StepMapping[] {
  const steps = new Map<string, StepMapping>();
  for (const { criterion, step, expected } of asked) {
    if (expected === null) continue;
    const level = findLevel(ladder, step.to);
    const mapping = steps.get(step.id) ?? {
      stepId: step.id,
      level: level ? levelTitle(level, trackId) : step.to,
      asked: 0,
      met: 0,
      differ: 0,
      below: 0,
      unassessed: 0,
    };
    steps.set(step.id, mapping);
    mapping.asked += 1;
    mapping[
      standingOf(
        counted.flatMap(({ card }) => standingPoint(card, criterion.id) ?? []),
        expected,
      )
    ] += 1;
  }
  return [...steps.values()];
}

function standingOf(points: readonly number[], expected: number) {
  const reaching = points.filter((point) => point >= expected).length;
  if (points.length === 0) return "unassessed";
  if (reaching === points.length) return "met";
  return reaching === 0 ? "below" : "differ";
}

/** The mapping as sentences beside the choice of a place. */
export function mappingWords({
  level,
  asked,
  met,
  differ,
  below,
  unassessed,
}: StepMapping): string {
  const rest = [
    differ > 0 ? `in ${differ} the interviewers differ` : "",
    below > 0 ? `in ${below} it is not there yet` : "",
    unassessed > 0 ? `${unassessed} ${unassessed === 1 ? "was" : "were"} not assessed` : "",
  ].filter(Boolean);
  const first = `What the cards say meets what is asked in ${met} of the ${asked} ${asked === 1 ? "criterion" : "criteria"} that the step to ${level} asks`;
  return rest.length === 0 ? `${first}.` : `${first}; ${rest.join(", ")}.`;
}

/** How the criteria of a kit belong to steps; empty where no step asks a point of them. */
export function stepShares(mappings: readonly Pick<StepMapping, "level" | "asked">[]): string {
  return mappings.map(({ level, asked }) => `the step to ${level} asks ${asked}`).join(", ");
}
