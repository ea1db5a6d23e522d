import type { Calibrated, CalibratedChange, Choice } from "./release-content";

/**
 * Why a calibration session changed a rating. The last two are never chosen by anybody: they stand where a change was
 * taken back, and where the review that it was made on was reopened.
 */
export const CALIBRATION_REASONS = {
  "evidence-missed": "Evidence was overlooked",
  "evidence-weak": "The evidence does not show it",
  "anchor-read-differently": "The anchor was read differently",
  "consistent-with-others": "To be consistent with comparable people",
  "out-of-scope": "It is outside this criterion or period",
  "new-information": "Something new became known",
  other: "Another reason",
  undo: "A change was taken back",
  "review-reopened": "The review was reopened",
} as const;

export type CalibrationReason = keyof typeof CALIBRATION_REASONS;

/** The reason in words; a code that is no longer known stands for itself. */
export function calibrationReasonWords(code: string): string {
  return Object.hasOwn(CALIBRATION_REASONS, code)
    ? CALIBRATION_REASONS[code as CalibrationReason]
    : code;
}

type Chosen<A = string | null> = { point: number | null; alternative: A };
type Rated<A> = { manager: Chosen<A>; calibrated?: Chosen<A> | null | undefined };

/** The rating that counts: what calibration made of it, else the manager's own. */
export function finalChoice<A>({ manager, calibrated }: Rated<A>): Chosen<A> {
  const { point, alternative } = calibrated ?? manager;
  return { point, alternative };
}

/** Whether calibration left another rating than the manager's own; a change that was taken back leaves the same. */
export function isMoved({ manager, calibrated }: Rated<string | null>): boolean {
  return calibrated != null && !isSame(manager, calibrated);
}

export function isSame(one: Chosen, other: Chosen): boolean {
  return one.point === other.point && one.alternative === other.alternative;
}

/** Whether the ratings went through calibration, whatever it made of them. */
export function wasCalibrated(criteria: readonly { calibrated?: unknown }[]): boolean {
  return criteria.some(({ calibrated }) => calibrated !== undefined);
}

/** What one locked session did with the ratings of one assessment. */
export type SessionOutcome = {
  session: string;
  /** What it wrote back, for the ratings it changed. */
  rated: readonly (Choice & { criterionId: string })[];
  /** Its log, oldest first. */
  changes: readonly (CalibratedChange & { criterionId: string })[];
};

/**
 * What calibration made of each rating that it touched. Of sessions that changed the same rating the last one counts,
 * unless it wrote nothing back: then it took back its own changes only.
 * @param outcomes in the order in which the sessions were locked
 */
export function calibratedFrom(outcomes: readonly SessionOutcome[]): Map<string, Calibrated> {
  const calibrated = new Map<string, Calibrated>();
  const written = new Set<string>();
  for (const { session, rated, changes } of outcomes)
    for (const criterionId of new Set([...rated, ...changes].map((each) => each.criterionId))) {
      const row = rated.find((each) => each.criterionId === criterionId);
      const own = changes.filter((each) => each.criterionId === criterionId);
      const result = row ?? own.at(-1)?.to;
      if (!result || (!row && written.has(criterionId))) continue;
      if (row) written.add(criterionId);
      calibrated.set(criterionId, {
        point: result.point,
        alternative: result.alternative,
        session,
        changes: own.map(({ criterionId: _, ...change }) => change),
      });
    }
  return calibrated;
}
