import { can } from "~/access/domain/can";
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
  return change(asking.actor, async (tx, record) => {
    const panel = await lockPanel(tx, asking, panelId, "interview.manage");
    refuseWhoMayNotRead(asking, panel);
    const subject = { type: "interview", id: panel.id };
    record({ action: "interview.data-exported", subject, data: { format } });
    record({ action: "interview.cards-read", subject });
    const ladder = await ladderOfVersion(panel.kit.ladderVersionId, tx);
    const people = await peopleOf(tx, panel);
    const held = await heldParts(tx, panel.id);
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
        goesOn: held.goesOn,
      },
      ...partsInWords(ladder, panel, held, people),
    };
  });
}

function refuseWhoMayNotRead(asking: OnPanel, panel: Panel): void {
  const { panelSeats, state, isCandidate } = panel;
  if (panelSeats.length === 0) return;
  if (can(asking, "scorecard.read", { state, panelSeats, isCandidate }) && !waitsForOwnCard(panel))
    return;
  throw new AppError(
    "You have a part in these interviews and may not read the cards yet. Somebody else of the people team can export what is held.",
    409,
  );
}

type People = { label: (id: string) => string; redact: (text: string) => string };

/** What colleagues are called in the file, and what takes their names out of what was written. */
async function peopleOf(tx: Transaction, panel: Panel): Promise<People> {
  const seats = await tx.interviewSeat.findMany({
    where: { panelId: panel.id },
    orderBy: [{ addedAt: "asc" }, { interviewerId: "asc" }],
    select: { interviewerId: true },
  });
  const numbers = new Map(seats.map(({ interviewerId }, index) => [interviewerId, index + 1]));
  const everybody = await tx.person.findMany({ select: { id: true, name: true, email: true } });
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
  const [kept] = await tx.$queryRaw<{ goesOn: string | null }[]>`
    SELECT ${GOES_ON}::text AS "goesOn" FROM "InterviewPanel" l ${WITH_RULE} WHERE l."id" = ${panelId}::uuid`;
  return {
    goesOn: kept?.goesOn ?? null,
    seats: await tx.interviewSeat.findMany({ where }),
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
    cards: cards.map((card) => ({
      interviewer: label(card.interviewerId),
      standing: standingOf(card.submittedAt, removed.has(card.interviewerId), panel),
      startedAt: card.startedAt,
      submittedAt: card.submittedAt,
      recommendation: recommendation(card.recommendation),
      reason: redact(card.reason),
      answers: inOrder(ladder, card.answers).map((answer) => ({
        question: question(answer.criterionId),
        point: pointOf(ladder, answer.criterionId, answer.point),
        isNotAssessed: answer.isNotAssessed,
        why: redact(answer.why),
        quotes: redact(answer.quotes),
        observations: redact(answer.observations),
      })),
      found: countFound(card.flaws.map(({ outcome }) => inWords<FlawOutcome>(outcome))),
      amendments: card.amendments.map((each) => ({
        at: each.at,
        question: each.criterionId === null ? null : question(each.criterionId),
        point: each.criterionId === null ? null : pointOf(ladder, each.criterionId, each.point),
        recommendation: recommendation(each.recommendation),
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

function standingOf(submittedAt: Date | null, isRemoved: boolean, panel: Panel): CardStanding {
  if (!submittedAt) return isRemoved ? "set aside" : "draft, not handed in";
  if (panel.decidedAt && submittedAt > panel.decidedAt) return "handed in after the decision";
  if (panel.debriefAt && submittedAt > panel.debriefAt) return "handed in after the debrief opened";
  return "handed in";
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

function countFound(outcomes: readonly FlawOutcome[]): Record<FlawOutcome, number> {
  const found: Record<FlawOutcome, number> = { found: 0, hinted: 0, missed: 0 };
  for (const outcome of outcomes) found[outcome] += 1;
  return found;
}

function reasonsOf(stored: unknown): [string, string][] {
  if (typeof stored !== "object" || stored === null) return [];
  return Object.entries(stored).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
}
