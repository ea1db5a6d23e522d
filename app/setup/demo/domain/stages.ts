import { type CyclePlan, INTERIM } from "./calendar";
import { type PersonPlan, placeInCycle } from "./people";
import { randomFor } from "./random";
import { placeAt } from "./roster";

/** How far somebody's assessment gets in a cycle. */
export type Stage =
  | "not-started"
  | "in-progress"
  | "submitted"
  | "in-review"
  | "reviewed"
  | "released"
  | "acknowledged";

/** Who is where in the open cycle; of the others, half have begun. */
const OPEN: Record<string, Stage> = {
  engineer: "in-progress",
  "lucia.ferreira": "submitted",
  "mehmet.aydin": "in-review",
  "oluwaseun.adeyemi": "reviewed",
  "dmytro.shevchuk": "released",
  "hanh.nguyen": "in-progress",
  "pawel.wisniewski": "not-started",
  "rania.haddad": "acknowledged",
  "ewa.szczepanska": "submitted",
  "ken.fujii": "in-review",
  "milica.dordevic": "acknowledged",
  "nikos.antoniou": "reviewed",
  "jelena.petrovic": "in-review",
  "siddharth.kulkarni": "submitted",
  "gergo.szabo": "released",
  "ivan.quispe": "submitted",
  "lukasz.zielinski": "in-review",
  "seoyeon.lee": "in-progress",
  "salma.almansoori": "in-progress",
  "camille.lefevre": "in-progress",
};

/** Who wrote on the first day of the open cycle, before it moved to another version of the ladder: how many answers. */
export const MOVED: Readonly<Record<string, number>> = {
  "seoyeon.lee": 2,
  "salma.almansoori": 2,
  "camille.lefevre": 2,
};

/** Those whose review of the last finished cycle was released, opened again, and released once more. */
export const REOPENED = "siobhan.orourke";
/** Whose review of the last finished cycle changed hands. */
export const HANDED_OVER = "adaeze.nwosu";

/** Whose review of the last finished cycle was given by somebody who acted for the manager. */
export const ACTED_FOR = "ken.fujii";

/** Whose review of the round between the last two cycles is not finished yet. */
const WAITED_FOR = "camille.lefevre";

/** The last finished cycle. */
export const LAST_FINISHED = 2;

export const isBeyond = (stage: Stage, other: Stage): boolean =>
  ORDER.indexOf(stage) >= ORDER.indexOf(other);

const ORDER: readonly Stage[] = [
  "not-started",
  "in-progress",
  "submitted",
  "in-review",
  "reviewed",
  "released",
  "acknowledged",
];

/** How far each person gets in a cycle: nearly all to the end in finished ones, a third to submitting in the open one. */
export function planStages(
  { seed, cycles }: { seed: string; cycles: readonly CyclePlan[] },
  people: readonly PersonPlan[],
  index: number,
): Map<string, Stage> {
  const random = randomFor(`${seed}/reach/${index}`);
  const isOpen = cycles[index]?.state === "OPEN";
  if (index === INTERIM) return new Map(people.map((person) => [person.id, interimStage(person)]));
  const asked = random.shuffled(people.filter((person) => placeInCycle(person, index)));
  return new Map(
    asked.map((person, order) => [
      person.id,
      isOpen
        ? (OPEN[person.key] ?? (order % 2 === 0 ? "not-started" : "in-progress"))
        : finishedStage(person, index, order, cycles[index]),
    ]),
  );
}

/** All but one are finished and wait for calibration. */
function interimStage({ key }: PersonPlan): Stage {
  return key === WAITED_FOR ? "in-review" : "reviewed";
}

function finishedStage(
  person: PersonPlan,
  index: number,
  order: number,
  cycle: CyclePlan | undefined,
): Stage {
  // Whoever leaves in the middle leaves the review as it is.
  if (cycle && person.leftOn && person.leftOn < cycle.closesOn) return "in-review";
  const here = placeAt(person.career, index)?.levelId;
  const next = placeAt(person.career, index + 1)?.levelId;
  const isNeeded =
    next !== here || ["engineer", REOPENED, HANDED_OVER, ACTED_FOR].includes(person.key);
  // About one in fourteen does not get to it.
  if (!isNeeded && order % 14 === 5) return order % 2 === 0 ? "not-started" : "in-progress";
  // Some read their review and never answer it.
  return !isNeeded && order % 9 === 4 ? "released" : "acknowledged";
}
