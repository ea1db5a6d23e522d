import type { Answer } from "~/assessment/domain/answer";
import type { ReviewAnswer } from "~/review/domain/release-content";
import { reviewTextsFor } from "./corpus/review";
import {
  AGAIN,
  FAR,
  LOWERED,
  NOT_SEEN,
  RAISED,
  SAME_EXCEPTION,
  SEEN_ANYHOW,
} from "./corpus/review/remarks";
import type { Judgement } from "./judgement";
import type { Random } from "./random";
import { ENGINEER } from "./roster";
import { fill, type Slots } from "./slots";
import { type Between, isUsedFor, leastUsed, type Used } from "./variants";

/** Share of ratings on which both agree that get words all the same. */
const WORDED = 0.62;

export type Worded = {
  between: Between;
  criterionId: string;
  self: Answer;
  judgement: Judgement;
  /** What a point of the scale is called. */
  label: (point: number) => string;
  slots: Slots;
  used: Used;
};

/** The reviewer's answer in words: why they differ, and mostly also where they agree. */
export function answerInWords(random: Random, about: Worded): ReviewAnswer {
  const { self, judgement, slots } = about;
  const { final, blind } = judgement;
  const said = (...texts: readonly string[]) =>
    texts
      .filter(Boolean)
      .map((text) => fill(text, slots))
      .join(" ");
  if (final.alternative) {
    const isSame = self.alternative === final.alternative;
    const reason = said(random.pick(isSame ? SAME_EXCEPTION : NOT_SEEN.reason));
    return {
      ...final,
      reason,
      rationale: isSame ? "" : said(next(about, "unseen", NOT_SEEN.rationale)),
    };
  }
  const point = final.point ?? 0;
  const wording = wordingFor(random, about, point);
  const isFar = self.point !== null && Math.abs(self.point - point) > 1;
  const changed = blind.point !== null && blind.point !== point ? changedWords(about, point) : "";
  return {
    ...final,
    reason: "",
    rationale: said(wording, changed, isFar ? next(about, "far", FAR) : ""),
  };
}

function wordingFor(random: Random, about: Worded, point: number): string {
  const { self, judgement, criterionId } = about;
  const { agreed, lower, higher } = reviewTextsFor(criterionId);
  const agreement = `${criterionId} agreed ${point <= 2 ? "low" : "high"}`;
  const both = point <= 2 ? agreed.low : agreed.high;
  if (self.point === null)
    return `${next(about, "anyhow", SEEN_ANYHOW)} ${next(about, agreement, both)}`;
  if (point < self.point)
    return next(about, `${criterionId} lower ${point}`, lower[point as keyof typeof lower] ?? []);
  if (point > self.point)
    return next(
      about,
      `${criterionId} higher ${point}`,
      higher[point as keyof typeof higher] ?? [],
    );
  const isChanged = judgement.blind.point !== point;
  const isWorded = isChanged || about.between.reader === ENGINEER || random.chance(WORDED);
  return isWorded ? next(about, agreement, both) : "";
}

function changedWords(about: Worded, point: number): string {
  const before = about.judgement.blind.point ?? 0;
  const text = before < point ? next(about, "raised", RAISED) : next(about, "lowered", LOWERED);
  return text.replace("{blind}", `${before} (${about.label(before)})`);
}

/** A text for this reader; where only those are left that they know, it says so. */
function next({ used, between }: Worded, list: string, texts: readonly string[]): string {
  const isKnown = texts.every((text) => isUsedFor(used, between, list, text));
  const text = leastUsed(used, between, list, texts);
  return isKnown ? `${AGAIN} ${text}` : text;
}
