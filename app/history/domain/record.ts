import type { AssessmentState } from "~/assessment/domain/state";
import type { ReleaseContent } from "~/review/domain/release-content";

/**
 * A person's own record as they take it away: `rostrum-record/1`. Moments are ISO 8601 in UTC, days ISO dates, frozen
 * contents exactly as they were kept with the hash they were kept under. Nothing of a review is in it before release.
 */
export type PersonRecord = {
  format: "rostrum-record/1";
  exportedAt: string;
  organisation: string;
  person: RecordPerson;
  /** Newest first. */
  assessments: RecordAssessment[];
  /** Newest first. */
  evidence: RecordPiece[];
};

export type RecordPerson = {
  id: string;
  name: string;
  email: string;
  team: string | null;
  manager: string | null;
  trackId: string | null;
  levelId: string | null;
  startDate: string | null;
  lastDay: string | null;
  roles: string[];
};

export type RecordAssessment = {
  id: string;
  /** Null for a check-in. */
  cycle: { name: string; opensOn: string; closesOn: string } | null;
  transitionId: string;
  /** The version the assessment itself is pinned to today; each copy names its own. */
  ladder: { id: string; version: string };
  /** As the engineer may follow it: all between review and release is `in-review`. */
  state: "draft" | "submitted" | "in-review" | "released" | "acknowledged";
  startedAt: string | null;
  /** What stands in the form today. */
  ratings: RecordRating[];
  submissions: {
    id: string;
    submittedAt: string;
    withdrawnAt: string | null;
    contentHash: string;
    content: SubmittedContent;
  }[];
  releases: RecordRelease[];
  /** What the reviewer asked for, and the answers. */
  requests: {
    criterionId: string;
    askedBy: string;
    question: string;
    askedAt: string;
    answer: string;
    pieces: unknown;
    answeredAt: string | null;
    withdrawnAt: string | null;
  }[];
  reopenings: { at: string; reason: string; by: string }[];
};

export type RecordRating = {
  criterionId: string;
  point: number | null;
  alternative: string | null;
  reason: string;
  narrative: string;
  updatedAt: string;
};

export type RecordRelease = {
  id: string;
  releasedAt: string;
  releasedBy: string;
  acknowledgedAt: string | null;
  stance: string | null;
  response: string;
  reopenedAt: string | null;
  contentHash: string;
  content: ReleaseContent;
  actions: {
    criterionId: string | null;
    text: string;
    dueOn: string | null;
    agreedBy: string;
    createdAt: string;
    doneAt: string | null;
    droppedAt: string | null;
  }[];
};

export type RecordPiece = {
  id: string;
  url: string;
  title: string;
  kind: string;
  date: string;
  shows: string;
  parts: string[];
  createdAt: string;
  archivedAt: string | null;
  claims: { assessmentId: string; criterionId: string }[];
  /** Colleagues who were asked what it shows. */
  corroborations: {
    colleague: string;
    message: string;
    askedAt: string;
    answer: "confirm" | "in-part" | "cannot" | null;
    sentence: string;
    answeredAt: string | null;
    withdrawnAt: string | null;
  }[];
};

/** What a submission froze, as `SubmissionContent` of the assessment room. */
export type SubmittedContent = {
  ladder: { id: string; version: string };
  transitionId: string;
  person: { name: string; trackId: string | null; levelId: string | null };
  answers: {
    criterionId: string;
    question: string;
    point: number | null;
    alternative: string | null;
    reason: string;
    narrative: string;
  }[];
  evidence: unknown[];
};

/** The state as its engineer may know it: what happens between review and release is not theirs to follow. */
export function stateForOwner(state: AssessmentState): RecordAssessment["state"] {
  return state === "reviewed" || state === "in-calibration" ? "in-review" : state;
}

/** A file name any system takes: the kind, the person's name in plain letters where it has any, and the day. */
export function recordFileName(name: string, day: string, extension: "json" | "csv"): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return [`rostrum-record`, plain, day].filter(Boolean).join("-").concat(`.${extension}`);
}
