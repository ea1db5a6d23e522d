import type { Ladder, Level } from "~/ladder/domain/schema";
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

/** The tracks of all of these ladders, each once, titled as in the first that has it. */
export function trackTitles(ladders: Iterable<Ladder>): SessionData["tracks"] {
  const titles = new Map<string, string>();
  for (const { tracks } of ladders)
    for (const { id, title } of tracks) if (!titles.has(id)) titles.set(id, title);
  return [...titles].map(([id, title]) => ({ id, title }));
}

/** A level for people of all tracks together: one that tracks share has a title on each. */
export function levelName(level: Level): string {
  return [...new Set(Object.values(level.titles))].join(" or ") || levelTitle(level);
}

function stepTitle(ladder: Ladder, { from, to, tracks }: Ladder["transitions"][number]): string {
  const name = (levelId: string) => {
    const level = findLevel(ladder, levelId);
    return level ? levelTitle(level, tracks[0]) : levelId;
  };
  return `${name(from)} to ${name(to)}`;
}
