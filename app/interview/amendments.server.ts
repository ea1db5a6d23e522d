import { ladderOfVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { type AmendmentForm, OF_ALL } from "./domain/amendment-form";
import { criteriaForLevel, pointsToChoose } from "./domain/level-criteria";
import { stored } from "./domain/state";
import { lockPanel, type OnPanel, touchPanel } from "./panel.server";

/**
 * Adds to the writer's card that is in; what it said stays as it was. Whether another's card could be read by then is
 * worked out here, for those who read it.
 */
export async function amendCard(
  who: OnPanel,
  panelId: string,
  { about, point, recommendation, text }: AmendmentForm,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "scorecard.amend");
    const { ownCard, kit } = panel;
    if (!ownCard?.submittedAt)
      throw new AppError("Your card is not handed in yet: write it there itself.", 409);
    const ladder = await ladderOfVersion(kit.ladderVersionId, tx);
    const criterionId = about === OF_ALL ? null : about;
    const asked = criteriaForLevel(ladder, panel).find(
      ({ criterion }) => criterion.id === criterionId,
    );
    if (criterionId !== null && !asked)
      throw new AppError("The kit of these interviews does not ask about this.", 422);
    const known = asked ? pointsToChoose(ladder, asked.criterion) : [];
    if (point !== null && !known.some(({ value }) => value === point))
      throw new AppError("Choose one of the points shown, or leave the point as it is.", 422);
    const others = await tx.scorecard.count({
      where: { panelId, submittedAt: { not: null }, id: { not: ownCard.id } },
    });
    const { id } = await tx.scorecardAmendment.create({
      data: {
        cardId: ownCard.id,
        criterionId,
        point,
        recommendation:
          criterionId === null && recommendation !== null ? stored(recommendation) : null,
        text,
        afterOthers: others > 0,
      },
      select: { id: true },
    });
    await touchPanel(tx, panelId);
    record({
      action: "interview.card-amended",
      subject: { type: "interview", id: panelId },
      data: { amendmentId: id },
    });
  });
}
