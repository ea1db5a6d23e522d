import type { Finding } from "./findings";
import { lintCriteria, lintExercises, lintPayBands, lintRules } from "./lint-coverage";
import { lintDuplicates } from "./lint-duplicates";
import { lintJumps } from "./lint-jumps";
import { lintWording } from "./lint-wording";
import type { LocatedMap } from "./located";
import { proseOf } from "./prose";
import type { Ladder } from "./schema";

/**
 * What is not wrong but makes a ladder worse: repeated bullets, uneven jumps between levels, wording
 * nobody can observe or that rewards one temperament, volume metrics, criteria without evidence or
 * interview question, planted flaws nobody can find, rules that ask nothing. Each rule would rather miss than nag. A ladder with
 * errors (null) is looked at as far as its texts go.
 */
export function lintLadder(ladder: Ladder | null, root: LocatedMap): Finding[] {
  const prose = proseOf(root);
  const ofTexts = [
    ...lintDuplicates(prose),
    ...lintWording(prose),
    ...lintCriteria(root),
    ...lintExercises(root),
  ];
  if (!ladder) return ofTexts;
  return [
    ...ofTexts,
    ...lintJumps(ladder, root),
    ...lintRules(ladder, root),
    ...lintPayBands(ladder, root),
  ];
}
