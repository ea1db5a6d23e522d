import type { Recommendation } from "~/interview/domain/state";
import { at, handedIn, type PanelDraft } from "./interview-drafts";

/** Who held the exercise, then who asked about everything; points on decomposing, checking and trade-offs. */
type Pair = readonly [Asked, Asked];
type Asked = readonly [key: string, points: readonly number[], recommendation: Recommendation];

const KEN = "ken.fujii";
const THANDIWE = "thandiwe.mokoena";
const HIROSHI = "hiroshi.tanabe";

const EVERYTHING = ["prompt-engineering", "output-validation", "architecture"];

/** Candidates whom the same three interviewed in turn, so that their points can be held beside each other's. */
export const EARLIER_PANELS: readonly PanelDraft[] = [
  earlier("earlier-1", "Beatrix Solheim-Osei", 64, "OFFER", [
    [KEN, [2, 3, 2], "yes"],
    [THANDIWE, [3, 3, 3], "yes"],
  ]),
  earlier("earlier-2", "Casimir Aldebrand", 71, "OFFER", [
    [THANDIWE, [3, 3, 2], "yes"],
    [HIROSHI, [3, 3, 3], "strong-yes"],
  ]),
  earlier("earlier-3", "Ottoline Marsh-Devereux", 79, "OFFER", [
    [HIROSHI, [3, 3, 3], "yes"],
    [KEN, [2, 3, 2], "yes"],
  ]),
  earlier("earlier-4", "Leopold Antwi-Hale", 86, "OFFER", [
    [THANDIWE, [3, 3, 3], "yes"],
    [KEN, [3, 2, 3], "yes"],
  ]),
  earlier("earlier-5", "Marisol Quenneville", 94, "NO_OFFER", [
    [HIROSHI, [2, 3, 2], "no"],
    [THANDIWE, [2, 2, 1], "no"],
  ]),
  earlier("earlier-6", "Philippa Nakagawa-Stone", 101, "NO_OFFER", [
    [KEN, [1, 2, 2], "strong-no"],
    [HIROSHI, [3, 2, 3], "yes"],
  ]),
];

function earlier(
  key: string,
  candidate: string,
  madeDaysAgo: number,
  outcome: "OFFER" | "NO_OFFER",
  [first, second]: Pair,
): PanelDraft {
  const ago = (days: number) => madeDaysAgo - days;
  const seat = ([who, points, recommendation]: Asked, hour: number, isExercise: boolean) =>
    handedIn(who, at(ago(6), hour), isExercise ? "exercise" : EVERYTHING, {
      points,
      recommendation,
    });
  return {
    key,
    candidate,
    levelId: "mid",
    kit: madeDaysAgo % 2 === 0 ? 0 : 1,
    hiringManager: "yukiko.morita",
    location: "Berlin",
    madeDaysAgo,
    seats: [seat(first, 9, true), seat(second, 13, false)],
    debriefDaysAgo: ago(9),
    decided: { daysAgo: ago(10), outcome },
  };
}
