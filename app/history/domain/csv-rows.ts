import type { Ladder } from "~/ladder/domain/schema";
import { findCompetency, findCriterion, findTransition, scaleOf } from "~/ladder/domain/view";
import { calibrationReasonWords } from "~/review/domain/calibrated";
import type { Calibrated } from "~/review/domain/release-content";
import { standingRelease, submissionFates } from "./copies";
import type { PersonRecord, RecordAssessment } from "./record";
import { ladderKey } from "./trend";

export const CSV_HEADER = [
  "assessment",
  "kind",
  "cycle",
  "ladder",
  "ladder version",
  "step",
  "submitted (UTC)",
  "released (UTC)",
  "acknowledged (UTC)",
  "competency",
  "criterion",
  "question",
  "own point",
  "own label",
  "own alternative",
  "own reason",
  "own words",
  "manager",
  "manager point",
  "manager label",
  "manager alternative",
  "manager reason",
  "manager words",
  "calibrated point",
  "calibrated label",
  "calibrated alternative",
  "calibration",
  "evidence",
  "stance",
  "response",
] as const;

type Ladders = ReadonlyMap<string, Ladder>;

/**
 * One row per criterion and assessment, oldest first: both sides as in the release that holds, before there is one the
 * submission that stands. What was withdrawn, reopened or never submitted is in the JSON only. The manager's columns are
 * what the manager gave; where calibration touched it, its own say what came of it and why.
 */
export function csvRows(record: PersonRecord, ladders: Ladders): string[][] {
  return record.assessments
    .flatMap((assessment) => {
      const copy = copyOf(assessment);
      return copy ? [{ assessment, copy }] : [];
    })
    .sort((a, b) => a.copy.submittedAt.localeCompare(b.copy.submittedAt))
    .flatMap(({ assessment, copy }) => rowsOf(assessment, copy, ladders));
}

type Chosen = { point: number | null; alternative: string | null };
type Said = Chosen & { reason: string };
type Copy = {
  ladder: { id: string; version: string };
  transitionId: string;
  submittedAt: string;
  release: RecordAssessment["releases"][number] | null;
  evidence: readonly unknown[];
  criteria: {
    criterionId: string;
    question: string;
    self: Said & { narrative: string };
    manager: (Said & { rationale: string }) | null;
    calibrated?: Calibrated | null;
  }[];
};

function copyOf(assessment: RecordAssessment): Copy | null {
  const standing = standingRelease(
    assessment.releases.map((release) => ({
      ...release,
      assessmentId: assessment.id,
      releasedAt: new Date(release.releasedAt),
      acknowledgedAt: null,
      reopenedAt: release.reopenedAt ? new Date(release.reopenedAt) : null,
    })),
  );
  const release = assessment.releases.find(({ id }) => id === standing?.id) ?? null;
  if (release) return { ...release.content, release };
  const dated = assessment.submissions.map((submission) => ({
    ...submission,
    assessmentId: assessment.id,
    submittedAt: new Date(submission.submittedAt),
    withdrawnAt: submission.withdrawnAt ? new Date(submission.withdrawnAt) : null,
  }));
  const submission = submissionFates(dated, assessment.state === "draft").find(
    ({ fate }) => fate === "standing",
  );
  if (!submission) return null;
  const { ladder, transitionId, evidence, answers } = submission.content;
  return {
    ...{ ladder, transitionId, evidence, release: null },
    submittedAt: submission.submittedAt.toISOString(),
    criteria: answers.map(({ criterionId, question, ...self }) => ({
      criterionId,
      question,
      self,
      manager: null,
    })),
  };
}

function rowsOf(assessment: RecordAssessment, copy: Copy, ladders: Ladders): string[][] {
  const { release } = copy;
  const ladder = ladders.get(ladderKey(copy.ladder));
  const step = ladder && findTransition(ladder, copy.transitionId)?.title;
  return copy.criteria.map(({ criterionId, question, self, manager, calibrated = null }) => {
    const criterion = ladder && findCriterion(ladder, criterionId);
    const competency = criterion && findCompetency(ladder, criterion.competency);
    const points = criterion ? scaleOf(ladder, criterion).points : [];
    const choice = (said: Chosen | null) => [
      said?.point === null || said === null ? "" : String(said.point),
      points.find(({ value }) => value === said?.point)?.label ?? "",
      said?.alternative ?? "",
    ];
    return [
      assessment.id,
      assessment.cycle ? "cycle" : "check-in",
      assessment.cycle?.name ?? "",
      copy.ladder.id,
      copy.ladder.version,
      step ?? copy.transitionId,
      copy.submittedAt,
      release?.releasedAt ?? "",
      release?.acknowledgedAt ?? "",
      competency?.title ?? "",
      criterionId,
      question,
      ...choice(self),
      self.reason,
      self.narrative,
      release?.content.reviewer.name ?? "",
      ...choice(manager),
      manager?.reason ?? "",
      manager?.rationale ?? "",
      ...choice(calibrated),
      (calibrated?.changes ?? []).map(changeLine).join("\n"),
      addressesFor(copy.evidence, criterionId).join("\n"),
      release?.stance ?? "",
      release?.response ?? "",
    ];
  });
}

/** One change that calibration made, on one line. */
function changeLine({ from, to, reasonCode, sentence, at }: Calibrated["changes"][number]): string {
  const name = ({ point, alternative }: Chosen) => String(point ?? alternative ?? "not rated");
  return `${at.slice(0, 10)}: ${name(from)} to ${name(to)}. ${calibrationReasonWords(reasonCode)}: ${sentence}`;
}

/** The addresses of the pieces that support a criterion, one a line. */
function addressesFor(evidence: readonly unknown[], criterionId: string): string[] {
  return evidence.flatMap((piece) => {
    if (typeof piece !== "object" || piece === null) return [];
    const { url, criteria } = piece as { url?: unknown; criteria?: unknown };
    const isFor = Array.isArray(criteria) && criteria.includes(criterionId);
    return isFor && typeof url === "string" ? [url] : [];
  });
}
