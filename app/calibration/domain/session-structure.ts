import type { Ladder } from "~/ladder/domain/schema";
import {
  criteriaOfTransition,
  findCompetency,
  findLevel,
  findTransition,
  levelTitle,
  scaleOf,
} from "~/ladder/domain/view";
import type { SessionCriterion, SessionData } from "./session-data";

/** The criteria and steps of everybody in it, in the ladder's order. */
export function structureOf<Member extends { transitionId: string }>(
  members: readonly Member[],
  ladderOf: (member: Member) => Ladder,
): Pick<SessionData, "criteria" | "steps"> {
  const steps = new Map<string, { id: string; title: string; order: number }>();
  const criteria = new Map<string, SessionCriterion>();
  for (const member of members) {
    const { transitionId } = member;
    if (steps.has(transitionId)) continue;
    const ladder = ladderOf(member);
    const transition = findTransition(ladder, transitionId);
    steps.set(transitionId, {
      id: transitionId,
      title: transition ? stepTitle(ladder, transition) : transitionId,
      order: ladder.transitions.findIndex((each) => each.id === transitionId),
    });
    for (const criterion of criteriaOfTransition(ladder, transitionId)) {
      const known = criteria.get(criterion.id);
      if (known) {
        known.stepIds.push(transitionId);
        continue;
      }
      const scale = scaleOf(ladder, criterion);
      criteria.set(criterion.id, {
        id: criterion.id,
        question: criterion.question,
        competencyId: criterion.competency,
        competency: findCompetency(ladder, criterion.competency)?.title ?? criterion.competency,
        stepIds: [transitionId],
        scaleId: scale.id,
        isMonotone: scale.polarity === "monotone",
        points: scale.points.map(({ value, label }) => ({ value, label })),
      });
    }
  }
  const ordered = [...steps.values()].sort((a, b) => a.order - b.order);
  return {
    steps: ordered.map(({ id, title }) => ({ id, title })),
    criteria: ordered.flatMap(({ id }) =>
      [...criteria.values()].filter((criterion) => criterion.stepIds[0] === id),
    ),
  };
}

function stepTitle(ladder: Ladder, { from, to, tracks }: Ladder["transitions"][number]): string {
  const name = (levelId: string) => {
    const level = findLevel(ladder, levelId);
    return level ? levelTitle(level, tracks[0]) : levelId;
  };
  return `${name(from)} to ${name(to)}`;
}
