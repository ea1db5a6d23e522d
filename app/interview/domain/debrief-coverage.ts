import {
  type Card,
  criteriaOfPlan,
  type Debriefing,
  type Seat,
  standingPoint,
} from "./debrief-cards";

export type CoverageFinding = {
  criterionId: string;
  question: string;
  /** Who was to look at it and gave no point, with why. */
  unmet: { name: string; why: string }[];
  /** Who gave a point. */
  by: string[];
};

export type CoverageAchieved = {
  criteria: number;
  /** Assessed by two or more, by one, by nobody. */
  byMany: number;
  byOne: CoverageFinding[];
  byNobody: CoverageFinding[];
  /** Somebody was to look at it and gave no point; others may have. */
  plannedOnly: CoverageFinding[];
};

/** What was looked at in the end, beside what was planned. Cards after the decision count for nothing here either. */
export function coverageAchieved({
  asked,
  plan,
  counted,
  setApart,
  missing,
}: Debriefing): CoverageAchieved {
  const plans = [...counted, ...setApart, ...missing].map((seat) => ({
    seat,
    planned: criteriaOfPlan(plan, seat.sessions),
  }));
  const isCounted = new Map(counted.map(({ interviewerId, card }) => [interviewerId, card]));
  const findings = asked.map(({ criterion }): CoverageFinding => {
    const given = (card: Card) => standingPoint(card, criterion.id) !== null;
    return {
      criterionId: criterion.id,
      question: criterion.question,
      by: counted.filter(({ card }) => given(card)).map(({ name }) => name),
      unmet: plans.flatMap(({ seat, planned }) => {
        const card = isCounted.get(seat.interviewerId);
        if (!planned.has(criterion.id) || (card && given(card))) return [];
        return [{ name: seat.name, why: whyUnmet(seat, criterion.id, card !== undefined) }];
      }),
    };
  });
  return {
    criteria: findings.length,
    byMany: findings.filter(({ by }) => by.length > 1).length,
    byOne: findings.filter(({ by }) => by.length === 1),
    byNobody: findings.filter(({ by }) => by.length === 0),
    plannedOnly: findings.filter(({ unmet }) => unmet.length > 0),
  };
}

function whyUnmet({ card }: Seat, criterionId: string, counts: boolean): string {
  if (!card) return "no card is in";
  if (!counts) return "the card came after the decision";
  const answer = card.answers.find((each) => each.criterionId === criterionId);
  return answer?.isNotAssessed && answer.why ? answer.why : "not assessed";
}
