import type { Part } from "~/assessment/domain/parts";
import type { Ladder } from "~/ladder/domain/schema";
import { addDays, isoDay } from "./calendar";
import { ASKING, CONFIRMED } from "./corpus/review/remarks";
import type { EvidencePlan } from "./evidence";
import type { PersonPlan } from "./people";
import { type Random, randomFor } from "./random";
import type { Reporting } from "./reporting";
import { laterDay } from "./review-times";
import type { ReviewPlan } from "./reviews";
import { ENGINEER } from "./roster";
import { fill, slotsFor } from "./slots";

type StoredAnswer = keyof typeof CONFIRMED;

export type CorroborationPlan = {
  id: string;
  evidenceId: string;
  claimantId: string;
  askedId: string;
  message: string;
  /** The piece as it was shown; never what it is claimed for. */
  content: {
    url: string;
    title: string;
    kind: string;
    kindTitle: string;
    date: string;
    shows: string;
    parts: Part[];
  };
  askedAt: Date;
  answer: StoredAnswer | null;
  sentence: string;
  answeredAt: Date | null;
};

export type CorroborationFacts = {
  seed: string;
  now: Date;
  ladder: Ladder;
  people: readonly PersonPlan[];
  evidence: readonly EvidencePlan[];
  reviews: readonly ReviewPlan[];
  reporting: Reporting;
};

/** Share of pieces that a colleague was asked about. */
const ASKED = 0.3;

/** Questions that wait for an answer: to the engineer and the manager one can look as, and to somebody else. */
const WAITING: readonly { from: string; to: string }[] = [
  { from: "hanh.nguyen", to: ENGINEER },
  { from: "ewa.szczepanska", to: "manager" },
  { from: "elodie.marchand", to: "ken.fujii" },
];

/** Colleagues who were asked what a piece shows, and what they said. */
export function planCorroborations(facts: CorroborationFacts): CorroborationPlan[] {
  const random = randomFor(`${facts.seed}/corroborations`);
  const answered = facts.evidence.flatMap((piece) => {
    const own = randomFor(`${facts.seed}/corroboration/${piece.id}`);
    const isEngineers = piece.about === "webhooks" && claimantOf(facts, piece)?.key === ENGINEER;
    if (!isEngineers && !own.chance(ASKED)) return [];
    return planAnswered(own, facts, piece);
  });
  return [...answered, ...WAITING.flatMap((each) => planWaiting(random, facts, each))];
}

function planAnswered(random: Random, facts: CorroborationFacts, piece: EvidencePlan) {
  const claimant = claimantOf(facts, piece);
  const askedAt = laterDay(random, piece.createdAt, random.int(1, 4));
  const answeredAt = laterDay(random, askedAt, random.int(1, 5));
  if (!claimant || answeredAt >= addDays(facts.now, -0.2)) return [];
  const witnesses = facts.people.filter((each) => mayWitness(facts, claimant, each, askedAt));
  const near = witnesses.filter(({ team }) => team === claimant.team);
  const from = random.chance(0.8) && near.length > 0 ? near : witnesses;
  if (from.length === 0) return [];
  const answer = answerOf(random);
  const slots = slotsFor(facts.seed, claimant.team ?? "", claimant.key, 0);
  const sentence = fill(random.pick(CONFIRMED[answer]), slots);
  const asked = random.pick(from);
  return [
    {
      ...question(random, facts, piece, asked, askedAt),
      answer,
      sentence: answer === "CONFIRM" && random.chance(0.3) ? "" : sentence,
      answeredAt,
    },
  ];
}

function answerOf(random: Random): StoredAnswer {
  const draw = random.next();
  if (draw < 0.76) return "CONFIRM";
  return draw < 0.93 ? "IN_PART" : "CANNOT";
}

function planWaiting(
  random: Random,
  facts: CorroborationFacts,
  { from, to }: { from: string; to: string },
): CorroborationPlan[] {
  const [claimant, asked] = [from, to].map((key) => facts.people.find((each) => each.key === key));
  const piece = facts.evidence.filter(({ personId }) => personId === claimant?.id).at(-1);
  if (!claimant || !asked || !piece) return [];
  const askedAt = addDays(facts.now, -random.int(2, 30) / 24);
  if (askedAt < piece.createdAt || !mayWitness(facts, claimant, asked, askedAt)) return [];
  return [question(random, facts, piece, asked, askedAt)];
}

function question(
  random: Random,
  { ladder }: CorroborationFacts,
  piece: EvidencePlan,
  asked: PersonPlan,
  askedAt: Date,
): CorroborationPlan {
  const { url, title, kind, shows, parts, date } = piece;
  const kindTitle = ladder.evidenceKinds.find(({ id }) => id === kind)?.title ?? kind;
  return {
    id: random.uuid(),
    evidenceId: piece.id,
    claimantId: piece.personId,
    askedId: asked.id,
    message: random.pick(ASKING),
    content: { url, title, kind, kindTitle, date: isoDay(date), shows, parts },
    askedAt,
    answer: null,
    sentence: "",
    answeredAt: null,
  };
}

function claimantOf({ people }: CorroborationFacts, { personId }: EvidencePlan) {
  return people.find(({ id }) => id === personId);
}

/** Nobody who decides on the claimant, then or now: no manager of theirs, nobody who acts for one, no reviewer. */
function mayWitness(
  { people, reporting, reviews }: CorroborationFacts,
  claimant: PersonPlan,
  asked: PersonPlan,
  at: Date,
): boolean {
  if (!asked.team || asked.id === claimant.id || asked.role === "SYSTEM_ADMINISTRATOR")
    return false;
  if (asked.createdAt > at || asked.startDate > at || asked.arrival) return false;
  if (asked.leftOn && asked.leftOn <= at) return false;
  const deciding = new Set([
    ...reviews
      .filter(({ personId }) => personId === claimant.id)
      .map(({ reviewerId }) => reviewerId),
    ...reporting.delegations.flatMap(({ managerId, delegateId }) =>
      managerId === claimant.managerId ? [delegateId] : [],
    ),
  ]);
  const manager = people.find(({ id }) => id === claimant.managerId);
  for (const above of [manager?.id, manager?.managerId]) if (above) deciding.add(above);
  for (const { personId, fromId } of reporting.moves)
    if (personId === claimant.id) deciding.add(fromId);
  return !deciding.has(asked.id);
}
