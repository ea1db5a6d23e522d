import { JUNIOR_TO_MID } from "./junior-to-mid";
import { MID_TO_SENIOR } from "./mid-to-senior";
import { SENIOR_TO_STAFF } from "./senior-to-staff";
import { SPECIALIST_SENIOR } from "./specialist-senior";
import { SPECIALIST_STAFF } from "./specialist-staff";
import type { CriterionTexts } from "./texts";
import type { TeamWork } from "./work";
import { PLATFORMS } from "./work-platforms";
import { PRODUCTS } from "./work-products";

const TEXTS: Record<string, CriterionTexts> = {
  ...JUNIOR_TO_MID,
  ...MID_TO_SENIOR,
  ...SENIOR_TO_STAFF,
  ...SPECIALIST_SENIOR,
  ...SPECIALIST_STAFF,
};

/** The criteria that the demo can speak about. */
export const CRITERIA_WITH_TEXTS: readonly string[] = Object.keys(TEXTS);

/** What people say about a criterion; throws for one that nobody wrote texts for. */
export function textsFor(criterionId: string): CriterionTexts {
  const texts = TEXTS[criterionId];
  if (!texts) throw new Error(`the demo has no texts for the criterion "${criterionId}"`);
  return texts;
}

const WORK: Record<string, TeamWork> = { ...PRODUCTS, ...PLATFORMS };

/** The teams of the demo. */
export const TEAMS: readonly string[] = Object.keys(WORK);

/** What a team works on. */
export function workOf(team: string): TeamWork {
  const work = WORK[team];
  if (!work) throw new Error(`the demo has no work for the team "${team}"`);
  return work;
}
