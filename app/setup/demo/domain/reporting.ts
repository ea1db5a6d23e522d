import { addDays, addMinutes, atWork, type CyclePlan, dayOf } from "./calendar";
import type { PersonPlan } from "./people";
import { randomFor } from "./random";
import { HANDED_OVER, LAST_FINISHED } from "./stages";

/** How a manager rates, as chances by which their point differs from the engineer's own. */
export type Style = {
  twoLower: number;
  lower: number;
  higher: number;
  /** Keeps away from the ends of the scale. */
  hugsTheMiddle?: boolean;
};

const BALANCED: Style = { twoLower: 0.04, lower: 0.36, higher: 0.06 };

const STYLES: Record<string, Style> = {
  "kwabena.asante": { twoLower: 0, lower: 0.13, higher: 0.24 },
  "alexandra.papageorgiou": { twoLower: 0.17, lower: 0.55, higher: 0.01 },
  "olena.kovalenko": { twoLower: 0.01, lower: 0.18, higher: 0.06, hugsTheMiddle: true },
  "olafur.sigurdsson": { twoLower: 0.05, lower: 0.4, higher: 0.05 },
};

/** One is lenient, one severe, one keeps to the middle; the others are as people are. */
export function styleOf({ key }: Pick<PersonPlan, "key">): Style {
  return STYLES[key] ?? BALANCED;
}

/** Somebody's manager changed. */
export type Move = { personId: string; fromId: string; toId: string; at: Date };

export type DelegationPlan = {
  id: string;
  managerId: string;
  delegateId: string;
  startsOn: Date;
  endsOn: Date;
  createdById: string;
  createdAt: Date;
};

/** Who reported to whom at any time, and who acted for whom. */
export type Reporting = {
  moves: Move[];
  delegations: DelegationPlan[];
  managerAt(person: PersonPlan, at: Date): string | null;
  /** Who has to begin the review of somebody at that time. */
  reviewerAt(person: PersonPlan, at: Date): string | null;
  /** The first moment from `at` on when somebody else than the person themselves stands in for their manager. */
  whenBack(person: PersonPlan, at: Date): Date;
};

type Facts = {
  seed: string;
  now: Date;
  people: readonly PersonPlan[];
  cycles: readonly CyclePlan[];
};

/** The changes in the reporting lines: two people moved between the managers of Payments, and two managers were away. */
export function planReporting(facts: Facts): Reporting {
  const idOf = (key: string) => facts.people.find((person) => person.key === key)?.id ?? "";
  const moves = planMoves(facts, idOf);
  const delegations = planDelegations(facts, idOf);
  const managerAt = (person: PersonPlan, at: Date) =>
    moves.find((move) => move.personId === person.id && at < move.at)?.fromId ?? person.managerId;
  const awayAt = (managerId: string | null, at: Date) =>
    delegations.find(
      (each) =>
        each.managerId === managerId && each.startsOn <= dayOf(at) && dayOf(at) <= each.endsOn,
    );
  const isOwnStandIn = (person: PersonPlan, at: Date) => {
    const away = awayAt(managerAt(person, at), at);
    return away?.delegateId === person.id ? away : null;
  };
  return {
    moves,
    delegations,
    managerAt,
    reviewerAt: (person, at) => {
      const managerId = managerAt(person, at);
      return awayAt(managerId, at)?.delegateId ?? managerId;
    },
    whenBack: (person, at) => {
      const away = isOwnStandIn(person, at);
      return away ? addMinutes(atWork(addDays(away.endsOn, 1), 9 * 60), 20) : at;
    },
  };
}

function planMoves({ cycles }: Facts, idOf: (key: string) => string): Move[] {
  const moves: Move[] = [];
  const [first, during] = [cycles[0], cycles[LAST_FINISHED]];
  if (first?.closedAt)
    moves.push({
      personId: idOf("oluwaseun.adeyemi"),
      fromId: idOf("kwabena.asante"),
      toId: idOf("manager"),
      at: atWork(addDays(first.closedAt, 25), 10 * 60 + 30),
    });
  if (during)
    moves.push({
      personId: idOf(HANDED_OVER),
      fromId: idOf("manager"),
      toId: idOf("kwabena.asante"),
      at: atWork(addDays(during.opensOn, 46), 12 * 60),
    });
  return moves;
}

function planDelegations(
  { seed, now, cycles, people }: Facts,
  idOf: (key: string) => string,
): DelegationPlan[] {
  const random = randomFor(`${seed}/delegations`);
  const createdById = people.find(({ role }) => role === "PEOPLE_TEAM")?.id ?? "";
  const [before, open] = [cycles[LAST_FINISHED], cycles[LAST_FINISHED + 1]];
  const named = (manager: string, delegate: string, startsOn: Date, endsOn: Date) => ({
    id: random.uuid(),
    managerId: idOf(manager),
    delegateId: idOf(delegate),
    startsOn,
    endsOn,
    createdById,
    createdAt: atWork(addDays(startsOn, -8), 11 * 60 + 15),
  });
  return [
    ...(before
      ? [
          named(
            "yukiko.morita",
            "aoife.nibhriain",
            addDays(before.opensOn, 40),
            addDays(before.opensOn, 54),
          ),
        ]
      : []),
    ...(open
      ? [
          named(
            "olena.kovalenko",
            "wiremu.parata",
            addDays(open.opensOn, 1),
            addDays(dayOf(now), 19),
          ),
        ]
      : []),
  ];
}
