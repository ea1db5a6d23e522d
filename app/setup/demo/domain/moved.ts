import { carryPlan } from "~/ladder/domain/carry";
import type { Ladder } from "~/ladder/domain/schema";
import { findCriterion } from "~/ladder/domain/view";
import type { AnswerPlan, AssessmentPlan, EarlierPlan } from "./assessments";
import { addDays, atWork, type CyclePlan } from "./calendar";

/** What somebody adds who has answered anew since. The others have not come back to it. */
const AGAIN: Readonly<Record<string, string>> = {
  "salma.almansoori":
    "Read again with the new words: the cases came from the requirement, before there was any code to read. What I left unchecked I still say only when somebody asks, so that is the part to work at.",
};

/**
 * Answers to the first version of the ladder, as moving to the current one leaves them: those to the same words stand,
 * the others wait to be given anew with the earlier words beside them. Every criterion of the first version is asked in
 * the current one under its own id, so none is closed.
 */
export function carriedAlong(
  ladders: Record<CyclePlan["ladder"], Ladder>,
  { transitionId, answers }: AssessmentPlan,
  key: string,
  movedAt: Date,
): AnswerPlan[] {
  const { first, current } = ladders;
  const fates = carryPlan(first, current, transitionId)?.fates ?? [];
  return answers.map((answer) => {
    const carriedFrom = `${answer.criterionId} ${first.version}`;
    const revision = answer.revision + 1;
    const fate = fates.find(({ from }) => from === answer.criterionId);
    if (fate?.carry !== "re-attest") return { ...answer, carry: "carried", carriedFrom, revision };
    const earlier: EarlierPlan = {
      from: carriedFrom,
      question: findCriterion(first, answer.criterionId)?.question ?? "",
      point: answer.point,
      alternative: answer.alternative,
      reason: answer.reason,
      narrative: answer.narrative,
      revision: answer.revision,
      writtenAt: answer.updatedAt,
      replacedAt: movedAt,
    };
    const again = AGAIN[key];
    if (again)
      return {
        ...answer,
        narrative: `${answer.narrative}\n\n${again}`,
        earlier: [earlier],
        revision: revision + 1,
        updatedAt: atWork(addDays(movedAt, 2), 10 * 60 + 20),
      };
    const empty = { point: null, alternative: null, reason: "", narrative: "" };
    return { ...answer, ...empty, carry: "re-attest", carriedFrom, revision, earlier: [earlier] };
  });
}
