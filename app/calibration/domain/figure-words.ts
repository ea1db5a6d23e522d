import type { Interval } from "./interval";

/** A number with two decimals and a true minus sign. */
export function decimal(value: number, digits = 2): string {
  const rounded = value.toFixed(digits);
  // What rounds to nothing has no sign.
  return Number(rounded) === 0 ? (0).toFixed(digits) : rounded.replace("-", "−");
}

/** With its sign, for differences. */
export function signed(value: number, digits = 2): string {
  const text = decimal(value, digits);
  return Number(value.toFixed(digits)) > 0 ? `+${text}` : text;
}

/** A share between 0 and 1 as a percentage. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** "0.49 to 0.58", or null where there is none. */
export function range(
  interval: Pick<Interval, "low" | "high"> | { low: null; high: null } | null,
  format: (value: number) => string = decimal,
): string | null {
  if (!interval || interval.low === null || interval.high === null) return null;
  return `${format(interval.low)} to ${format(interval.high)}`;
}

/** "1 case", "1,169 cases" */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** "Cannot tell, because there is nothing that both have rated." */
export function cannotTell(reason: string): string {
  if (reason.startsWith("Cannot tell")) return reason;
  return `Cannot tell, because ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
}

/** A probability, never shown as nothing. */
export function probability(p: number): string {
  return p < 0.001 ? "below 0.001" : decimal(p, p < 0.01 ? 3 : 2);
}

export type Explanation = { formula: string; not: string; source: string };

/** What stands in the panel of each figure. */
export const EXPLANATIONS = {
  alpha: {
    formula:
      "Krippendorff’s alpha for ordered ratings: 1 less the disagreement that there is, divided by the disagreement that chance would give. Raters are managers and those who rated a second time; a case is one person on one criterion. The interval comes from drawing the cases again 1,000 times.",
    not: "It does not say who is right. A group that shares a mistake agrees well, and where everybody is alike even good raters look as if they disagreed.",
    source: "Krippendorff 2011, Computing Krippendorff’s Alpha-Reliability",
  },
  second: {
    formula:
      "Cohen’s kappa with quadratic weights: agreement of the manager and the first who rated the same a second time, beyond chance; being two points apart weighs four times as much as being one apart.",
    not: "It does not say which of the two is too high. Neither saw the other’s rating, but both saw the same words and evidence.",
    source: "Cohen 1968, Psychological Bulletin 70; Fleiss, Cohen and Everitt 1969",
  },
  self: {
    formula:
      "Cohen’s kappa with quadratic weights: agreement of the manager with what people said of themselves, beyond chance.",
    not: "A low value is no fault of either side: people and managers see different work. It does not say who is right.",
    source: "Cohen 1968, Psychological Bulletin 70; Fleiss, Cohen and Everitt 1969",
  },
  anchors: {
    formula:
      "Intraclass correlation ICC(2,1): how much of the differences between ratings of the written cases comes from the cases rather than from who rated them. Only calibrators who rated every case count.",
    not: "The cases are fictitious and short. It says how alike the scale is read, not how well real people were rated.",
    source: "Shrout and Fleiss 1979; McGraw and Wong 1996",
  },
  preview: {
    formula:
      "Of all verdicts in the previews that were handed in, the share of each kind; Wilson’s interval.",
    not: "A question is a wish to talk, not a claim that the rating is wrong. Verdicts of one calibrator go together, so the interval is rather too narrow.",
    source: "Wilson 1927, Journal of the American Statistical Association 22",
  },
  severity: {
    formula:
      "Each rating is taken apart into the person on that criterion and the rater, by least squares. What is left to the rater, in points of the scale, is their leniency beside the others they are linked with; it sums to 0 among them.",
    not: "It is not a mark for a rater, and it says nothing of raters whom nobody overlaps with. Where the interval crosses 0, chance alone could have made it.",
    source: "Searle 1987, Linear Models for Unbalanced Data",
  },
  middle: {
    formula:
      "Of the managers’ ratings, the share on the middle of the scale; with an even number of points the two in the middle count together. Wilson’s interval.",
    not: "A high share is no error where most people are in the middle.",
    source: "Saal, Downey and Lahey 1980, Psychological Bulletin 88",
  },
  spread: {
    formula:
      "Standard deviation of the managers’ ratings. For one rater: theirs divided by that of all ratings.",
    not: "A small spread is no error where people are alike, or where few were rated.",
    source: "Saal, Downey and Lahey 1980, Psychological Bulletin 88",
  },
  halo: {
    formula:
      "The mean correlation of two criteria across people, over all pairs of criteria; and the mean of the standard deviations within people. The first near 1 and the second near 0 are signs that criteria are not told apart.",
    not: "It does not prove a halo: skills may truly go together. There is no interval, because pairs of criteria are not independent.",
    source: "Saal, Downey and Lahey 1980, Psychological Bulletin 88",
  },
  recency: {
    formula:
      "Of the evidence of the year that ends with the cycle, the share from its last quarter; spread evenly it would be about 25%. Wilson’s interval.",
    not: "Work may truly have come late in the year. It is about evidence, not about what raters remember.",
    source: "Rostrum’s own definition, after the recency effect in rating research",
  },
  density: {
    formula: "Pieces of evidence that ratings rest on, divided by the number of ratings.",
    not: "More is not better: one good piece can carry a rating. It is a count of all there is, so it has no interval.",
    source: "Rostrum’s own definition",
  },
  groups: {
    formula:
      "Each person counts once, with the middle of their ratings as they stand. Chi-square compares the counts with what they would be if groups did not differ; where those are small, p is the share of 2,000 shuffles that differ as much. Cramér’s V says how strong the link is, from 0 to 1. Single cells are marked after the correction of Benjamini and Hochberg.",
    not: "A difference does not say why: a team may be strong, or its manager lenient. No difference found is no proof that there is none. It never compares protected traits; those are not in Rostrum.",
    source: "Agresti 2013, Categorical Data Analysis; Haberman 1973; Benjamini and Hochberg 1995",
  },
  changed: {
    formula:
      "Of the ratings that are points both before and after, the share that the session changed; Wilson’s interval. Beside it how many went up and down.",
    not: "Many changes are neither good nor bad. Ratings of one person go together, so the interval is rather too narrow.",
    source: "Demeré, Sedatole and Woods 2019, Management Science 65",
  },
  shift: {
    formula:
      "The mean of the ratings after less before, in points of the scale; Student’s interval.",
    not: "A mean near 0 can hide many changes that cancel out.",
    source: "Demeré, Sedatole and Woods 2019, Management Science 65",
  },
  compression: {
    formula:
      "Standard deviation of the ratings after, divided by that before. Below 0.85 the session is said to have compressed the scale.",
    not: "It does not say that ratings are less right, only that they tell people apart less. There is no interval.",
    source: "Demeré, Sedatole and Woods 2019, Management Science 65",
  },
  effectAgreement: {
    formula:
      "Krippendorff’s alpha of the calibrated ratings with the second ratings of the same, with the ratings as managers gave them and as they stand.",
    not: "Those who rated a second time also sit in the session, so closer agreement afterwards is partly their own doing.",
    source: "Krippendorff 2011, Computing Krippendorff’s Alpha-Reliability",
  },
} satisfies Record<string, Explanation>;
export type ExplanationId = keyof typeof EXPLANATIONS;
