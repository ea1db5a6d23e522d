import type { Answer } from "~/assessment/domain/answer";
import type { Part } from "~/assessment/domain/parts";

/** What was chosen, without any words. */
export type Choice = Pick<Answer, "point" | "alternative">;

/** What the reviewer says on one criterion. */
export type ReviewAnswer = Choice & {
  /** Why an alternative was chosen; empty with a point. */
  reason: string;
  /** Markdown. */
  rationale: string;
};

/** A piece of evidence with the criteria it supports, as it was on that day. */
export type ReleasedPiece = {
  id: string;
  url: string;
  title: string;
  kind: string;
  /** ISO day. */
  date: string;
  shows: string;
  parts: Part[];
  criteria: string[];
  /** What colleagues had said of it by then, newest first; absent where nobody was asked to keep it. */
  said?: ReleasedWord[];
};

/** What a colleague said of a piece, with the wording they were shown. */
export type ReleasedWord = {
  colleague: string;
  answer: "confirm" | "in-part" | "cannot";
  sentence: string;
  /** ISO moment. */
  answeredAt: string;
  shown: Pick<ReleasedPiece, "url" | "title" | "kind" | "date" | "shows"> & { parts: string[] };
};

/** A request for more on a criterion, and what came of it. */
export type ReleasedRequest = {
  criterionId: string;
  question: string;
  answer: string;
  /** ISO moment; null where it was never answered. */
  answeredAt: string | null;
};

/** One change that a calibration session made to a rating. Who made it is not part of it. */
export type CalibratedChange = {
  from: Choice;
  to: Choice;
  reasonCode: string;
  sentence: string;
  /** ISO moment. */
  at: string;
};

/** What calibration made of a rating, and every change on the way, oldest first. */
export type Calibrated = Choice & {
  /** The session's name. */
  session: string;
  changes: CalibratedChange[];
};

export type ReleasedCriterion = {
  criterionId: string;
  question: string;
  self: Answer;
  /** As the manager gave it; what counts is `finalChoice`. */
  manager: ReviewAnswer;
  /** The manager's rating before they saw the engineer's; null where the cycle was not blind. */
  blind: Choice | null;
  /** Null where calibration left it as it was; absent where there was none, and in copies kept before there was any. */
  calibrated?: Calibrated | null;
};

/** The released copy: everything both sides said and what they were asked, as it was on that day. */
export type ReleaseContent = {
  ladder: { id: string; version: string };
  transitionId: string;
  person: { name: string; trackId: string | null; levelId: string | null };
  reviewer: { id: string; name: string };
  submissionId: string;
  /** ISO moment. */
  submittedAt: string;
  criteria: ReleasedCriterion[];
  evidence: ReleasedPiece[];
  requests: ReleasedRequest[];
  /** The reviewer's words on the whole, as Markdown. */
  summary: string;
};
