import type { Ladder } from "~/ladder/domain/schema";
import type { Standing } from "~/ladder/domain/view";
import { type CardAnswer, type CardOverall, exercisesOfKit } from "./card";
import {
  OVERALL_REVISION,
  readAnswerPart,
  readOverallPart,
  revisionField,
  unknownParts,
  type Values,
} from "./card-form";
import type { KitContent } from "./kit";
import { criteriaForLevel } from "./level-criteria";

/** Which part of the card a form carries: one criterion, what is said of it all, or everything that stands on the page. */
export type Part = { criterionId: string } | "overall" | "all";

export type SentAnswer = CardAnswer & { revision: number };
export type SentOverall = CardOverall & { revision: number };
export type Sent = { answers: SentAnswer[]; overall: SentOverall | null };

/**
 * The parts of a form, read against the kit. What can be read is given beside what is wrong with the rest, by field. Null
 * where the form names what the kit does not have.
 */
export function readParts(
  { ladder, kit, ...standing }: Standing & { ladder: Ladder; kit: KitContent },
  values: Values,
  part: Part,
): { sent: Sent; errors: Record<string, string> } | null {
  const asked = criteriaForLevel(ladder, standing);
  const exercises = exercisesOfKit(ladder, kit);
  const known = asked.map(({ criterion }) => criterion.id);
  const isOne = typeof part === "object";
  if (isOne && !known.includes(part.criterionId)) return null;
  if (unknownParts(known, exercises, values)) return null;
  const sent: Sent = { answers: [], overall: null };
  const errors: Record<string, string> = {};
  for (const each of asked) {
    const { id } = each.criterion;
    const revision = values[isOne ? "revision" : revisionField(id)];
    if (isOne ? part.criterionId !== id : part === "overall" || revision === undefined) continue;
    const read = readAnswerPart(ladder, each, values, revision);
    if (read.ok) sent.answers.push(read.value);
    else Object.assign(errors, read.errors);
  }
  if (isOne) return { sent, errors };
  const revision = values[part === "overall" ? "revision" : OVERALL_REVISION];
  if (part === "all" && revision === undefined) return { sent, errors };
  const read = readOverallPart(exercises, values, revision);
  if (read.ok) sent.overall = read.value;
  else Object.assign(errors, read.errors);
  return { sent, errors };
}
