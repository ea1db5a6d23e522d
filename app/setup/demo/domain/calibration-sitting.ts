import type { Ladder } from "~/ladder/domain/schema";
import type { AssessmentPlan } from "./assessments";
import { addMinutes, type CyclePlan } from "./calendar";
import type { SessionDraft } from "./calibration-seats";
import type { EvidencePlan } from "./evidence";
import type { PersonPlan } from "./people";
import type { Random } from "./random";
import type { ReviewPlan, ReviewRatingPlan } from "./reviews";
import type { Used } from "./variants";

/** Who sits in a session. */
export type SeatPlan = {
  personId: string;
  role: "CALIBRATOR" | "FACILITATOR";
  previewDoneAt: Date | null;
};

export type CalibrationFacts = {
  seed: string;
  now: Date;
  ladder: Ladder;
  teams: readonly { id: string; name: string }[];
  people: readonly PersonPlan[];
  cycles: readonly CyclePlan[];
  assessments: readonly AssessmentPlan[];
  evidence: readonly EvidencePlan[];
  reviews: readonly ReviewPlan[];
};

/** Somebody in a session whose review is finished. */
export type Rated = {
  assessmentId: string;
  person: PersonPlan;
  raterId: string;
  transitionId: string;
  /** Whoever had the review before. */
  formerIds: string[];
  ratings: ReviewRatingPlan[];
  /** The title of what is linked first for a criterion, if anything is. */
  pieceOf(criterionId: string): string | null;
};

/** What one session is planned from. */
export type Sitting = {
  facts: CalibrationFacts;
  draft: SessionDraft;
  sessionId: string;
  /** Those whose ratings are compared. */
  rated: Rated[];
  facilitatorId: string;
  random: Random;
  used: Used;
  idOf(key: string): string;
};

/** A minute or several later, for what happens one after another. */
export function clockFrom(random: Random, start: Date): (least: number, most: number) => Date {
  let at = start;
  return (least, most) => {
    at = addMinutes(at, random.int(least, most));
    return at;
  };
}
