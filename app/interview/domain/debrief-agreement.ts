import {
  type AlphaInterval,
  alphaInterval,
  type KrippendorffAlpha,
  krippendorffAlpha,
  type Ratings,
} from "~/calibration/domain/agreement";
import type { Ladder } from "~/ladder/domain/schema";
import { scaleOf } from "~/ladder/domain/view";
import { type Debriefing, independentPoint } from "./debrief-cards";
import type { LevelCriterion } from "./level-criteria";

/**
 * Criteria that two interviewers or more must have assessed before agreement is shown. Of four criteria there are only 35
 * different resamples, so that an interval says nothing; five make 126. It is the same bound as that of `alphaInterval`,
 * here for the number itself: without an interval it would be read as more than it is.
 */
export const LEAST_SHARED = 5;

const RESAMPLES = 300;
/** Always the same, so that a page that is opened again says the same. */
const SEED = 20_250;

export type DebriefAgreement = {
  /** Krippendorff's alpha for ordered ratings; null where it cannot be told. */
  alpha: number | null;
  interval: AlphaInterval | null;
  /** Why there is no alpha. */
  reason: string | null;
  /** Criteria that two interviewers or more assessed. */
  shared: number;
  interviewers: number;
  /** Points on these criteria. */
  points: number;
  /** Criteria on other scales, which cannot be counted together with these. */
  leftOut: number;
  resamples: number;
};

/**
 * How far interviewers agree on the candidate, from the points they gave before they could read the others'. Units are
 * criteria on the one scale that most of them share; a scale that is best in its middle has no such order and is left out.
 */
export function debriefAgreement({ ladder, asked, counted }: Debriefing): DebriefAgreement {
  const criteria = onOneScale(ladder, asked);
  const ratings: Ratings = counted.map(({ card }) =>
    criteria.map((id) => independentPoint(card, id)),
  );
  const found = krippendorffAlpha({ ratings, metric: "ordinal" });
  const counts = {
    shared: found.units,
    interviewers: found.raters,
    points: found.pairable,
    leftOut: asked.length - criteria.length,
    resamples: RESAMPLES,
  };
  const reason = whyTooFew(counted.length, found) ?? found.reason ?? null;
  if (reason !== null || found.alpha === null)
    return { ...counts, alpha: null, interval: null, reason };
  const interval = alphaInterval({
    ratings,
    metric: "ordinal",
    resamples: RESAMPLES,
    seed: SEED,
  });
  return { ...counts, alpha: found.alpha, interval, reason: null };
}

function whyTooFew(cards: number, { units }: Pick<KrippendorffAlpha, "units">): string | null {
  if (cards < 2)
    return `Too few to tell: agreement takes two cards, and ${cards === 1 ? "one is" : "none are"} in.`;
  if (units >= LEAST_SHARED) return null;
  return `Too few to tell: it takes ${LEAST_SHARED} criteria that two interviewers or more assessed, and there ${units === 1 ? "is" : "are"} ${units}.`;
}

function onOneScale(ladder: Ladder, asked: readonly LevelCriterion[]): string[] {
  const byScale = new Map<string, string[]>();
  for (const { criterion } of asked) {
    const { id, polarity } = scaleOf(ladder, criterion);
    if (polarity === "monotone") byScale.set(id, [...(byScale.get(id) ?? []), criterion.id]);
  }
  return [...byScale.values()].reduce(
    (most, each) => (each.length > most.length ? each : most),
    [],
  );
}
