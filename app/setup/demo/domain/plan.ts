import type { Ladder } from "~/ladder/domain/schema";
import {
  type AssessmentPlan,
  type Facts,
  planAssessment,
  planReach,
  type Reach,
  type Written,
} from "./assessments";
import { addDays, atWork, type CyclePlan, planCycles } from "./calendar";
import { CRITERIA_WITH_TEXTS, TEAMS } from "./corpus";
import { ENGINEER_POINTS, planEngineersOwn } from "./engineer";
import type { EvidencePlan } from "./evidence";
import { type EventPlan, type LetterPlan, planEvents, planLetters } from "./happenings";
import { type PersonPlan, placeInCycle, planPeople } from "./people";
import { randomFor } from "./random";
import { ENGINEER } from "./roster";

const ORGANISATION = { name: "Northwind Orchestra", timeZone: "Europe/Berlin" };

export type DemoPlan = {
  organisation: typeof ORGANISATION & { createdAt: Date };
  teams: { id: string; name: string }[];
  people: PersonPlan[];
  cycles: CyclePlan[];
  assessments: AssessmentPlan[];
  evidence: EvidencePlan[];
  events: EventPlan[];
  letters: LetterPlan[];
};

/** Can the demo speak about everything that this ladder rates? It is written for the Orchestrator ladder. */
export function fitsLadder(ladder: Ladder): boolean {
  return (
    ladder.id === "orchestrator" &&
    ladder.criteria.every(({ id }) => CRITERIA_WITH_TEXTS.includes(id))
  );
}

/** The whole demo organisation as plain data: the same for the same seed and moment. */
export function planDemo({
  seed,
  now,
  ladder,
}: {
  seed: string;
  now: Date;
  ladder: Ladder;
}): DemoPlan {
  const random = randomFor(`${seed}/organisation`);
  const cycles = planCycles(now, random.uuid);
  const firstOpening = cycles[0]?.opensOn ?? now;
  const foundedAt = atWork(addDays(firstOpening, -24), 8 * 60 + 30);
  const teams = TEAMS.map((name) => ({ id: random.uuid(), name }));
  const people = planPeople({ seed, now, cycles, foundedAt });
  const written = planEverybodysWork({ seed, now, ladder, cycles }, people);
  const facts = { foundedAt, now, teams, people, cycles, ...written };
  return {
    organisation: { ...ORGANISATION, createdAt: foundedAt },
    teams,
    people,
    cycles,
    ...written,
    events: planEvents(facts),
    letters: planLetters({ ...facts, organisation: ORGANISATION.name, id: random.uuid }),
  };
}

function planEverybodysWork(facts: Facts, people: readonly PersonPlan[]): Written {
  const reach = facts.cycles.map((_, index) => planReach(facts, people, index));
  const written = people.map((person) => planOnesWork(facts, person, reach));
  return {
    assessments: written.flatMap(({ assessments }) => assessments),
    evidence: written.flatMap(({ evidence }) => evidence),
  };
}

/** One person's assessments, oldest first, because later ones may use earlier evidence. */
function planOnesWork(
  facts: Facts,
  person: PersonPlan,
  reach: readonly ReadonlyMap<string, Reach>[],
): Written {
  const own: Written = { assessments: [], evidence: [] };
  const isEngineer = person.key === ENGINEER;
  facts.cycles.forEach((cycle, index) => {
    const place = placeInCycle(person, index);
    if (!place) return;
    const made =
      isEngineer && cycle.state === "OPEN"
        ? planEngineersOwn(facts, person, cycle)
        : single(
            planAssessment(
              facts,
              {
                person,
                place,
                cycle,
                index,
                reach: isEngineer ? "submitted" : (reach[index]?.get(person.id) ?? "submitted"),
                forced: isEngineer ? ENGINEER_POINTS[index] : undefined,
              },
              own,
            ),
          );
    own.assessments.push(...made.assessments);
    own.evidence.push(...made.evidence);
  });
  return own;
}

function single(made: { assessment: AssessmentPlan; evidence: EvidencePlan[] }): Written {
  return { assessments: [made.assessment], evidence: made.evidence };
}
