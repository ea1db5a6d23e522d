import { isId } from "~/assessment/assessments.server";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import type { ActionInput } from "./domain/response-form";
import { lockReleased, type ReleaseViewer } from "./released.server";

type Who = ReleaseViewer & { actor: Actor };

const MOST_ACTIONS = 50;

/** Writes down what was agreed in the conversation; either side may. */
export async function agreeAction(
  who: Who,
  assessmentId: string,
  { text, dueOn, criterion }: ActionInput,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const release = await lockReleased(tx, who, assessmentId);
    const { criteria } = release.content;
    const isKnown = criteria.some(({ criterionId }) => criterionId === criterion);
    if ((await tx.agreedAction.count({ where: { releaseId: release.id } })) >= MOST_ACTIONS)
      throw new AppError(
        `${MOST_ACTIONS} actions are more than anybody keeps. Drop one first.`,
        409,
      );
    const { id } = await tx.agreedAction.create({
      data: {
        releaseId: release.id,
        criterionId: isKnown ? criterion : null,
        text,
        dueOn: dueOn ? new Date(`${dueOn}T00:00:00Z`) : null,
        createdById: who.personId,
      },
      select: { id: true },
    });
    record({
      action: "action.agreed",
      subject: { type: "assessment", id: assessmentId },
      data: { actionId: id },
    });
  });
}

export type ActionMark = "done" | "open" | "dropped";

/** Marks an action as done, open again, or dropped; nothing is deleted. */
export async function markAction(
  who: Who,
  assessmentId: string,
  actionId: string,
  mark: ActionMark,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockReleased(tx, who, assessmentId);
    const changed = await setMark(tx, assessmentId, actionId, mark);
    if (changed === 0) throw new AppError("This action is no longer there.", 404);
    record({
      action: `action.${mark === "open" ? "taken-up-again" : mark}`,
      subject: { type: "assessment", id: assessmentId },
      data: { actionId },
    });
  });
}

async function setMark(
  tx: Transaction,
  assessmentId: string,
  actionId: string,
  mark: ActionMark,
): Promise<number> {
  if (!isId(actionId)) return 0;
  const { count } = await tx.agreedAction.updateMany({
    where: { id: actionId, release: { assessmentId } },
    data: {
      doneAt: mark === "done" ? new Date() : null,
      droppedAt: mark === "dropped" ? new Date() : null,
    },
  });
  return count;
}
