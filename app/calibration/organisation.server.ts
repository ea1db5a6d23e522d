import { type Ask, requirePermission } from "~/access/guards.server";
import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { findCompetency, findCriterion, findLevel, scaleOf } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import type { DistributionPanel } from "./domain/distribution";
import { middleShare } from "./domain/indicators";
import {
  type Count,
  type CountedGroup,
  type OrganisationGrouping,
  type OrganisationSide,
  organisationDistribution,
} from "./domain/organisation-distribution";
import { type OrganisationRaters, organisationRaters } from "./domain/organisation-raters";
import { levelName } from "./domain/session-structure";
import {
  type Counting,
  countAnswers,
  countedCycles,
  countPeople,
  type OrganisationCycle,
  sumRaters,
} from "./organisation-rows.server";
import { recordReading } from "./reading.server";

type ByScale = { scale: Ladder["scales"][number]; counting: Counting };

/** The viewer and the cycle of the address, else the one that says most; null where no cycle has ratings to count. */
export async function requireOrganisation(ask: Ask) {
  const viewer = await requirePermission(ask, "calibration.manage");
  const cycles = await countedCycles();
  const wanted = new URL(ask.request.url).searchParams.get("cycle");
  // A cycle that still runs has few finished reviews: one with a session says more, then one that is closed.
  const first =
    cycles.find(({ hasSession }) => hasSession) ??
    cycles.find(({ isClosed }) => isClosed) ??
    cycles[0];
  const cycle = cycles.find(({ id }) => id === wanted) ?? first ?? null;
  if (cycle)
    await recordReading(viewer, {
      action: "calibration.organisation-read",
      subject: { type: "cycle", id: cycle.id },
    });
  return { viewer, cycle, cycles: cycles.map(({ id, name }) => ({ id, name })) };
}

/** A distribution per scale; null in place of one that rests on too few people. */
export async function distributionOfCycle(
  cycle: OrganisationCycle,
  viewerId: string,
  chosen: { by: OrganisationGrouping; what: OrganisationSide },
): Promise<{ scaleId: string; panel: DistributionPanel | null }[]> {
  const ladder = await ladderOfVersion(cycle.ladderVersionId);
  const panels = [];
  for (const {
    scale: { id, points },
    counting,
  } of scalesOf(ladder, cycle, viewerId)) {
    const answers = await countAnswers(counting, chosen);
    const groups =
      chosen.by === "criterion" || chosen.by === "competency"
        ? groupsOfLadder(ladder, answers, chosen.by)
        : await groupsOfPeople(ladder, counting, chosen.by);
    const counts = answers.map((each) => ({
      ...each,
      groupId: chosen.by === "competency" ? competencyOf(ladder, each.groupId) : each.groupId,
    }));
    const named = points.map(({ value, label }) => ({ value, label }));
    panels.push({
      scaleId: id,
      panel: organisationDistribution(groups, counts, { id, points: named }),
    });
  }
  return panels;
}

/** Managers on the scale that most criteria are on and on which more is better; null where there is none, or too few. */
export async function ratersOfCycle(
  cycle: OrganisationCycle,
  viewerId: string,
): Promise<{ middle: number[]; raters: OrganisationRaters } | null> {
  const ladder = await ladderOfVersion(cycle.ladderVersionId);
  const scales = scalesOf(ladder, cycle, viewerId);
  const found = scales.find(({ scale }) => scale.polarity === "monotone");
  if (!found) return null;
  const { middle } = middleShare({
    values: [],
    scale: found.scale.points.map(({ value }) => value),
  });
  const raters = organisationRaters(await sumRaters(found.counting, middle));
  return raters && { middle, raters };
}

/** The scales in use, the one of most criteria first. */
function scalesOf(ladder: Ladder, cycle: OrganisationCycle, viewerId: string): ByScale[] {
  const criteria = new Map<string, Criterion[]>();
  for (const criterion of ladder.criteria) {
    const { id } = scaleOf(ladder, criterion);
    criteria.set(id, [...(criteria.get(id) ?? []), criterion]);
  }
  return [...criteria]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([id, on]) => {
      const scale = ladder.scales.find((each) => each.id === id);
      if (!scale) return [];
      const isOne = criteria.size === 1;
      const counting = {
        cycleId: cycle.id,
        viewerId,
        criteria: isOne ? null : on.map((criterion) => criterion.id),
      };
      return [{ scale, counting }];
    });
}

const competencyOf = (ladder: Ladder, criterionId: string) =>
  findCriterion(ladder, criterionId)?.competency ?? "";

/** Criteria or competencies in the ladder's order; how many people each has is known step by step. */
function groupsOfLadder(
  ladder: Ladder,
  answers: readonly (Count & { stepId: string })[],
  by: "criterion" | "competency",
): CountedGroup[] {
  const people = new Map<string, Map<string, number>>();
  for (const { groupId, stepId, n } of answers) {
    const steps = people.get(groupId) ?? new Map<string, number>();
    people.set(groupId, steps.set(stepId, (steps.get(stepId) ?? 0) + n));
  }
  const order = new Map(ladder.criteria.map(({ id }, index) => [id, index]));
  const place = (id: string) => order.get(id) ?? ladder.criteria.length;
  const ids = [...people.keys()].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  const groups = new Map<string, CountedGroup & { people: Map<string, number> }>();
  for (const criterionId of ids) {
    const criterion = findCriterion(ladder, criterionId);
    const competencyId = criterion?.competency ?? "";
    const competency = findCompetency(ladder, competencyId)?.title ?? "No longer in the ladder";
    const id = by === "criterion" ? criterionId : competencyId;
    const group = groups.get(id) ?? {
      id,
      label: competency,
      detail: by === "criterion" ? (criterion?.question ?? criterionId) : "",
      within: by === "criterion" ? competencyId : "",
      people: new Map<string, number>(),
    };
    // Everybody on a step is rated on all of its criteria: those of one competency are the same people.
    for (const [step, n] of people.get(criterionId) ?? [])
      group.people.set(step, Math.max(n, group.people.get(step) ?? 0));
    groups.set(id, group);
  }
  return [...groups.values()];
}

async function groupsOfPeople(
  ladder: Ladder,
  counting: Counting,
  by: "team" | "level" | "rater",
): Promise<CountedGroup[]> {
  const rows = await countPeople(counting, by);
  const level = (id: string) => findLevel(ladder, id);
  const label = (id: string, name: string | null) => {
    if (by !== "level") return name ?? "No team";
    const own = level(id);
    return own ? levelName(own) : id || "No level";
  };
  const rank = (id: string) => level(id)?.rank ?? Number.MAX_SAFE_INTEGER;
  return rows
    .map(({ groupId, name, people }) => ({
      id: groupId,
      label: label(groupId, name),
      detail: "",
      within: "",
      people: new Map([[groupId, people]]),
    }))
    .sort(
      (a, b) =>
        (by === "level" ? rank(a.id) - rank(b.id) : 0) ||
        a.label.localeCompare(b.label) ||
        (a.id < b.id ? -1 : 1),
    );
}
