import { mean, sampleSd } from "./descriptive";
import { byId, type Cell, cellsOf, type FiguresInput, type Scale } from "./figures-input";
import { groupedBy } from "./grouped-by";
import {
  type EvidenceDensity,
  evidenceDensity,
  type Halo,
  halo,
  type MiddleShare,
  middleShare,
  type RangeRestriction,
  type Recency,
  rangeRestriction,
  recency,
} from "./indicators";
import { pointOf } from "./mark";
import {
  type Observation,
  type RaterGraph,
  type RaterSeverity,
  raterGraph,
  raterSeverity,
  type SeverityComponent,
} from "./severity";
import { LEAST_PEOPLE, suppressSmallGroups } from "./suppression";

/** Written cases stand in the rater graph beside people, under ids that no person has. */
const CASE = "case:";

export type Indicators = {
  range: RangeRestriction;
  middle: MiddleShare;
  halo: Halo;
  recency: Recency;
  density: EvidenceDensity;
};

/** A rater's own mean less the mean of everybody rated: says nothing of who is lenient. */
export type Compared = { difference: number; n: number; people: number };

/** One rater, managers and calibrators alike. Null with a reason where a number would say too much or nothing. */
export type RaterFigures = {
  id: string;
  /** People rated as their manager, and a second time; written cases. */
  reports: number;
  seconds: number;
  cases: number;
  severity: Omit<RaterSeverity, "rater" | "n" | "people"> | null;
  severityReason: string | null;
  compared: Compared | null;
  indicators: Indicators | null;
  /** Why there are no indicators and no comparison. */
  reason: string | null;
};

export type RatersFigures = {
  points: number[];
  /** Criteria on other scales, which are left out. */
  leftOut: number;
  graph: RaterGraph;
  components: SeverityComponent[];
  lambda: number | null;
  /** By id: nobody is ranked. */
  raters: RaterFigures[];
  overall: Omit<Indicators, "range"> & { sd: number | null; n: number; mean: number | null };
};

const TOO_FEW = `Fewer than ${LEAST_PEOPLE} people stand behind it, or another rater’s few could be worked out from it.`;
const TOO_FEW_SEEN = `They rated fewer than ${LEAST_PEOPLE} people and written cases, so it would say something about each of them.`;

/** Who rated whom; held also where nothing may be worked out from it. */
export function ratersGraph(input: FiguresInput, scale: Scale): RaterGraph {
  return raterGraph(observationsOf(input, scale));
}

/** Raters on one scale: leniency where it can be told, comparison with everybody where not, and rating-error indicators. */
export function ratersFigures(input: FiguresInput, scale: Scale): RatersFigures {
  const cells = cellsOf(input, scale);
  const observations = observationsOf(input, scale);
  const severity = raterSeverity(observations);
  const rated = cells.flatMap((cell) =>
    cell.before === null ? [] : [{ ...cell, before: cell.before }],
  );
  const all = rated.map(({ before }) => before);
  const ownOf = groupedBy(rated, ({ rater }) => rater);
  const seenBy = groupedBy(observations, ({ rater }) => rater);
  const small = new Set(
    suppressSmallGroups(
      [...ownOf].map(([id, own]) => ({ id, people: countPeople(own.map(({ person }) => person)) })),
    ),
  );
  const ids = [...new Set([...severity.raters.map(({ rater }) => rater), ...ownOf.keys()])].sort();
  const severityOf = new Map(severity.raters.map((each) => [each.rater, each]));
  return {
    points: scale.points,
    leftOut: input.criteria.length - scale.criteria.length,
    graph: raterGraph(observations),
    components: severity.components,
    lambda: severity.lambda,
    raters: ids.map((id) => {
      const own = ownOf.get(id) ?? [];
      const seen = seenBy.get(id) ?? [];
      const reports = countPeople(own.map(({ person }) => person));
      const cases = countPeople(
        seen.filter(({ person }) => person.startsWith(CASE)).map(({ person }) => person),
      );
      const people = countPeople(seen.map(({ person }) => person));
      const isSmall = reports === 0 || small.has(id);
      const found = severityOf.get(id);
      const severity = people < LEAST_PEOPLE || !found ? null : withoutCounts(found);
      return {
        id,
        reports,
        seconds: people - reports - cases,
        cases,
        severity,
        severityReason: severity ? (severity.reason ?? null) : TOO_FEW_SEEN,
        compared: isSmall ? null : comparedOf(own, all),
        indicators: isSmall ? null : indicatorsOf(input, scale, id, own, all),
        reason: reports === 0 ? "They are nobody’s manager here." : isSmall ? TOO_FEW : null,
      };
    }),
    overall: {
      sd: sampleSd(all),
      mean: mean(all),
      n: all.length,
      middle: middleShare({ values: all, scale: scale.points }),
      halo: halo({ rows: rowsOf(rated, scale) }),
      recency: recency({
        dates: input.people.flatMap(({ evidence }) => evidence),
        ...input.period,
      }),
      density: densityOf(input.people),
    },
  };
}

