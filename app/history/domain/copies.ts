/** A frozen copy of what was submitted, as lists name it. */
export type SubmissionRow = {
  id: string;
  assessmentId: string;
  submittedAt: Date;
  withdrawnAt: Date | null;
};

export type ReleaseRow = {
  id: string;
  assessmentId: string;
  releasedAt: Date;
  acknowledgedAt: Date | null;
  reopenedAt: Date | null;
};

/** What became of a submission: it stands, was taken back, or another came after it. */
export type SubmissionFate = "standing" | "withdrawn" | "superseded";

/**
 * Submissions with what became of each, newest first. `isDraft`: the assessment was opened again for writing, so
 * that none stands.
 */
export function submissionFates<Row extends SubmissionRow>(
  rows: readonly Row[],
  isDraft: boolean,
): (Row & { fate: SubmissionFate })[] {
  const newest = byTime(rows, ({ submittedAt }) => submittedAt);
  const standing = isDraft ? undefined : newest.find(({ withdrawnAt }) => withdrawnAt === null);
  return newest.map((row) => ({
    ...row,
    fate: row === standing ? "standing" : row.withdrawnAt ? "withdrawn" : "superseded",
  }));
}

/** Releases newest first, those that were reopened with the one that took their place. */
export function releaseFates<Row extends ReleaseRow>(
  rows: readonly Row[],
): (Row & { replacedBy: { id: string; releasedAt: Date } | null })[] {
  const newest = byTime(rows, ({ releasedAt }) => releasedAt);
  return newest.map((row, index) => {
    const next = row.reopenedAt ? newest[index - 1] : undefined;
    return { ...row, replacedBy: next ? { id: next.id, releasedAt: next.releasedAt } : null };
  });
}

/** The release that holds: the newest, unless it was reopened. */
export function standingRelease<Row extends ReleaseRow>(rows: readonly Row[]): Row | null {
  const newest = byTime(rows, ({ releasedAt }) => releasedAt)[0];
  return newest && newest.reopenedAt === null ? newest : null;
}

function byTime<Row>(rows: readonly Row[], timeOf: (row: Row) => Date): Row[] {
  return [...rows].sort((a, b) => timeOf(b).getTime() - timeOf(a).getTime());
}
