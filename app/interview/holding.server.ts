import { Refusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { lockPanel, type OnPanel, touchPanel } from "./panel.server";
import { dayAt, ENDED_AT, GOES_ON, WITH_RULE } from "./retention-sql.server";

export type Keeping = {
  /** When it was decided, or the candidate withdrew. */
  endedAt: Date | null;
  /** YYYY-MM-DD; null while the interviews are not over. */
  goesOn: string | null;
  months: number;
  /** The location of the rule that holds; empty for the one for everywhere else. */
  ruleLocation: string;
  heldAt: Date | null;
  holdReason: string;
  heldBy: string | null;
  /** The candidate's name among colleagues, where they work here. */
  colleague: string | null;
};

/** How long a panel is kept, and why; null for its own candidate, and once it is purged. */
export async function keepingOf(
  { personId }: { personId: string },
  panelId: string,
): Promise<Keeping | null> {
  const rows = await database().$queryRaw<Keeping[]>`
    SELECT ${ENDED_AT} AS "endedAt", ${GOES_ON}::text AS "goesOn", rule."months", rule."location" AS "ruleLocation",
           l."heldAt", l."holdReason", h."name" AS "heldBy",
           c."name" AS "colleague"
    FROM "InterviewPanel" l ${WITH_RULE}
    LEFT JOIN "Person" h ON h."id" = l."heldById" LEFT JOIN "Person" c ON c."id" = l."candidateId"
    WHERE l."id" = ${panelId}::uuid AND l."purgedAt" IS NULL
      AND l."candidateId" IS DISTINCT FROM ${personId}::uuid`;
  return rows[0] ?? null;
}

/** Keeps a panel whatever the rule says and the candidate asks, until the hold is ended. */
export async function holdPanel(asking: OnPanel, panelId: string, reason: string): Promise<void> {
  await change(asking.actor, async (tx, record) => {
    const panel = await lockPanel(tx, asking, panelId, "interview.manage");
    if (panel.heldAt)
      throw new AppError("Somebody else put a hold on these interviews meanwhile.", 409);
    await tx.interviewPanel.update({
      where: { id: panel.id },
      data: { heldAt: new Date(), heldById: asking.personId, holdReason: reason },
    });
    await touchPanel(tx, panel.id);
    record({ action: "interview.held", subject: { type: "interview", id: panel.id } });
  });
}

/** From now on the rule holds again; what is due goes with the next night's run. */
export async function endHold(
  asking: OnPanel,
  panelId: string,
  { agreed, now }: { agreed: boolean; now: Date },
): Promise<void> {
  await change(asking.actor, async (tx, record) => {
    const panel = await lockPanel(tx, asking, panelId, "interview.manage");
    if (!panel.heldAt) throw new AppError("There is no hold on these interviews any more.", 409);
    const [due] = await tx.$queryRaw<{ isDue: boolean }[]>`
      SELECT coalesce(${GOES_ON} <= ${dayAt(now)}, false) AS "isDue"
      FROM "InterviewPanel" l ${WITH_RULE} WHERE l."id" = ${panel.id}::uuid`;
    if (due?.isDue && !agreed)
      throw new Refusal(
        "agreed",
        "Without the hold these interviews are purged tonight: the rule’s time is over. Tick that they may go, then end the hold.",
      );
    await tx.interviewPanel.update({
      where: { id: panel.id },
      data: { heldAt: null, heldById: null, holdReason: "" },
    });
    await touchPanel(tx, panel.id);
    record({ action: "interview.hold-ended", subject: { type: "interview", id: panel.id } });
  });
}
