import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { taskOf } from "./card.server";
import { type AmendmentForm, flawOf, OF_ALL } from "./domain/amendment-form";
import { amendableExercises } from "./domain/card";
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
  { about, point, recommendation, outcome, text }: AmendmentForm,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "scorecard.amend");
    const { ownCard } = panel;
    if (!ownCard?.submittedAt)
      throw new AppError("Your card is not handed in yet: write it there itself.", 409);
    const { ladder, task } = await taskOf(panel, who.personId, tx);
    const flaw = flawOf(about);
    if (flaw) {
      const flaws = await tx.scorecardFlaw.findMany({ where: { cardId: ownCard.id } });
      const exercise = amendableExercises(ladder, task, flaws).find(
        ({ id }) => id === flaw.exerciseId,
      );
      if (!exercise?.plantedFlaws.some(({ id }) => id === flaw.flawId))
        throw new AppError("None of your exercises has this flaw.", 422);
    }
    const criterionId = about === OF_ALL || flaw ? null : about;
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
        recommendation: about === OF_ALL && recommendation !== null ? stored(recommendation) : null,
        exerciseId: flaw?.exerciseId ?? null,
        flawId: flaw?.flawId ?? null,
        outcome: flaw && outcome !== null ? stored(outcome) : null,
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
