import { can } from "~/access/domain/can";
import { lockOwn, stateInWords, storedState } from "~/assessment/assessments.server";
import { move, stateForOwner } from "~/assessment/domain/state";
import { notify } from "~/notification/notify.server";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import type { ResponseInput } from "./domain/response-form";

/** The engineer acknowledges the released review, and says what they think of it; kept with it for good. */
export async function acknowledgeRelease(
  who: { personId: string; name: string; actor: Actor },
  assessmentId: string,
  { stance, response }: ResponseInput,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const own = await lockOwn(tx, who.personId, assessmentId);
    const state = stateForOwner(stateInWords(own.state));
    const moved = move(state, "acknowledge");
    const self = { personId: who.personId, managerId: null, managersAbove: [] };
    const actor = { personId: who.personId, roles: [] };
    if (!moved.ok) throw new AppError(moved.message, 409);
    if (!can(actor, "release.answer", { person: self, state }))
      throw new AppError("There is nothing to acknowledge.", 409);
    const release = await tx.release.findFirst({
      where: { assessmentId, reopenedAt: null },
      select: { id: true, releasedById: true },
    });
    if (!release) throw new AppError("There is nothing to acknowledge.", 409);
    await tx.release.update({
      where: { id: release.id },
      data: { acknowledgedAt: new Date(), stance, response },
    });
    await tx.assessment.update({
      where: { id: assessmentId },
      data: { state: storedState(moved.state) },
    });
    const person = await tx.person.findUniqueOrThrow({
      where: { id: who.personId },
      select: { managerId: true },
    });
    const readers = new Set([release.releasedById, person.managerId ?? release.releasedById]);
    await notify(
      tx,
      [...readers].map((personId) => ({
        personId,
        kind: "acknowledged",
        address: `/reviews/${assessmentId}/released`,
        key: `acknowledged:${release.id}`,
        data: { person: who.name },
      })),
    );
    record({ action: "review.acknowledged", subject: { type: "assessment", id: assessmentId } });
  });
}
