import { type CarryPlan, carryPlan, type Fate } from "./carry";
import type { Ladder } from "./schema";
import { compareVersions } from "./version-order";

/** Assessments that look alike: so many towards this transition, with answers to just these criteria. */
export type Shape = {
  /** The ladder version they are pinned to. */
  version: string;
  transitionId: string;
  answered: readonly string[];
  count: number;
};

/** So many assessments of which the same can be said: criteria to answer anew, and criteria that are closed. */
export type ImpactGroup = { reattest: number; closed: number; count: number };

/** Each open assessment is counted in exactly one of the kinds. */
export type ImpactCounts = {
  total: number;
  /** Nothing is answered yet. */
  unanswered: number;
  carryAll: number;
  /** Some criteria to answer anew, and none lost. */
  reattest: ImpactGroup[];
  /** Some criteria that are no longer asked. */
  lose: ImpactGroup[];
  /** Their transition no longer exists, so they stay where they are. */
  cannotMove: number;
};

export type Impact = ImpactCounts & {
  transitions: (ImpactCounts & {
    transitionId: string;
    /** Per criterion that somebody answered: what becomes of how many answers. */
    criteria: (Fate & { answers: number })[];
    /** Criteria that are asked for the first time. */
    added: string[];
  })[];
};

export type PlanFor = (version: string, transitionId: string) => CarryPlan | null;

