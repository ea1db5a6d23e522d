import {
  agreementBeforeAfter,
  type CalibrationEffect,
  calibrationEffect,
  type Rated,
} from "./effect";
import {
  type AnchorAgreement,
  anchorAgreement,
  type PreviewShares,
  previewShares,
  type ScaleAgreement,
  scaleAgreement,
} from "./figures-agreement";
import { GROUPINGS, type GroupsFigure, groupsFigure } from "./figures-groups";
import { cellsOf, type FiguresInput, monotoneScales, type Scale } from "./figures-input";
import { type RatersFigures, ratersFigures, ratersGraph } from "./figures-raters";
import type { KrippendorffAlpha } from "./krippendorff";
import type { RaterGraph } from "./severity";
import { LEAST_PEOPLE } from "./suppression";

export type EffectFigure = CalibrationEffect & {
  /** Changes from or to an alternative, or on another scale, which no number above holds. */
  otherChanges: number;
  /** With second raters, on the same ratings. Null where too few people were rated twice. */
  agreement: { before: KrippendorffAlpha; after: KrippendorffAlpha } | null;
};

/** The figures of a session. Where there are too few people or no fitting scale, parts are null with `reason`. */
export type Figures = {
  people: number;
  /** Ratings by managers that are points. */
  ratings: number;
  reason: string | null;
  agreement: {
    scales: ScaleAgreement[];
    anchors: AnchorAgreement;
    preview: PreviewShares;
  } | null;
  /** Who rated whom: no ratings, so it is always there. */
  graph: RaterGraph;
  raters: RatersFigures | null;
  groups: GroupsFigure[] | null;
  effect: EffectFigure | null;
};

/**
 * All figures of a session from their input, part by part: whoever runs it may pause between parts. The same input gives
 * the same figures.
 */
export function* figureParts(input: FiguresInput): Generator<undefined, Figures> {
  const scales = monotoneScales(input);
  const [scale] = scales;
  const reason = whyNone(input, scale);
  const nothing: Figures = {
    people: input.people.length,
    ratings: scales.flatMap((each) => cellsOf(input, each)).filter(({ before }) => before !== null)
      .length,
    reason,
    agreement: null,
    graph: scale ? ratersGraph(input, scale) : { raters: [], links: [], components: [] },
    raters: null,
    groups: null,
    effect: null,
  };
  if (reason !== null || !scale) return nothing;
  const agreed: ScaleAgreement[] = [];
  for (const each of scales) {
    agreed.push(scaleAgreement(input, each));
    yield;
  }
  const agreement = {
    scales: agreed,
    anchors: anchorAgreement(input),
    preview: previewShares(input),
  };
  const raters = ratersFigures(input, scale);
  yield;
  const groups: GroupsFigure[] = [];
  for (const by of GROUPINGS) {
    groups.push(groupsFigure(input, scale, by));
    yield;
  }
  const shownRaters = new Set(
    raters.raters.flatMap(({ id, reason }) => (reason === null ? [id] : [])),
  );
  const effect = effectFigure(input, scale, agreed[0]?.people ?? 0, shownRaters);
  return { ...nothing, agreement, raters, groups, effect };
}

/** All figures of a session at once. */
export function sessionFigures(input: FiguresInput): Figures {
  const parts = figureParts(input);
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

function whyNone({ people }: FiguresInput, scale: Scale | undefined): string | null {
  if (people.length < LEAST_PEOPLE)
    return `Fewer than ${LEAST_PEOPLE} people are compared, so any figure would say something about each of them.`;
  return scale
    ? null
    : "No criterion here is on a scale on which more is better, so ratings cannot be counted up.";
}

function effectFigure(
  input: FiguresInput,
  scale: Scale,
  doubled: number,
  shownRaters: ReadonlySet<string>,
): EffectFigure {
  const cells = cellsOf(input, scale);
  const side = (which: "before" | "after"): Rated[] =>
    cells.map((cell) => ({
      person: cell.person,
      item: cell.criterion,
      rater: cell.rater,
      value: cell[which],
    }));
  const [before, after] = [side("before"), side("after")];
  const effect = calibrationEffect(before, after);
  const others = cells.flatMap(({ person, criterion, seconds }): Rated[] =>
    seconds.map(({ rater, value }) => ({ person, item: criterion, rater, value })),
  );
  const changed = input.people
    .flatMap(({ ratings }) => Object.values(ratings))
    .filter((rating) => rating.before !== rating.after).length;
  return {
    ...effect,
    perRater: effect.perRater.filter(({ rater }) => shownRaters.has(rater)),
    otherChanges: changed - effect.changed,
    agreement:
      doubled < LEAST_PEOPLE
        ? null
        : agreementBeforeAfter({ before, after, others, metric: "ordinal" }),
  };
}
