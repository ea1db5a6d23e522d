import { type Matrix, MEASURES, type Measure } from "../domain/matrix";
import { MEASURE_WORDS } from "./matrix-table";
import { ViewChoice } from "./view-filters";

type Criterion = { id: string; question: string; competencyId: string; competency: string };
type Measures = { x: Measure; y: Measure; criteria: readonly Criterion[] };

/** A measure in words, such as `Last cycle, Reviewing`. */
export function measureTitle({ who, of }: Measure, criteria: readonly Criterion[]): string {
  return `${MEASURE_WORDS[who]}, ${overWords(of, criteria)}`;
}

function overWords(of: string, criteria: readonly Criterion[]): string {
  const [kind, ...rest] = of.split(".");
  const id = rest.join(".");
  if (kind === "criterion") return criteria.find((each) => each.id === id)?.question ?? "";
  if (kind === "competency")
    return criteria.find((each) => each.competencyId === id)?.competency ?? "";
  return "middle of all";
}

export function MatrixChoices({ x, y, criteria }: Measures) {
  return (
    <>
      <Pair name="x" label="Across" measure={x} criteria={criteria} />
      <Pair name="y" label="Up" measure={y} criteria={criteria} />
    </>
  );
}

function Pair({
  name,
  label,
  measure,
  criteria,
}: {
  name: "x" | "y";
  label: string;
  measure: Measure;
  criteria: readonly Criterion[];
}) {
  const competencies = [...new Map(criteria.map((each) => [each.competencyId, each.competency]))];
  return (
    <>
      <ViewChoice name={name} label={`${label}: ratings`} value={measure.who}>
        {MEASURES.map((who) => (
          <option key={who} value={who}>
            {MEASURE_WORDS[who]}
          </option>
        ))}
      </ViewChoice>
      <ViewChoice name={`${name}-of`} label={`${label}: over`} value={measure.of}>
        <option value="all">Middle of all</option>
        <optgroup label="Middle of a competency">
          {competencies.map(([id, title]) => (
            <option key={id} value={`competency.${id}`}>
              {title}
            </option>
          ))}
        </optgroup>
        <optgroup label="One criterion">
          {criteria.map(({ id, question }) => (
            <option key={id} value={`criterion.${id}`}>
              {question}
            </option>
          ))}
        </optgroup>
      </ViewChoice>
    </>
  );
}

/** What the grid leaves out, and how its two measures compare. */
export function MatrixWords({ matrix, x, y, criteria }: Measures & { matrix: Matrix }) {
  const { counted, without, compared } = matrix;
  const lacking = [
    [without.x, `without “${measureTitle(x, criteria)}”`],
    [without.y, `without “${measureTitle(y, criteria)}”`],
    [without.both, "without either"],
  ] as const;
  return (
    <div className="mt-4 max-w-(--container-text) space-y-2">
      {compared && counted > 0 ? (
        <p>
          Of {people(counted)}, {compared.same} have the same in both (the tinted cells);{" "}
          {compared.above} stand higher and {compared.below} lower in “{measureTitle(y, criteria)}”.
        </p>
      ) : (
        <p>{people(counted)} counted.</p>
      )}
      {lacking.some(([count]) => count > 0) ? (
        <p>
          Not in the grid:{" "}
          {lacking
            .filter(([count]) => count > 0)
            .map(([count, words]) => `${people(count)} ${words}`)
            .join(", ")}
          .
        </p>
      ) : null}
      <p className="text-small text-soft">
        The middle of several ratings is a rating that was given: of an even number, the lower of
        the two in the middle. Ratings that are not a point are left out of it.
      </p>
    </div>
  );
}

function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}
