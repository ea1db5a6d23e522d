import type { CalibrationReason } from "~/review/domain/calibrated";
import { addMinutes } from "./calendar";
import type { Previews, VerdictPlan } from "./calibration-previews";
import { momentOf } from "./calibration-seats";
import { clockFrom, type Rated, type Sitting } from "./calibration-sitting";
import { CHANGES, EARLY_NOTE, NOTES, RESTORED } from "./corpus/calibration";
import { randomFor } from "./random";
import { fill } from "./slots";
import { leastUsed } from "./variants";

export type ChangePlan = {
  id: string;
  assessmentId: string;
  personId: string;
  criterionId: string;
  number: number;
  fromPoint: number | null;
  fromAlternative: string | null;
  toPoint: number | null;
  toAlternative: string | null;
  reasonCode: CalibrationReason;
  sentence: string;
  undoes: number | null;
  byId: string;
  at: Date;
};

export type NotePlan = {
  id: string;
  assessmentId: string;
  personId: string;
  authorId: string;
  text: string;
  at: Date;
};

type Talked = {
  person: Rated;
  criterionId: string;
  from: number;
  to: number;
  /** Who questioned it. */
  byIds: string[];
};

/** The change that was taken back. */
const TAKEN_BACK = 2;

/** What the meeting changed: what most questioned, some of it by the facilitator, and one of it taken back. */
export function planChanges(sitting: Sitting, previews: Previews): ChangePlan[] {
  const { draft, facts, random } = sitting;
  if (!draft.liveAt) return [];
  const next = clockFrom(
    randomFor(`${facts.seed}/meeting/${draft.key}`),
    addMinutes(momentOf(facts.now, draft.liveAt), 12),
  );
  const all = talkedAbout(sitting, previews.given.verdicts).slice(0, draft.changes);
  let isRestored = false;
  return all.flatMap((talked, order) => {
    const first = changeOf(sitting, talked, order, next(4, 11));
    if (order === TAKEN_BACK) return [first, { ...back(first, random.uuid()), at: next(2, 5) }];
    // In the session that is over, one was put right by another change and not taken back.
    if (!draft.lockedAt || isRestored || first.reasonCode !== "evidence-weak") return [first];
    isRestored = true;
    const again: ChangePlan = {
      ...back(first, random.uuid()),
      reasonCode: "new-information",
      sentence: RESTORED,
      undoes: null,
      byId: sitting.facilitatorId,
      at: next(8, 14),
    };
    return [first, again];
  });
}

function back(change: ChangePlan, id: string): ChangePlan {
  return {
    ...change,
    id,
    number: change.number + 1,
    fromPoint: change.toPoint,
    fromAlternative: change.toAlternative,
    toPoint: change.fromPoint,
    toAlternative: change.fromAlternative,
    reasonCode: "undo",
    sentence: "",
    undoes: change.number,
  };
}

/** Ratings that previews question, those that most do first, at most two of one person. */
function talkedAbout({ rated, facts }: Sitting, verdicts: readonly VerdictPlan[]): Talked[] {
  const talked = rated.flatMap((person) =>
    person.ratings.flatMap(({ criterionId, point }): Talked[] => {
      const questions = verdicts.filter(
        (each) =>
          each.verdict === "QUESTION" &&
          each.assessmentId === person.assessmentId &&
          each.criterionId === criterionId,
      );
      if (point === null || questions.length === 0) return [];
      const up = questions.filter(({ meant }) => meant !== null && meant > point).length;
      const to = up * 2 > questions.length ? point + 1 : point - 1;
      if (to < 1 || to > 4) return [];
      const byIds = questions.map(({ calibratorId }) => calibratorId);
      return [{ person, criterionId, from: point, to, byIds }];
    }),
  );
  const order = (each: Talked) =>
    randomFor(`${facts.seed}/talk/${each.person.assessmentId}/${each.criterionId}`).next();
  const sorted = talked.sort((a, b) => b.byIds.length - a.byIds.length || order(a) - order(b));
  const count = new Map<string, number>();
  return sorted.filter(({ person }) => {
    const so = (count.get(person.assessmentId) ?? 0) + 1;
    count.set(person.assessmentId, so);
    return so <= 2;
  });
}

function changeOf(
  { facts, random, used, facilitatorId }: Sitting,
  { person, criterionId, from, to, byIds }: Talked,
  order: number,
  at: Date,
): ChangePlan {
  const texts = CHANGES[to < from ? "down" : "up"];
  const reasons = Object.keys(texts) as CalibrationReason[];
  const reasonCode = reasons[order % reasons.length] ?? "other";
  const piece = person.pieceOf(criterionId);
  const fitting = (texts[reasonCode] ?? []).filter(
    (text) => piece !== null || !text.includes("{piece}"),
  );
  const between = { seed: facts.seed, reader: person.person.key, writer: "meeting" };
  const text = leastUsed(used, between, `change ${reasonCode} ${to < from}`, fitting);
  // Somebody writes down what the group has settled on: who raised it, or the facilitator.
  const byId = order % 3 === 1 ? facilitatorId : (byIds[order % byIds.length] ?? facilitatorId);
  return {
    id: random.uuid(),
    assessmentId: person.assessmentId,
    personId: person.person.id,
    criterionId,
    number: 1,
    fromPoint: from,
    fromAlternative: null,
    toPoint: to,
    toAlternative: null,
    reasonCode,
    sentence: fill(text, { piece: piece ?? "", from: String(from), to: String(to) }),
    undoes: null,
    byId,
    at,
  };
}

/** Notes about some whose ratings were talked about, by those who sit there; one early in a preview that is open. */
export function planNotes(
  sitting: Sitting,
  previews: Previews,
  changes: readonly ChangePlan[],
): NotePlan[] {
  const { draft, random, rated, facilitatorId } = sitting;
  const seats = previews.seats.filter(({ previewDoneAt }) => previewDoneAt);
  if (changes.length === 0) {
    const [seat] = seats;
    const about = rated.find(
      ({ raterId, person }) => ![raterId, person.id].includes(seat?.personId ?? ""),
    );
    if (!seat?.previewDoneAt || !about) return [];
    const [assessmentId, personId] = [about.assessmentId, about.person.id];
    const at = addMinutes(seat.previewDoneAt, 6);
    return [
      { id: random.uuid(), assessmentId, personId, authorId: seat.personId, text: EARLY_NOTE, at },
    ];
  }
  const texts = draft.lockedAt ? NOTES.slice(3) : NOTES.slice(0, 3);
  const firsts = changes.filter(({ number }) => number === 1);
  return texts.flatMap((text, order) => {
    const change = firsts[order * 2 + 1];
    if (!change) return [];
    const { assessmentId, personId } = change;
    const others = seats.filter((each) => each.personId !== personId);
    const author = order === 0 ? facilitatorId : (others[order]?.personId ?? facilitatorId);
    return [
      {
        id: random.uuid(),
        assessmentId,
        personId,
        authorId: author,
        text,
        at: addMinutes(change.at, 2),
      },
    ];
  });
}
