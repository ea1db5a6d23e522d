import type { Finding } from "./findings";
import { lintCoverage } from "./lint-coverage";
import { lintDuplicates } from "./lint-duplicates";
import { lintJumps } from "./lint-jumps";
import { lintWording } from "./lint-wording";
import type { LocatedMap } from "./located";
import { proseOf } from "./prose";
import type { Ladder } from "./schema";

/**
 * What is not wrong but makes a ladder worse: repeated bullets, uneven jumps between levels, wording
 * nobody can observe or that rewards one temperament, volume metrics, criteria without evidence or
 * interview question, rules that ask nothing. Each rule would rather miss than nag.
 */
export function lintLadder(ladder: Ladder, root: LocatedMap): Finding[] {
  const prose = proseOf(root);
  return [
    ...lintDuplicates(prose),
    ...lintJumps(ladder, root),
    ...lintWording(ladder, prose),
    ...lintCoverage(ladder, root),
  ];
}
