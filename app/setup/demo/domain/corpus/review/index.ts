import { JUNIOR_TO_MID } from "./junior-to-mid";
import { MID_TO_SENIOR } from "./mid-to-senior";
import { SENIOR_TO_STAFF } from "./senior-to-staff";
import { SPECIALIST_SENIOR } from "./specialist-senior";
import { SPECIALIST_STAFF } from "./specialist-staff";
import type { ReviewTexts } from "./texts";

const TEXTS: Record<string, ReviewTexts> = {
  ...JUNIOR_TO_MID,
  ...MID_TO_SENIOR,
  ...SENIOR_TO_STAFF,
  ...SPECIALIST_SENIOR,
  ...SPECIALIST_STAFF,
};

/** The criteria that the demo's reviewers can speak about. */
export const CRITERIA_WITH_REVIEWS: readonly string[] = Object.keys(TEXTS);

/** What reviewers say about a criterion; throws for one that nobody wrote texts for. */
export function reviewTextsFor(criterionId: string): ReviewTexts {
  const texts = TEXTS[criterionId];
  if (!texts) throw new Error(`the demo's reviewers have no texts for "${criterionId}"`);
  return texts;
}
