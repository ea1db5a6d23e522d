import { casesFor } from "~/calibration/domain/preview";
import { assignOverlap } from "~/calibration/domain/sampling";
import { momentOf, type SeatDraft } from "./calibration-seats";
import { clockFrom, type Rated, type SeatPlan, type Sitting } from "./calibration-sitting";
import { ABSTENTIONS, AGREEMENTS, QUESTIONS } from "./corpus/calibration";
import { randomFor } from "./random";
import type { ReviewRatingPlan } from "./reviews";
import { fill } from "./slots";
import { leastUsed } from "./variants";

export type OverlapPlan = { calibratorId: string; assessmentId: string };
type Given = { calibratorId: string; criterionId: string; updatedAt: Date };
type Chosen = { point: number | null; alternative: string | null };

export type VerdictPlan = Given & {
  assessmentId: string;
  verdict: "AGREE" | "QUESTION" | "ABSTAIN";
  sentence: string;
  /** The point that whoever questions it means; it is in their sentence and kept nowhere. */
  meant: number | null;
};
export type SecondPlan = Given & Chosen & { assessmentId: string };
export type AnchorPlan = Given & Chosen & { caseId: string };

/** Something that was done in a preview, for the log. */
export type PreviewStep = { at: Date; calibratorId: string } & (
  | { action: "calibration.second-ratings-assigned"; people: number }
  | {
      action: "calibration.second-ratings-saved" | "calibration.verdicts-saved";
      assessmentId: string;
      ratings: number;
    }
  | { action: "calibration.anchor-ratings-saved"; caseId: string; ratings: number }
  | { action: "calibration.preview-handed-in" }
);

export type Previews = {
  seats: SeatPlan[];
  given: {
    overlaps: OverlapPlan[];
    verdicts: VerdictPlan[];
    seconds: SecondPlan[];
    anchors: AnchorPlan[];
    steps: PreviewStep[];
  };
};

/** How many people each calibrator rates a second time. */
export const SECOND_RATINGS = 2;

/** By how much of a point somebody rates above others, and what of it their preview does not make up for. */
const LEANING: Record<string, number> = {
  "kwabena.asante": 0.34,
  "alexandra.papageorgiou": -0.36,
  "yukiko.morita": 0.12,
  "fatimazahra.bennani": -0.22,
  "olafur.sigurdsson": -0.26,
  "wiremu.parata": 0.3,
};

/** What each calibrator did before the meeting, in the order in which they sat down to it. */
export function planPreviews(sitting: Sitting): Previews {
  const previews: Previews = {
    seats: [],
    given: { overlaps: [], verdicts: [], seconds: [], anchors: [], steps: [] },
  };
  const { calibrators } = sitting.draft;
  const daysAgo = ({ sat }: SeatDraft) => (sat ? sat.daysAgo * 1440 - sat.minute : 0);
  for (const seat of [...calibrators].sort((a, b) => daysAgo(b) - daysAgo(a))) {
    const personId = sitting.idOf(seat.key);
    const doneAt = seat.sat ? sitDown(sitting, seat, personId, previews.given) : null;
    previews.seats.push({ personId, role: "CALIBRATOR", previewDoneAt: doneAt });
  }
  return previews;
}

function sitDown(
  sitting: Sitting,
  { key, reach, sat }: SeatDraft,
  calibratorId: string,
  given: Previews["given"],
): Date | null {
  const { facts, draft, rated } = sitting;
  if (!sat) return null;
  const random = randomFor(`${facts.seed}/preview/${draft.key}/${key}`);
  const next = clockFrom(random, momentOf(facts.now, sat));
  const overlap = assigned(sitting, calibratorId, given.overlaps);
  given.overlaps.push(...overlap);
  given.steps.push({
    at: next(0, 1),
    calibratorId,
    action: "calibration.second-ratings-assigned",
    people: overlap.length,
  });
  const isWhole = reach === "done";
  const others = rated.filter(
    ({ person, raterId }) => person.id !== calibratorId && raterId !== calibratorId,
  );
  const seconds = others.filter(({ assessmentId }) =>
    overlap.some((each) => each.assessmentId === assessmentId),
  );
  const done = isWhole ? seconds : seconds.slice(0, 1);
  const about = { sitting, key, calibratorId, given };
  for (const each of done) rateAgain(about, each, next(6, 11));
  for (const each of isWhole ? casesOf(sitting) : casesOf(sitting).slice(0, 1))
    rateCase(about, each, next(7, 12));
  const open = others.filter((each) => done.includes(each) || !seconds.includes(each));
  for (const each of isWhole ? open : open.slice(0, 4)) lookAt(about, each, next(3, 7));
  if (!isWhole) return null;
  const at = next(2, 6);
  given.steps.push({ at, calibratorId, action: "calibration.preview-handed-in" });
  return at;
}

/** As opening one's preview settles it: nobody above or below the calibrator, and no review that they once had. */
function assigned(sitting: Sitting, calibratorId: string, already: readonly OverlapPlan[]) {
  const { facts, sessionId, rated } = sitting;
  const managersOf = (personId: string): string[] => {
    const managerId = facts.people.find(({ id }) => id === personId)?.managerId;
    return managerId ? [managerId, ...managersOf(managerId)] : [];
  };
  const above = managersOf(calibratorId);
  return assignOverlap({
    seed: sessionId,
    people: rated
      .filter(({ person }) => person.id !== calibratorId)
      .map(({ assessmentId, person, raterId }) => ({
        assessmentId,
        personId: person.id,
        raterId,
      })),
    calibrators: [calibratorId],
    already,
    perCalibrator: SECOND_RATINGS,
    mayRate: (_, { assessmentId, personId }) =>
      !above.includes(personId) &&
      !managersOf(personId).includes(calibratorId) &&
      !rated.find((each) => each.assessmentId === assessmentId)?.formerIds.includes(calibratorId),
  });
}

