import type { Ladder } from "~/ladder/domain/schema";
import { anchorsOf, findCompetency, findCriterion } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import {
  type CandidateData,
  type CardStanding,
  type GivenPoint,
  LEFT_OUT,
} from "./domain/candidate-data";
import { type Lateness, latenessOf } from "./domain/lateness";
import { redactor } from "./domain/redact";
import { roleTitle } from "./domain/role-title";
import { type FlawOutcome, inWords, type Recommendation, type Stored } from "./domain/state";
import { lockPanel, type OnPanel, type Panel, waitsForOwnCard } from "./panel.server";
import { GOES_ON, WITH_RULE } from "./retention-sql.server";

type Asked = { now: Date; timeZone: string; format: "json" | "md" };

/**
 * Everything that is held about a candidate, to give to them. Whoever exports it has read every card, which is recorded
 * as such; so whoever has a part in the interviews must be allowed to read the cards already.
 */
export async function candidateData(
  asking: OnPanel,
  panelId: string,
  { now, timeZone, format }: Asked,
): Promise<CandidateData> {
  const { panel, ladder, everybody, held } = await change(asking.actor, async (tx, record) => {
    const panel = await lockPanel(tx, asking, panelId, "interview.export");
    refuseWhoMayNotRead(panel);
    const subject = { type: "interview", id: panel.id };
    record({ action: "interview.data-exported", subject, data: { format } });
    record({ action: "interview.cards-read", subject });
    return {
      panel,
      ladder: await ladderOfVersion(panel.kit.ladderVersionId, tx),
      everybody: await tx.person.findMany({ select: { id: true, name: true, email: true } }),
      held: await heldParts(tx, panel.id),
    };
  });
  // Taking names out of long texts takes its time: nobody waits for the panel meanwhile.
  const people = peopleOf(panel, held, everybody);
  return {
    format: "rostrum-candidate-data",
    formatVersion: 1,
    exportedAt: now,
    timeZone,
    leftOut: LEFT_OUT,
    candidate: { name: panel.candidateName, worksHere: panel.candidateId !== null },
    interviews: {
      role: roleTitle(ladder, panel),
      location: panel.location,
      state: panel.state,
      madeAt: panel.createdAt,
      debriefAt: panel.debriefAt,
      decidedAt: panel.decidedAt,
      withdrawnAt: panel.withdrawnAt,
      heldSince: panel.heldAt,
      heldBecause: people.redact(held.holdReason),
      goesOn: held.goesOn,
    },
    ...partsInWords(ladder, panel, held, people),
  };
}

function refuseWhoMayNotRead(panel: Panel): void {
  if (!waitsForOwnCard(panel)) return;
  throw new AppError(
    "Your own card comes first. Hand it in, or have somebody else of the people team export what is held.",
    409,
  );
}

type People = { label: (id: string) => string; redact: (text: string) => string };

type Colleague = { id: string; name: string; email: string };

/** What colleagues are called in the file, and what takes their names out of what was written. */
function peopleOf(panel: Panel, { seats }: Held, everybody: readonly Colleague[]): People {
  const numbers = new Map(seats.map(({ interviewerId }, index) => [interviewerId, index + 1]));
  const others = everybody.filter(({ id }) => id !== panel.candidateId);
  const self = everybody.find(({ id }) => id === panel.candidateId);
  const isClose = (id: string) => numbers.has(id) || id === panel.hiringManager.id;
  return {
    label(id) {
      const number = numbers.get(id);
      if (number) return `Interviewer ${number}`;
      return id === panel.hiringManager.id ? "The hiring manager" : "A colleague";
    },
    redact: redactor({
      names: others.map(({ name }) => name),
      close: others.filter(({ id }) => isClose(id)).map(({ name }) => name),
      addresses: others.map(({ email }) => email),
      keep: [panel.candidateName, ...(self ? [self.name, self.email] : [])],
    }),
  };
}

type Held = Awaited<ReturnType<typeof heldParts>>;

async function heldParts(tx: Transaction, panelId: string) {
  const where = { panelId };
  const [kept] = await tx.$queryRaw<{ goesOn: string | null; holdReason: string }[]>`
    SELECT ${GOES_ON}::text AS "goesOn", l."holdReason" FROM "InterviewPanel" l ${WITH_RULE} WHERE l."id" = ${panelId}::uuid`;
  return {
    goesOn: kept?.goesOn ?? null,
    holdReason: kept?.holdReason ?? "",
    seats: await tx.interviewSeat.findMany({
      where,
      orderBy: [{ addedAt: "asc" }, { interviewerId: "asc" }],
    }),
    sessions: await tx.interviewSession.findMany({
      where,
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    }),
    cards: await tx.scorecard.findMany({
      where,
      include: { answers: true, flaws: true, amendments: { orderBy: { at: "asc" } } },
      orderBy: { startedAt: "asc" },
    }),
    moves: await tx.interviewMove.findMany({ where, orderBy: { at: "asc" } }),
    decisions: await tx.interviewDecision.findMany({ where, orderBy: { at: "asc" } }),
  };
}

const MOVED = {
  DEBRIEF: "opened the debrief",
  WITHDRAWN: "wrote down that you withdrew",
  RETURNED: "wrote down that you came back",
  REOPENED: "opened the decision again",
} as const;

