import { criterionOf, isId } from "~/assessment/assessments.server";
import type { Ladder } from "~/ladder/domain/schema";
import { scaleOf } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import type { CalibrationReason } from "~/review/domain/calibrated";
import type { ChangeInput } from "./domain/change-form";
import { choiceOf, type Mark, markOf } from "./domain/mark";
import { wakeSession } from "./live.server";
import { waitsForPreview } from "./ratings-guard.server";
import {
  type CalibrationSession,
  type InSession,
  lockSession,
  touchSession,
} from "./session.server";

export type ChangeResult =
  | { kind: "changed"; number: number }
  /** Somebody else changed it since the page was made: nothing was overwritten. */
  | { kind: "conflict"; mark: Mark; number: number };

type Which = { sessionId: string; assessmentId: string };

/**
 * Changes one rating, with its reason, if nobody changed it since. What stood before stays in the log.
 * @throws AppError where the session is not live, the person is not in it (or is the one who asks), or nothing would change
 */
export async function changeRating(
  who: InSession,
  which: Which,
  input: ChangeInput,
): Promise<ChangeResult> {
  return append(who, which, input.criterion, input.seen, ({ current, ladder, transitionId }) => {
    const to = readMark(ladder, transitionId, input.criterion, input.to);
    if (to === current) throw new AppError("The rating stands like that already.", 422);
    return { to, reasonCode: input.reason, sentence: input.sentence, undoes: null };
  });
}

/** Takes the last change of a rating back, as a new entry in the log. */
export async function undoChange(
  who: InSession,
  which: Which,
  criterionId: string,
  seen: number,
): Promise<ChangeResult> {
  return append(who, which, criterionId, seen, ({ last }) => {
    if (!last) throw new AppError("There is no change to take back.", 409);
    return { to: last.from, reasonCode: "undo", sentence: "", undoes: last.number };
  });
}

type Standing = {
  current: Mark;
  last: { number: number; from: Mark } | null;
  ladder: Ladder;
  transitionId: string;
};
type Entry = {
  to: Mark;
  reasonCode: CalibrationReason;
  sentence: string;
  undoes: number | null;
};

async function append(
  who: InSession,
  { sessionId, assessmentId }: Which,
  criterionId: string,
  seen: number,
  decide: (standing: Standing) => Entry,
): Promise<ChangeResult> {
  const result = await change(who.actor, async (tx, record): Promise<ChangeResult> => {
    const session = await lockSession(tx, who, sessionId, "calibration.change");
    if (waitsForPreview(session)) throw new AppError("Hand in your own preview first.", 409);
    const member = await memberOf(tx, who, session, assessmentId);
    const ladder = await ladderOfVersion(member.ladderVersionId, tx);
    criterionOf(ladder, member.transitionId, criterionId);
    const where = { sessionId, assessmentId, criterionId };
    const last = await tx.calibrationChange.findFirst({ where, orderBy: { number: "desc" } });
    const given = await tx.reviewRating.findFirst({
      where: { criterionId, review: { assessmentId } },
      select: { point: true, alternative: true },
    });
    const current = last
      ? markOf({ point: last.toPoint, alternative: last.toAlternative })
      : given && markOf(given);
    const number = last?.number ?? 0;
    const subject = { type: "calibration-session", id: sessionId };
    if (number !== seen) {
      record({
        action: "calibration.conflict-shown",
        subject,
        data: { assessmentId, criterionId },
      });
      return { kind: "conflict", mark: current, number };
    }
    const entry = decide({
      current,
      last: last && {
        number: last.number,
        from: markOf({ point: last.fromPoint, alternative: last.fromAlternative }),
      },
      ladder,
      transitionId: member.transitionId,
    });
    const [from, to] = [choiceOf(current), choiceOf(entry.to)];
    await tx.calibrationChange.create({
      data: {
        ...where,
        personId: member.personId,
        number: number + 1,
        fromPoint: from.point,
        fromAlternative: from.alternative,
        toPoint: to.point,
        toAlternative: to.alternative,
        reasonCode: entry.reasonCode,
        sentence: entry.sentence,
        undoes: entry.undoes,
        byId: who.personId,
      },
    });
    await touchSession(tx, sessionId);
    record({
      action: entry.undoes === null ? "calibration.rating-changed" : "calibration.change-undone",
      subject,
      data: { assessmentId, criterionId, number: number + 1, reason: entry.reasonCode },
    });
    return { kind: "changed", number: number + 1 };
  });
  if (result.kind === "changed") wakeSession(sessionId);
  return result;
}

/** Somebody in the population whose ratings stand, other than whoever asks: to them their own row is not there. */
export async function memberOf(
  tx: Transaction,
  who: InSession,
  session: CalibrationSession,
  assessmentId: string,
) {
  const member = isId(assessmentId)
    ? await tx.calibrationMember.findFirst({
        where: {
          sessionId: session.id,
          assessmentId,
          removedAt: null,
          personId: { not: who.personId },
        },
        select: {
          personId: true,
          assessment: { select: { state: true, transitionId: true, ladderVersionId: true } },
        },
      })
    : null;
  if (!member) throw new AppError("This person is not in the session.", 404);
  if (member.assessment.state !== "IN_CALIBRATION")
    throw new AppError(
      "This review is not in calibration at the moment: it is not finished, or was reopened.",
      409,
    );
  const { state: _, ...assessment } = member.assessment;
  return { personId: member.personId, ...assessment };
}

function readMark(ladder: Ladder, transitionId: string, criterionId: string, text: string): Mark {
  const scale = scaleOf(ladder, criterionOf(ladder, transitionId, criterionId));
  const alternative = scale.alternatives.find((each) => each === text);
  if (alternative) return alternative;
  const point = scale.points.find(({ value }) => String(value) === text);
  if (!point) throw new AppError("Choose one of the ratings shown.", 422);
  return point.value;
}
