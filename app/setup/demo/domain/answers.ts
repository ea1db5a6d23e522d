import type { Answer } from "~/assessment/domain/answer";
import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { scaleOf } from "~/ladder/domain/view";
import { textsFor } from "./corpus";
import { ABOUT_VOLUME, BESIDE_AN_ALTERNATIVE, NOT_APPLICABLE } from "./corpus/reasons";
import type { Point } from "./corpus/texts";
import type { PersonPlan } from "./people";
import { type Random, randomFor } from "./random";
import { fill, type Slots } from "./slots";

/** Share of answers that are "not applicable" or "not observable". */
const ALTERNATIVES = 0.05;

/** People who mention once how much they have produced, and in which cycle. */
const VOLUME: Record<string, number> = { engineer: 1, "oguzhan.kilic": 2 };

type Situated = {
  seed: string;
  ladder: Ladder;
  person: PersonPlan;
  criterion: Criterion;
  /** Is this the first criterion of the assessment? */
  isFirst: boolean;
  /** 0 is the oldest. */
  cycle: number;
  months: number;
  /** Is somebody about to take the step? They are at their best then. */
  isReady: boolean;
  /** How often they have given this point on this criterion before. */
  saidBefore: (point: Point) => number;
  /** Have they written this very text before? */
  isKnown: (narrative: string) => boolean;
  slots: Slots;
};

/**
 * What somebody says on one criterion: from how long they have been at their level, what comes easily to them, how
 * severe they are with themselves, and the day.
 */
export function planAnswer(random: Random, about: Situated, forced?: Point): Answer {
  const { ladder, criterion, isReady, slots } = about;
  if (forced === undefined && !isReady && random.chance(ALTERNATIVES)) {
    const offered = scaleOf(ladder, criterion).alternatives;
    const alternative = offered.length > 0 ? random.pick(offered) : null;
    if (alternative) return alternativeAnswer(random, alternative, criterion.id);
  }
  const point = forced ?? latentPoint(random, about);
  const narrative = narrativeFor(random, about, point, slots);
  return { point, alternative: null, reason: "", narrative };
}

function alternativeAnswer(
  random: Random,
  alternative: NonNullable<Answer["alternative"]>,
  criterionId: string,
): Answer {
  const reasons =
    alternative === "not-observable" ? textsFor(criterionId).unseen : [...NOT_APPLICABLE];
  return {
    point: null,
    alternative,
    reason: random.pick(reasons),
    narrative: random.pick([...BESIDE_AN_ALTERNATIVE]),
  };
}

function latentPoint(
  random: Random,
  { seed, person, criterion, months, isReady }: Situated,
): Point {
  const own = randomFor(`${seed}/character/${person.key}`);
  const talent = own.normal(0.35);
  const severity = own.normal(0.3);
  const aptitude = randomFor(`${seed}/aptitude/${person.key}/${criterion.id}`).normal(0.5);
  // Quick growth in the first year at a level, slower after that.
  const growth = 1.65 + 1.15 * (1 - Math.exp(-months / 18));
  const readiness = isReady ? 0.7 : 0;
  const skill = growth + talent - severity + aptitude + readiness + random.normal(0.25);
  if (skill < 1.5) return 1;
  if (skill < 2.5) return 2;
  return skill < 3.5 ? 3 : 4;
}

function narrativeFor(
  random: Random,
  { seed, person, criterion, cycle, isFirst, saidBefore, isKnown }: Situated,
  point: Point,
  slots: Slots,
): string {
  const texts = textsFor(criterion.id);
  // In an order of their own, so that nobody repeats themselves from one cycle to the next.
  const own = randomFor(`${seed}/voice/${person.key}/${criterion.id}`);
  const ends = own.shuffled(point <= 2 ? texts.missing : texts.lasting);
  const bodies = own.shuffled(texts.points[point]);
  const end = random.chance(0.7) ? (ends[cycle % ends.length] ?? "") : "";
  const volume = isFirst && VOLUME[person.key] === cycle ? ABOUT_VOLUME : "";
  const before = saidBefore(point) % bodies.length;
  const inTurn = [...bodies.slice(before), ...bodies.slice(0, before)].map((body) =>
    [fill(joined(body, end, point), slots), volume].filter(Boolean).join("\n\n"),
  );
  return inTurn.find((narrative) => !isKnown(narrative)) ?? inTurn[0] ?? "";
}

function joined(body: string, end: string, point: Point): string {
  const [first = "", ...others] = [body, end].filter(Boolean);
  const isList = first.includes("\n- ");
  return isList
    ? [first, ...others].join("\n\n")
    : [first, ...others].join(others.length > 0 && point <= 2 ? "\n\n" : " ");
}