function partsInWords(
  ladder: Ladder,
  panel: Panel,
  { seats, sessions, cards, moves, decisions }: Held,
  { label, redact }: People,
): Pick<CandidateData, "sessions" | "cards" | "moves" | "decisions"> {
  const removed = new Set(seats.flatMap((seat) => (seat.removedAt ? seat.interviewerId : [])));
  const competency = (id: string) => findCompetency(ladder, id)?.title ?? id;
  const question = (id: string) => findCriterion(ladder, id)?.question ?? id;
  const exercise = (id: string) =>
    ladder.interview.exercises.find((each) => each.id === id)?.title ?? id;
  return {
    sessions: sessions.map(({ interviewerId, startsAt, minutes, exerciseId, competencyIds }) => ({
      interviewer: label(interviewerId),
      startsAt,
      minutes,
      about: exerciseId ? [exercise(exerciseId)] : competencyIds.map(competency),
    })),
    cards: cards
      .map((card) => withoutOpenDraft(panel, removed, card))
      .map((card) => ({
        interviewer: label(card.interviewerId),
        standing: standingOf(card.submittedAt, removed.has(card.interviewerId), panel),
        startedAt: card.startedAt,
        submittedAt: card.submittedAt,
        recommendation: recommendation(card.recommendation),
        reason: redact(card.reason),
        notes: redact(card.notes),
        answers: inOrder(ladder, card.answers).map((answer) => ({
          question: question(answer.criterionId),
          point: pointOf(ladder, answer.criterionId, answer.point),
          isNotAssessed: answer.isNotAssessed,
          why: redact(answer.why),
          quotes: redact(answer.quotes),
          observations: redact(answer.observations),
        })),
        found: countFound(card.flaws),
        foundSince: card.amendments.some(({ outcome }) => outcome !== null)
          ? countFound([...card.flaws, ...card.amendments])
          : null,
        amendments: card.amendments.map((each) => ({
          at: each.at,
          question: each.criterionId === null ? null : question(each.criterionId),
          point: each.criterionId === null ? null : pointOf(ladder, each.criterionId, each.point),
          recommendation: recommendation(each.recommendation),
          isOfExercise: each.flawId !== null,
          outcome: each.outcome === null ? null : inWords<FlawOutcome>(each.outcome),
          text: redact(each.text),
        })),
      })),
    moves: moves.map(({ kind, at, byId, reason }) => ({
      what: MOVED[kind],
      at,
      by: label(byId),
      reason: redact(reason),
    })),
    decisions: decisions.map((each) => ({
      at: each.at,
      by: label(each.byId),
      outcome: each.outcome === "OFFER" ? "offer" : "no offer",
      placedAt:
        each.mappedTrackId && each.mappedLevelId
          ? roleTitle(ladder, { trackId: each.mappedTrackId, levelId: each.mappedLevelId })
          : null,
      reasons: reasonsOf(each.reasons).map(([id, text]) => ({
        competency: competency(id),
        text: redact(text),
      })),
      summary: redact(each.summary),
    })),
  };
}

/**
 * What somebody writes who can still hand in and count is not read by anybody before they do, through an export either:
 * that it is begun is said. After the decision it counts in nothing, and is given.
 */
function withoutOpenDraft<Card extends Held["cards"][number]>(
  panel: Panel,
  removed: ReadonlySet<string>,
  card: Card,
): Card {
  const isOpen =
    card.submittedAt === null && panel.decidedAt === null && !removed.has(card.interviewerId);
  return isOpen
    ? { ...card, recommendation: null, reason: "", notes: "", answers: [], flaws: [] }
    : card;
}

const STANDINGS: Record<Lateness, CardStanding> = {
  "in-time": "handed in",
  "after-debrief": "handed in after the debrief opened",
  "after-decision": "handed in after the decision",
};

function standingOf(submittedAt: Date | null, isRemoved: boolean, panel: Panel): CardStanding {
  if (!submittedAt) return isRemoved ? "set aside" : "draft, not handed in";
  return STANDINGS[latenessOf(submittedAt, panel)];
}

function recommendation(given: Stored<Recommendation> | null): Recommendation | null {
  return given ? inWords<Recommendation>(given) : null;
}

function inOrder<Row extends { criterionId: string }>(ladder: Ladder, rows: Row[]): Row[] {
  const order = ladder.criteria.map(({ id }) => id);
  return [...rows].sort((a, b) => order.indexOf(a.criterionId) - order.indexOf(b.criterionId));
}

/** A criterion that the ladder does not have keeps its point, without words. */
function pointOf(ladder: Ladder, criterionId: string, value: number | null): GivenPoint | null {
  if (value === null) return null;
  const criterion = findCriterion(ladder, criterionId);
  const found =
    criterion && anchorsOf(ladder, criterion).find(({ point }) => point.value === value);
  return { value, label: found?.point.label ?? "", anchor: found?.anchor ?? "" };
}

type OfFlaw = {
  exerciseId: string | null;
  flawId: string | null;
  outcome: Stored<FlawOutcome> | null;
};

/** How many flaws of each outcome; of what is said of a flaw twice, the later counts. */
function countFound(said: readonly OfFlaw[]): Record<FlawOutcome, number> {
  const last = new Map<string, FlawOutcome>();
  for (const { exerciseId, flawId, outcome } of said)
    if (outcome) last.set(`${exerciseId}.${flawId}`, inWords<FlawOutcome>(outcome));
  const found = { found: 0, hinted: 0, missed: 0, "not-reached": 0 };
  for (const outcome of last.values()) found[outcome] += 1;
  return found;
}

function reasonsOf(stored: unknown): [string, string][] {
  if (typeof stored !== "object" || stored === null) return [];
  return Object.entries(stored).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
}