type About = {
  sitting: Sitting;
  key: string;
  calibratorId: string;
  given: Previews["given"];
};

function rateAgain({ sitting, key, calibratorId, given }: About, person: Rated, at: Date) {
  const { assessmentId, ratings } = person;
  for (const rating of ratings)
    given.seconds.push({
      calibratorId,
      assessmentId,
      criterionId: rating.criterionId,
      ...opinionOf(sitting, key, person, rating),
      updatedAt: at,
    });
  given.steps.push({
    at,
    calibratorId,
    action: "calibration.second-ratings-saved",
    assessmentId,
    ratings: ratings.length,
  });
}

/** The written cases that the session rates. */
function casesOf({ facts, rated }: Pick<Sitting, "facts" | "rated">) {
  const steps = [...new Set(rated.map(({ transitionId }) => transitionId))];
  return casesFor(facts.ladder.anchorCases, steps);
}

function rateCase(
  { sitting, key, calibratorId, given }: About,
  { id: caseId, answers }: ReturnType<typeof casesOf>[number],
  at: Date,
) {
  const { seed } = sitting.facts;
  for (const { criterion, reference } of answers) {
    // The same case is rated the same in the next session, or nearly so.
    const own = randomFor(`${seed}/case/${caseId}/${criterion}/${key}`);
    const point = asPoint(reference.point + leaningOf(key) + own.normal(0.42));
    given.anchors.push({
      calibratorId,
      caseId,
      criterionId: criterion,
      point,
      alternative: null,
      updatedAt: at,
    });
  }
  given.steps.push({
    at,
    calibratorId,
    action: "calibration.anchor-ratings-saved",
    caseId,
    ratings: answers.length,
  });
}

function lookAt({ sitting, key, calibratorId, given }: About, person: Rated, at: Date) {
  const { assessmentId, ratings } = person;
  for (const rating of ratings)
    given.verdicts.push({
      calibratorId,
      assessmentId,
      criterionId: rating.criterionId,
      ...verdictOf(sitting, key, person, rating),
      updatedAt: at,
    });
  given.steps.push({
    at,
    calibratorId,
    action: "calibration.verdicts-saved",
    assessmentId,
    ratings: ratings.length,
  });
}

function verdictOf(
  sitting: Sitting,
  key: string,
  person: Rated,
  rating: ReviewRatingPlan,
): Pick<VerdictPlan, "verdict" | "sentence" | "meant"> {
  const { facts, used } = sitting;
  const { criterionId } = rating;
  const random = randomFor(`${facts.seed}/verdict/${key}/${person.assessmentId}/${criterionId}`);
  const opinion = opinionOf(sitting, key, person, rating);
  const piece = person.pieceOf(criterionId);
  const said = (list: string, texts: readonly string[]) => {
    const fitting = texts.filter((text) => piece !== null || !text.includes("{piece}"));
    const between = { seed: facts.seed, reader: person.person.key, writer: key };
    return fill(leastUsed(used, between, `verdict ${list}`, fitting), {
      piece: piece ?? "",
      point: String(rating.point ?? ""),
      other: String(opinion.point ?? ""),
    });
  };
  if (random.chance(0.05))
    return { verdict: "ABSTAIN", sentence: said("abstain", ABSTENTIONS), meant: null };
  if (rating.point === null)
    return piece !== null && random.chance(0.3)
      ? { verdict: "QUESTION", sentence: said("open", QUESTIONS.open), meant: null }
      : { verdict: "AGREE", sentence: "", meant: null };
  if (opinion.point !== null && opinion.point !== rating.point) {
    const list = opinion.point < rating.point ? "down" : "up";
    return { verdict: "QUESTION", sentence: said(list, QUESTIONS[list]), meant: opinion.point };
  }
  const isWorded = rating.point < 4 && random.chance(0.06);
  return { verdict: "AGREE", sentence: isWorded ? agreed(said, rating.point) : "", meant: null };
}

/** "No reason to say one more." */
function agreed(said: (list: string, texts: readonly string[]) => string, point: number): string {
  const texts = AGREEMENTS.map((text) => text.replace("{other}", String(point + 1)));
  return said(`agree ${point}`, texts);
}

/** How this calibrator would rate it: the work as it is, with their own leaning in place of the manager’s. */
function opinionOf(
  { facts }: Sitting,
  key: string,
  { assessmentId, raterId }: Rated,
  { criterionId, point, alternative }: ReviewRatingPlan,
): Chosen {
  if (point === null) return { point, alternative };
  const rater = facts.people.find(({ id }) => id === raterId)?.key ?? "";
  // What the work is like is the same for everybody who looks at it.
  const work = randomFor(`${facts.seed}/work/${assessmentId}/${criterionId}`).normal(0.16);
  const own = randomFor(`${facts.seed}/view/${key}/${assessmentId}/${criterionId}`).normal(0.2);
  const level = point - leaningOf(rater) + work;
  return { point: asPoint(level + leaningOf(key) * 0.6 + own), alternative: null };
}

const leaningOf = (key: string): number => LEANING[key] ?? 0;

function asPoint(value: number): number {
  return Math.min(4, Math.max(1, Math.round(value)));
}
