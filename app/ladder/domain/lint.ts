import type { Finding } from "./findings";
import type { LocatedMap } from "./located";
import type { Ladder } from "./schema";
export function lintLadder(_ladder: Ladder, _root: LocatedMap): Finding[] {
  return [];
}
