import { ScrollRegion } from "~/ui/scroll-region";
import type { CycleShown, CyclesPanel } from "../domain/cycles";
import { LEAST_PEOPLE } from "../domain/suppression";
import { percent } from "../domain/tally";
import { PointLegend, StackedBar } from "./stacked-bar";

/** A bar for each cycle, oldest first, and the same as a table. */
export function CyclesPanelPart({ panel: { points, shown, suppressed } }: { panel: CyclesPanel }) {
  const lowest = points[0];
  const highest = points.at(-1);
  return (
    <>
      <PointLegend points={points} />
      <ul className="mt-4 border-line border-t">
        {shown.map((cycle, index) => (
          <li
            key={cycle.id}
            className="grid gap-x-6 gap-y-1 border-line border-b py-3 md:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]"
          >
            <div>
              <p className="font-semibold">{cycle.name}</p>
              <p className="text-small text-soft">
                {cycle.people} people{index === shown.length - 1 ? ", as it stands" : ""}
              </p>
            </div>
            <div>
              <StackedBar tally={cycle.tally} before={cycle.before} points={points} />
              <p className="text-small">
                {index === 0 ? "The first of these cycles." : movesWords(cycle)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {suppressed > 0 ? (
        <p className="mt-4 max-w-(--container-text) text-soft">
          {suppressed === 1 ? "1 cycle" : `${suppressed} cycles`} in which fewer than {LEAST_PEOPLE}{" "}
          of these people were rated {suppressed === 1 ? "is" : "are"} not shown.
        </p>
      ) : null}
      <details className="mt-4">
        <summary className="min-h-11 content-center">As a table</summary>
        <ScrollRegion label="Across cycles, in numbers">
          <table className="table tabular-nums">
            <caption className="sr-only">Ratings and moves, cycle by cycle</caption>
            <thead>
              <tr>
                <th scope="col">Cycle</th>
                <th scope="col">People</th>
                {points.map(({ value, label }) => (
                  <th key={value} scope="col">
                    {value} {label}
                  </th>
                ))}
                <th scope="col">On {lowest?.value}, the lowest</th>
                <th scope="col">On {highest?.value}, the highest</th>
                <th scope="col">In both cycles</th>
                <th scope="col">Moved up</th>
                <th scope="col">Stayed</th>
                <th scope="col">Moved down</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ id, name, people, tally, moves, ...ends }) => (
                <tr key={id}>
                  <th scope="row" className="min-w-32">
                    {name}
                  </th>
                  <td>{people}</td>
                  {points.map(({ value }, index) => (
                    <td key={value}>{tally.counts[index] ?? 0}</td>
                  ))}
                  <td>{percent(ends.lowest, tally.rated)}%</td>
                  <td>{percent(ends.highest, tally.rated)}%</td>
                  <td>{moves?.people ?? "–"}</td>
                  <td>{moves?.up ?? "–"}</td>
                  <td>{moves?.same ?? "–"}</td>
                  <td>{moves?.down ?? "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
      <p className="mt-4 max-w-(--container-text) text-small text-soft">
        Of the people shown in this session, each cycle counts those who were rated in it and shown
        the result. Who moved is told by the middle of a person’s ratings: of an even number, the
        lower of the two in the middle. The ladder, the step and the person’s work may have changed
        in between.
      </p>
    </>
  );
}

function movesWords({ moves }: CycleShown): string {
  if (!moves)
    return `Fewer than ${LEAST_PEOPLE} were rated in the cycle before too, so no moves are counted.`;
  const { people, up, same, down } = moves;
  return `Of ${people} rated in the cycle before too, the middle rating of ${up} is higher, of ${same} the same, of ${down} lower.`;
}