/** Ratings by managers, second ratings and ratings of written cases, on one scale. */
function observationsOf(input: FiguresInput, scale: Scale): Observation[] {
  const managers = cellsOf(input, scale).flatMap(
    ({ person, criterion, rater, before, seconds }): Observation[] => [
      ...(before === null ? [] : [{ rater, person, item: criterion, value: before }]),
      ...seconds.map((second) => ({
        rater: second.rater,
        person,
        item: criterion,
        value: second.value,
      })),
    ],
  );
  const cases = input.anchors.flatMap(({ rater, caseId, criterionId, mark }): Observation[] => {
    const value = pointOf(mark);
    return value === null || !scale.criteria.includes(criterionId)
      ? []
      : [{ rater, person: `${CASE}${caseId}`, item: criterionId, value }];
  });
  return [...managers, ...cases].sort(byId(({ rater }) => rater));
}

function withoutCounts({ rater: _, n: __, people: ___, ...rest }: RaterSeverity) {
  return rest;
}

type RatedCell = Cell & { before: number };

function comparedOf(own: readonly RatedCell[], all: readonly number[]): Compared | null {
  const values = own.map(({ before }) => before);
  const [ownMean, allMean] = [mean(values), mean(all)];
  if (ownMean === null || allMean === null) return null;
  return {
    difference: ownMean - allMean,
    n: values.length,
    people: countPeople(own.map(({ person }) => person)),
  };
}

function indicatorsOf(
  input: FiguresInput,
  scale: Scale,
  rater: string,
  own: readonly RatedCell[],
  all: readonly number[],
): Indicators {
  const values = own.map(({ before }) => before);
  const people = input.people.filter(({ raterId }) => raterId === rater);
  return {
    range: rangeRestriction({ own: values, all }),
    middle: middleShare({ values, scale: scale.points }),
    halo: halo({ rows: rowsOf(own, scale) }),
    recency: recency({ dates: people.flatMap(({ evidence }) => evidence), ...input.period }),
    density: densityOf(people),
  };
}

/** A row for each person, a column for each criterion. */
function rowsOf(cells: readonly RatedCell[], scale: Scale): (number | null)[][] {
  const at = new Map(scale.criteria.map((id, index) => [id, index]));
  return [...groupedBy(cells, ({ person }) => person).values()].map((own) => {
    const row: (number | null)[] = scale.criteria.map(() => null);
    for (const { criterion, before } of own) row[at.get(criterion) ?? 0] = before;
    return row;
  });
}

function densityOf(people: FiguresInput["people"]): EvidenceDensity {
  const rated = people.flatMap(({ ratings }) =>
    Object.values(ratings).filter(({ before }) => before !== null),
  );
  return evidenceDensity({
    pieces: rated.reduce((sum, { pieces }) => sum + pieces, 0),
    ratings: rated.length,
  });
}

function countPeople(ids: readonly string[]): number {
  return new Set(ids).size;
}
