import { Link, useParams, useSearchParams } from "@remix-run/react";
import { ScrollRegion } from "~/ui/scroll-region";
import type { Matrix, MatrixCell, MeasureWho } from "../domain/matrix";

export const MEASURE_WORDS: Record<MeasureWho, string> = {
  calibrated: "As it stands",
  manager: "Manager’s",
  self: "Engineer’s own",
  blind: "Manager’s first",
  second: "Second ratings",
  last: "Last cycle",
};

type Props = { matrix: Matrix; xTitle: string; yTitle: string };

/** Two measures against each other: how many people are at each pair, and on demand who. */
export function MatrixTable({ matrix, xTitle, yTitle }: Props) {
  return (
    <ScrollRegion label={`${yTitle} against ${xTitle}`}>
      <table className="border-collapse text-left tabular-nums">
        <caption className="sr-only">
          {yTitle} in the rows, {xTitle} in the columns
        </caption>
        <thead>
          <tr>
            <td />
            <th
              scope="colgroup"
              colSpan={matrix.columns.length}
              className="px-2 pb-1 font-semibold text-small"
            >
              <span aria-hidden="true">→ </span>
              {xTitle}
            </th>
          </tr>
          <tr>
            <th scope="col" className="pr-3 pb-1 text-left align-bottom font-semibold text-small">
              <span aria-hidden="true">↓ </span>
              {yTitle}
            </th>
            {matrix.columns.map(({ value, label }) => (
              <th
                key={value}
                scope="col"
                className="px-2 pb-1 align-bottom font-normal text-small text-soft narrow:px-1"
              >
                {value} {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ point, cells }) => (
            <tr key={point.value}>
              <th scope="row" className="pr-3 font-normal text-small text-soft">
                {point.value} {point.label}
              </th>
              {cells.map((cell, index) => (
                <Cell key={matrix.columns[index]?.value} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Cell({ cell: { people, names, isSame } }: { cell: MatrixCell }) {
  const { sessionId } = useParams();
  const [search] = useSearchParams();
  const count =
    people === 0 ? (
      <span className="text-soft">0</span>
    ) : (
      <span className="font-semibold text-lead">{people}</span>
    );
  return (
    <td
      className={`h-14 w-40 min-w-16 border narrow:px-1 border-line px-2 py-1 align-top ${isSame ? "bg-accent-wash" : ""}`}
    >
      {names.length > 0 ? (
        <details>
          <summary className="min-h-8">
            {count}{" "}
            <span className="text-small text-soft narrow:sr-only">
              {people === 1 ? "person" : "people"}
            </span>
          </summary>
          <ul className="text-small">
            {names.map(({ id, name, isOwnReport }) => (
              <li key={id} className="py-0.5">
                <Link
                  to={`/calibration/${sessionId}/people/${id}${search.size ? `?${search}` : ""}`}
                >
                  {name}
                </Link>
                {isOwnReport ? <span className="text-soft"> your report</span> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : (
        count
      )}
    </td>
  );
}
