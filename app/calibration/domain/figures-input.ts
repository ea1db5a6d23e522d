import { type Mark, pointOf } from "./mark";
import type { SessionData, SessionRating } from "./session-data";

/** One rating of a person on a criterion, as figures need it. */
export type InputRating = {
  /** As the manager gave it. */
  before: Mark;
  /** As it stands in the session. */
  after: Mark;
  self: Mark;
  seconds: { rater: string; mark: Mark }[];
  /** Verdicts of previews. */
  agree: number;
  question: number;
  abstain: number;
  /** Pieces of evidence that it rests on. */
  pieces: number;
};

export type InputPerson = {
  /** Of the assessment. */
  id: string;
  personId: string;
  raterId: string;
  teamId: string | null;
  levelId: string | null;
  trackId: string | null;
  stepId: string;
  ratings: Record<string, InputRating>;
  /** The day of each piece of evidence, oldest first. */
  evidence: string[];
};

/** A rating of one of the ladder's written cases. */
export type InputAnchor = { rater: string; caseId: string; criterionId: string; mark: Mark };

/** Everything that the figures of a session are worked out from: ids, ratings, counts and days; no words. */
export type FiguresInput = {
  seed: number;
  /** Of each bootstrap interval. */
  resamples: number;
  /** Days that evidence is expected from, both included. */
  period: { from: string; to: string };
  criteria: { id: string; points: number[]; isMonotone: boolean }[];
  people: InputPerson[];
  anchors: InputAnchor[];
};

export type InputOptions = {
  /** Somebody whose row is in nothing: figures for them must not hold it. */
  without: string | null;
  anchors: readonly InputAnchor[];
  /** Days of each assessment's evidence, one for each piece. */
  evidenceDays: ReadonlyMap<string, readonly string[]>;
  period: FiguresInput["period"];
  seed: number;
  resamples?: number;
};

/** Resamples of each bootstrap interval. */
const RESAMPLES = 1_000;

/** What the figures of a session are worked out from. Ordered by ids, so that a new name moves nothing. */
export function figuresInput(data: SessionData, options: InputOptions): FiguresInput {
  const { without, anchors, evidenceDays, period, seed, resamples = RESAMPLES } = options;
  return {
    seed,
    resamples,
    period,
    criteria: data.criteria.map(({ id, points, isMonotone }) => ({
      id,
      points: points.map(({ value }) => value),
      isMonotone,
    })),
    people: data.people
      .filter(({ personId }) => personId !== without)
      .sort(byId(({ assessmentId }) => assessmentId))
      .map((person) => ({
        id: person.assessmentId,
        personId: person.personId,
        raterId: person.raterId,
        teamId: person.teamId,
        levelId: person.levelId,
        trackId: person.trackId,
        stepId: person.stepId,
        ratings: Object.fromEntries(
          Object.entries(person.ratings).map(([id, rating]) => [id, inputRating(rating)]),
        ),
        evidence: [...(evidenceDays.get(person.assessmentId) ?? [])]
          .filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))
          .sort(),
      })),
    anchors: [...anchors].sort(
      byId(({ rater, caseId, criterionId }) => `${caseId} ${criterionId} ${rater}`),
    ),
  };
}

function inputRating(rating: SessionRating): InputRating {
  const { manager, calibrated, self, seconds, agree, question, abstain, pieces } = rating;
  return {
    before: manager,
    after: calibrated,
    self,
    seconds: seconds.map(({ raterId, mark }) => ({ rater: raterId, mark })),
    agree,
    question,
    abstain,
    pieces,
  };
}

/** By code units, which are the same everywhere. */
export function byId<Item>(idOf: (item: Item) => string) {
  return (one: Item, other: Item) => {
    const [a, b] = [idOf(one), idOf(other)];
    return a === b ? 0 : a < b ? -1 : 1;
  };
}

/** Criteria that are rated on the same points, more being better. */
export type Scale = { points: number[]; criteria: string[] };

/** One rated criterion of a person on a scale; null where there is no point. */
export type Cell = {
  person: string;
  rater: string;
  criterion: string;
  before: number | null;
  after: number | null;
  self: number | null;
  seconds: { rater: string; value: number }[];
};

/** The scales on which more is better, the one with the most criteria first. On others severity has no meaning. */
export function monotoneScales({ criteria }: FiguresInput): Scale[] {
  const scales = new Map<string, Scale>();
  for (const { id, points, isMonotone } of criteria) {
    if (!isMonotone) continue;
    const key = points.join();
    const scale = scales.get(key) ?? { points, criteria: [] };
    scale.criteria.push(id);
    scales.set(key, scale);
  }
  return [...scales.values()].sort((a, b) => b.criteria.length - a.criteria.length);
}

/** The ratings on a scale, people by people, in the scale's order of criteria. */
export function cellsOf({ people }: FiguresInput, scale: Scale): Cell[] {
  return people.flatMap((person) =>
    scale.criteria.flatMap((criterion): Cell[] => {
      const rating = person.ratings[criterion];
      if (!rating) return [];
      return [
        {
          person: person.id,
          rater: person.raterId,
          criterion,
          before: pointOf(rating.before),
          after: pointOf(rating.after),
          self: pointOf(rating.self),
          seconds: rating.seconds.flatMap(({ rater, mark }) => {
            const value = pointOf(mark);
            return value === null ? [] : [{ rater, value }];
          }),
        },
      ];
    }),
  );
}