/** The plans that lead to `to` from any of `published`; each is made once. */
export function plansTo(to: Ladder, published: readonly Ladder[]): PlanFor {
  const known = new Map<string, CarryPlan | null>();
  return (version, transitionId) => {
    const key = `${version} ${transitionId}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const from = published.find((ladder) => ladder.version === version);
    const between = published.filter(
      (ladder) =>
        compareVersions(ladder.version, version) > 0 &&
        compareVersions(ladder.version, to.version) < 0,
    );
    const plan = from ? carryPlan(from, to, transitionId, between) : null;
    known.set(key, plan);
    return plan;
  };
}

/** What moving every one of these assessments would do. */
export function impactOf(shapes: readonly Shape[], planFor: PlanFor): Impact {
  const ids = [...new Set(shapes.map(({ transitionId }) => transitionId))];
  const transitions = ids.map((transitionId) => {
    const own = shapes.filter((shape) => shape.transitionId === transitionId);
    const plans = own.map((shape) => planFor(shape.version, transitionId));
    return {
      transitionId,
      ...countsOf(own, planFor),
      criteria: criteriaOf(own, planFor),
      added: [...new Set(plans.flatMap((plan) => plan?.added ?? []))],
    };
  });
  return { ...countsOf(shapes, planFor), transitions };
}

/** How many criteria of an assessment have to be answered anew, and how many answers are closed. */
export function outcomeOf(
  plan: CarryPlan,
  answered: readonly string[],
): { reattest: string[]; closed: string[] } {
  const fates = plan.fates.filter(({ from }) => answered.includes(from));
  const standing = fates.flatMap((fate) => (fate.carry === "carried" ? fate.to : []));
  const again = fates.flatMap((fate) => (fate.carry === "re-attest" ? fate.to : []));
  return {
    // Where one answer stands and another joins it, there is nothing to answer anew.
    reattest: [...new Set(again)].filter((id) => !standing.includes(id)),
    closed: fates.filter(({ carry }) => carry === "closed").map(({ from }) => from),
  };
}

/** Whether every open assessment would keep every rating it has. */
export function carriesAll({ total, unanswered, carryAll }: ImpactCounts): boolean {
  return unanswered + carryAll === total;
}

/** "14 open assessments: 9 carry every rating, 3 must re-attest 2 criteria, 2 lose 1 criterion." */
export function impactSentence(impact: ImpactCounts): string {
  const { total, unanswered, carryAll, cannotMove } = impact;
  if (total === 0) return "No assessment is open.";
  const parts = [
    ...(carryAll > 0 ? [`${carryAll} ${verb(carryAll, "carry", "carries")} every rating`] : []),
    ...inWords(impact.reattest),
    ...inWords(impact.lose),
    ...(unanswered > 0 ? [`${unanswered} ${verb(unanswered, "have", "has")} no answers yet`] : []),
    ...(cannotMove > 0
      ? [`${cannotMove} cannot move, because their step is no longer in the ladder`]
      : []),
  ];
  return `${number(total, "open assessment")}: ${parts.join(", ")}.`;
}

function countsOf(shapes: readonly Shape[], planFor: PlanFor): ImpactCounts {
  const counts: ImpactCounts = {
    total: 0,
    unanswered: 0,
    carryAll: 0,
    reattest: [],
    lose: [],
    cannotMove: 0,
  };
  for (const { version, transitionId, answered, count } of shapes) {
    counts.total += count;
    const plan = planFor(version, transitionId);
    if (!plan) {
      counts.cannotMove += count;
      continue;
    }
    const { reattest, closed } = outcomeOf(plan, answered);
    const group = { reattest: reattest.length, closed: closed.length, count };
    if (answered.length === 0) counts.unanswered += count;
    else if (group.closed > 0) add(counts.lose, group);
    else if (group.reattest > 0) add(counts.reattest, group);
    else counts.carryAll += count;
  }
  return counts;
}

function add(groups: ImpactGroup[], group: ImpactGroup): void {
  const same = groups.find(
    (each) => each.reattest === group.reattest && each.closed === group.closed,
  );
  if (same) same.count += group.count;
  else groups.push({ ...group });
  groups.sort((a, b) => a.closed - b.closed || a.reattest - b.reattest);
}

function criteriaOf(shapes: readonly Shape[], planFor: PlanFor): (Fate & { answers: number })[] {
  const found = new Map<string, Fate & { answers: number }>();
  for (const { version, transitionId, answered, count } of shapes)
    for (const fate of planFor(version, transitionId)?.fates ?? []) {
      if (!answered.includes(fate.from)) continue;
      const key = `${fate.from} ${fate.carry} ${fate.to.join(" ")}`;
      const known = found.get(key);
      if (known) known.answers += count;
      else found.set(key, { ...fate, answers: count });
    }
  return [...found.values()];
}

/** Beyond this many groups a sentence names the range. */
const MOST_GROUPS = 3;

function inWords(groups: readonly ImpactGroup[]): string[] {
  if (groups.length <= MOST_GROUPS) return groups.map((group) => groupInWords(group.count, group));
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const range = (of: (group: ImpactGroup) => number) => {
    const numbers = groups.map(of);
    return { least: Math.min(...numbers), most: Math.max(...numbers) };
  };
  const [closed, reattest] = [range((each) => each.closed), range((each) => each.reattest)];
  const losses =
    closed.most > 0 ? [`lose ${closed.least} to ${number(closed.most, "criterion")}`] : [];
  const again =
    reattest.most > 0
      ? [`must re-attest ${reattest.least} to ${number(reattest.most, "criterion")}`]
      : [];
  return [`${count} ${[...losses, ...again].join(" and ")}`];
}

function groupInWords(count: number, { closed, reattest }: ImpactGroup): string {
  const losses =
    closed > 0 ? [`${verb(count, "lose", "loses")} ${number(closed, "criterion")}`] : [];
  const again =
    reattest > 0 ? [`must re-attest ${closed > 0 ? reattest : number(reattest, "criterion")}`] : [];
  return `${count} ${[...losses, ...again].join(" and ")}`;
}

function number(count: number, noun: "criterion" | "open assessment"): string {
  const many = noun === "criterion" ? "criteria" : `${noun}s`;
  return `${count} ${count === 1 ? noun : many}`;
}

function verb(count: number, many: string, one: string): string {
  return count === 1 ? one : many;
}
