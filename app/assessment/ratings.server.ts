import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { lockCriterion } from "./assessments.server";
import { type Answer, EMPTY_ANSWER, sameAnswer } from "./domain/answer";

export type StoredAnswer = Answer & { revision: number; updatedAt: Date | null };

const UNANSWERED: StoredAnswer = { ...EMPTY_ANSWER, revision: 0, updatedAt: null };

const answerSelect = {
  id: true,
  criterionId: true,
  point: true,
  alternative: true,
  reason: true,
  narrative: true,
  revision: true,
  updatedAt: true,
} as const;

type AnswerRow = {
  point: number | null;
  alternative: string | null;
  reason: string;
  narrative: string;
  revision: number;
  updatedAt: Date;
};

function asAnswer({
  point,
  alternative,
  reason,
  narrative,
  revision,
  updatedAt,
}: AnswerRow): StoredAnswer {
  // Written by `readAnswer` only, which knows the alternatives.
  return {
    point,
    alternative: alternative as Answer["alternative"],
    reason,
    narrative,
    revision,
    updatedAt,
  };
}

/** Every answer of one assessment by criterion. */
export async function answersOf(
  assessmentId: string,
  tx: Transaction = database(),
): Promise<Record<string, StoredAnswer>> {
  const rows = await tx.rating.findMany({ where: { assessmentId }, select: answerSelect });
  return Object.fromEntries(rows.map((row) => [row.criterionId, asAnswer(row)]));
}

export function answerTo(answers: Record<string, StoredAnswer>, criterionId: string): StoredAnswer {
  return (Object.hasOwn(answers, criterionId) ? answers[criterionId] : undefined) ?? UNANSWERED;
}

export type SaveResult =
  | { saved: true; revision: number; savedAt: Date }
  /** Somebody (perhaps the same person in another tab) saved in between: nothing was overwritten. */
  | { saved: false; current: StoredAnswer };

/**
 * Saves one answer if nobody saved since `basedOn`. Sending the same answer again is no conflict, so that a retry
 * after a lost reply is harmless. With `replacing`, the person has seen both and decided: what loses is kept as
 * earlier text.
 */
export async function saveAnswer(
  who: { personId: string; actor: Actor },
  where: { assessmentId: string; criterionId: string },
  answer: Answer,
  basedOn: number,
  replacing = false,
): Promise<SaveResult> {
  return change(who.actor, async (tx, record) => {
    const assessment = await lockCriterion(tx, who.personId, where);
    const subject = { type: "assessment", id: where.assessmentId };
    const row = await tx.rating.findUnique({
      where: { assessmentId_criterionId: where },
      select: answerSelect,
    });
    const current = row ? asAnswer(row) : UNANSWERED;
    if (sameAnswer(current, answer)) {
      record({ action: "rating.saved-again", subject, data: { criterionId: where.criterionId } });
      return {
        saved: true as const,
        revision: current.revision,
        savedAt: current.updatedAt ?? new Date(),
      };
    }
    if (current.revision !== basedOn) {
      record({
        action: "rating.conflict-shown",
        subject,
        data: { criterionId: where.criterionId },
      });
      return { saved: false as const, current };
    }
    const kept = { id: true, revision: true, updatedAt: true } as const;
    const stored = row
      ? await tx.rating.update({
          where: { id: row.id },
          data: { ...answer, revision: { increment: 1 } },
          select: kept,
        })
      : await tx.rating.create({ data: { ...where, ...answer }, select: kept });
    if (replacing && row)
      await tx.earlierText.create({ data: { ratingId: row.id, content: earlier(current) } });
    if (!assessment.started)
      await tx.assessment.update({
        where: { id: where.assessmentId },
        data: { startedAt: new Date() },
      });
    record({
      action: "rating.saved",
      subject,
      data: { criterionId: where.criterionId, revision: stored.revision },
    });
    return { saved: true as const, revision: stored.revision, savedAt: stored.updatedAt };
  });
}

/** The person prefers what is stored; their own version is kept as earlier text. */
export async function keepAsEarlier(
  who: { personId: string; actor: Actor },
  where: { assessmentId: string; criterionId: string },
  answer: Answer,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockCriterion(tx, who.personId, where);
    const row = await tx.rating.findUnique({
      where: { assessmentId_criterionId: where },
      select: { id: true },
    });
    if (!row) throw new AppError("There is nothing saved here yet.", 409);
    await tx.earlierText.create({ data: { ratingId: row.id, content: earlier(answer) } });
    record({
      action: "rating.version-set-aside",
      subject: { type: "assessment", id: where.assessmentId },
      data: { criterionId: where.criterionId },
    });
  });
}

function earlier({ point, alternative, reason, narrative }: Answer) {
  return { point, alternative, reason, narrative };
}

export type EarlierText = Answer & { id: string; replacedAt: Date };

/** What conflicts set aside on this criterion, newest first. */
export async function earlierTexts(
  personId: string,
  where: { assessmentId: string; criterionId: string },
): Promise<EarlierText[]> {
  const rows = await database().earlierText.findMany({
    where: { rating: { ...where, assessment: { personId } } },
    orderBy: { replacedAt: "desc" },
    take: 20,
  });
  return rows.map(({ id, replacedAt, content }) => ({
    id,
    replacedAt,
    ...(content as unknown as Answer),
  }));
}

export type PreviousAnswer = { on: Date; point: number | null; alternative: string | null };

/** How the person answered this criterion before, newest first: submitted assessments only. */
export async function previousAnswers(
  personId: string,
  assessmentId: string,
  criterionId: string,
): Promise<PreviousAnswer[]> {
  const rows = await database().rating.findMany({
    where: {
      criterionId,
      assessment: {
        personId,
        id: { not: assessmentId },
        submittedAt: { not: null },
        state: { not: "DRAFT" },
      },
    },
    select: { point: true, alternative: true, assessment: { select: { submittedAt: true } } },
    orderBy: { assessment: { submittedAt: "desc" } },
    take: 5,
  });
  return rows.flatMap(({ assessment, ...answer }) =>
    assessment.submittedAt ? [{ on: assessment.submittedAt, ...answer }] : [],
  );
}
