import type { Answer } from "~/assessment/domain/answer";
import type { Choice } from "~/review/domain/release-content";
import type { Point } from "./corpus/texts";
import type { Random } from "./random";
import type { Style } from "./reporting";

/** What a reviewer settles on, before and after they see the engineer's rating. */
export type Judgement = { blind: Choice; final: Choice };

export type Judged = {
  self: Answer;
  style: Style;
  /** 0 is the oldest; reviewers and engineers come closer over the cycles. */
  cycle: number;
  /** The person takes the step after this cycle. */
  isReady: boolean;
  /** The point that a step needs once, where this is the criterion to give it. */
  atLeast: Point;
};

/** Share of ratings that a reviewer changes after the comparison. */
const CHANGED = 0.125;
/** Share of ratings that a reviewer cannot give. */
const UNSEEN = 0.012;
/** How much more, and then less, the sides differ from cycle to cycle. */
const DRIFT = [1.2, 1.05, 0.85, 0.85];

/** How a reviewer of this style rates what the engineer rated so. */
export function judge(random: Random, about: Judged): Judgement {
  const { self, isReady, atLeast } = about;
  if (self.point === null) return judgeException(random, self);
  if (!isReady && random.chance(UNSEEN)) {
    const open: Choice = { point: null, alternative: "not-observable" };
    return { blind: open, final: open };
  }
  const wanted = asPoint(self.point + differenceOf(random, about));
  const final = isReady ? asPoint(Math.max(wanted, atLeast)) : wanted;
  return { blind: chosen(blindPoint(random, self.point, final)), final: chosen(final) };
}

function judgeException(random: Random, { alternative }: Answer): Judgement {
  const same = alternative === "not-applicable" || random.chance(0.65);
  const choice: Choice = same ? { point: null, alternative } : chosen(random.chance(0.6) ? 2 : 3);
  return { blind: choice, final: choice };
}

function differenceOf(random: Random, { self, style, cycle }: Judged): number {
  if (style.hugsTheMiddle && self.point === 4 && random.chance(0.85)) return -1;
  if (style.hugsTheMiddle && self.point === 1 && random.chance(0.85)) return 1;
  const drift = DRIFT[cycle] ?? 1;
  const draw = random.next() / drift;
  if (draw < style.twoLower) return -2;
  if (draw < style.twoLower + style.lower) return style.hugsTheMiddle && self.point === 2 ? 0 : -1;
  return draw < style.twoLower + style.lower + style.higher ? 1 : 0;
}

/** Usually the final one; else a point away from it, on the side that the engineer's account moved them from. */
function blindPoint(random: Random, self: number, final: Point): Point {
  if (!random.chance(CHANGED)) return final;
  const away = final === self ? (random.chance(0.75) ? -1 : 1) : Math.sign(final - self);
  return asPoint(final + away);
}

function asPoint(value: number): Point {
  return value <= 1 ? 1 : value === 2 ? 2 : value === 3 ? 3 : 4;
}

/** A point as a choice. */
export function chosen(point: Point): Choice {
  return { point, alternative: null };
}
