import type { Finding } from "./findings";
import type { LocatedMap } from "./located";
import type { Defined } from "./references";
export function checkRules(_root: LocatedMap, _defined: Defined): Finding[] {
  return [];
}
