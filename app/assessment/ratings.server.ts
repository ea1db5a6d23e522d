import type { Carry } from "~/ladder/domain/carry";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { lockCriterion } from "./assessments.server";
import { type Answer, EMPTY_ANSWER, ratingOf, sameAnswer } from "./domain/answer";

export type StoredAnswer = Answer & {
  revision: number;
  updatedAt: Date | null;
  /** What moving to another ladder version made of it; null where it was given for this one. */
  carry: Carry | null;
  /** Criterion and version it was first given for, such as `decompose-for-ai 1.0.0`. */
  carriedFrom: string | null;
};

const UNANSWERED: StoredAnswer = {
  ...EMPTY_ANSWER,
  revision: 0,
  updatedAt: null,
  carry: null,
  carriedFrom: null,
};

const answerSelect = {
  id: true,
  criterionId: true,
  point: true,
  alternative: true,
  reason: true,
  narrative: true,
  revision: true,
  updatedAt: true,
  carry: true,
  carriedFrom: true,
} as const;

type AnswerRow = {
  point: number | null;
  alternative: string | null;
  reason: string;
  narrative: string;
  revision: number;
  updatedAt: Date;
  carry: string | null;
  carriedFrom: string | null;
};

function asAnswer({ alternative, carry, ...row }: AnswerRow): StoredAnswer {
  const { point, reason, narrative, revision, updatedAt, carriedFrom } = row;
  // Written by `readAnswer` only, which knows the alternatives, and by moving to another version.
  const known = { alternative: alternative as Answer["alternative"], carry: carry as Carry | null };
  return { point, reason, narrative, revision, updatedAt, carriedFrom, ...known };
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

/** Whether an answer says anything at all. */
export function hasWords(answer: Answer): boolean {
  return !sameAnswer(answer, EMPTY_ANSWER);
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
  /** The ladder version whose words the person had before them. */
  seenVersionId?: string,
): Promise<SaveResult> {
  return change(who.actor, async (tx, record) => {
    const assessment = await lockCriterion(tx, who.personId, where, seenVersionId);
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
          data: { ...answer, ...carriedOn(current, answer), revision: { increment: 1 } },
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

/** A rating given now is one for the words of now; text alone leaves the question open that was worded anew. */
function carriedOn(current: StoredAnswer, answer: Answer) {
  const waits = current.carry === "re-attest" && ratingOf(answer) === undefined;
  return waits ? {} : { carry: null, carriedFrom: null };
}

/** The person prefers what is stored; their own version is kept as earlier text. */
export async function keepAsEarlier(
  who: { personId: string; actor: Actor },
  where: { assessmentId: string; criterionId: string },
  answer: Answer,
  seenVersionId?: string,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockCriterion(tx, who.personId, where, seenVersionId);
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

/** An answer as an earlier text keeps it. */
export function earlier({ point, alternative, reason, narrative }: Answer) {
  return { point, alternative, reason, narrative };
}

export type EarlierText = Answer & {
  id: string;
  replacedAt: Date;
  /** The criterion that it stands with now. */
  criterionId?: string;
  /** Where another ladder version set it aside: what was asked then, and when it was written. */
  from?: string;
  question?: string;
  writtenAt?: string;
};

/** What conflicts and other versions set aside on this criterion (or on several), newest first. */
export async function earlierTexts(
  personId: string,
  { assessmentId, criterionId }: { assessmentId: string; criterionId: string | string[] },
): Promise<EarlierText[]> {
  const ids = typeof criterionId === "string" ? [criterionId] : criterionId;
  const rows = await database().earlierText.findMany({
    where: { rating: { assessmentId, criterionId: { in: ids }, assessment: { personId } } },
    include: { rating: { select: { criterionId: true } } },
    orderBy: { replacedAt: "desc" },
    take: 20 * ids.length,
  });
  return rows.map(({ id, replacedAt, content, rating }) => ({
    ...(content as unknown as Omit<EarlierText, "id" | "replacedAt" | "criterionId">),
    id,
    replacedAt,
    criterionId: rating?.criterionId ?? "",
  }));
}

export type PreviousAnswer = { on: Date; point: number | null; alternative: string | null };

/**
 * How the person answered this criterion before, under any of its ids, newest first: submitted assessments only, and
 * nothing that another version had closed.
 */
export async function previousAnswers(
  personId: string,
  assessmentId: string,
  ...criterionIds: string[]
): Promise<PreviousAnswer[]> {
  const rows = await database().rating.findMany({
    where: {
      criterionId: { in: criterionIds },
      OR: [{ carry: null }, { carry: { not: "closed" } }],
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
