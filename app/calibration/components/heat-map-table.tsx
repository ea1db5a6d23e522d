import { Link, useParams, useSearchParams } from "@remix-run/react";
import { createElement, type ReactElement } from "react";
import { ScrollRegion } from "~/ui/scroll-region";
import { type HeatMapTable, readCell } from "../domain/heat-map";

// What a mark looks like in the table and in the legend. Cells carry one or two letters and the table says what they mean:
// whole names in thousands of cells would be most of the page.
const LOOKS =
  "[&_.p0]:bg-point-1 [&_.p0]:text-on-point-1 [&_.p1]:bg-point-2 [&_.p1]:text-on-point-2 [&_.p2]:bg-point-3 [&_.p2]:text-on-point-3 [&_.p3]:bg-point-4 [&_.p3]:text-on-point-4 [&_.p]:bg-sunken [&_.p]:text-soft";

/** Drawn into the cell's own ground: a corner where it was changed, a dot where it was questioned. */
const MARKS =
  "[&_.c]:bg-[linear-gradient(225deg,currentColor_0.4rem,transparent_0.45rem)] [&_.q]:bg-[radial-gradient(circle_at_0.4rem_0.4rem,currentColor_0.16rem,transparent_0.2rem)] [&_.cq]:bg-[linear-gradient(225deg,currentColor_0.4rem,transparent_0.45rem),radial-gradient(circle_at_0.4rem_0.4rem,currentColor_0.16rem,transparent_0.2rem)]";

type Props = { table: HeatMapTable };

/** One step's people by its criteria. Thousands of cells: each is made once for all that look the same. */
export function HeatMapTablePart({ table }: Props) {
  const { sessionId } = useParams();
  const [search] = useSearchParams();
  const query = search.size > 0 ? `?${search}` : "";
  const root = `/calibration/${sessionId}/people`;
  const cells = new Map<string, ReactElement>();
  const cellOf = (code: string) => {
    const known = cells.get(code);
    if (known) return known;
    const cell = cellFor(code);
    cells.set(code, cell);
    return cell;
  };
  return (
    <ScrollRegion label={`${table.title}, people by criteria`}>
      <table
        className={`${LOOKS} ${MARKS} border-separate border-spacing-0.5 text-left [&_td]:h-8 [&_td]:min-w-12 print:[&_td]:min-w-8 [&_td]:rounded-small [&_td]:text-center [&_td]:tabular-nums`}
      >
        <caption className="sr-only">{table.title}: ratings as they stand</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky left-0 z-10 bg-ground pr-3 align-bottom font-medium text-small text-soft print:static print:bg-transparent"
            >
              Person
            </th>
            {table.criteria.map(({ id, competency, question }, index) => (
              <th
                key={id}
                scope="col"
                title={question}
                className="w-24 px-1 align-bottom print:w-auto font-medium text-small text-soft leading-tight"
              >
                <span className="block text-ink">{index + 1}</span>
                {/* Paper has no room for it; the list below has. */}
                <span className="print:hidden">{competency}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ id, name, about, isOwnReport, cells: codes }) =>
            createElement(
              "tr",
              { key: id },
              <th
                scope="row"
                className="sticky left-0 z-10 min-w-36 max-w-56 bg-ground pr-3 font-normal leading-tight print:static print:bg-transparent"
              >
                <Link to={`${root}/${id}${query}`}>{name}</Link>
                {about || isOwnReport ? (
                  <span className="block text-small text-soft">
                    {[about, isOwnReport ? "your report" : ""].filter(Boolean).join(" · ")}
                  </span>
                ) : null}
              </th>,
              ...codes.map(cellOf),
            ),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function cellFor(code: string): ReactElement {
  const { text, ramp, before, questions } = readCell(code);
  const corner = before && questions ? " cq" : before ? " c" : questions ? " q" : "";
  const more = [
    before ? `, was ${before}` : "",
    questions ? `, ${questions === 1 ? "1 question" : `${questions} questions`}` : "",
  ].join("");
  return (
    <td className={`p${ramp ?? ""}${corner}`} title={before ? `was ${before}` : undefined}>
      {text}
      {more ? <span className="sr-only">{more}</span> : null}
    </td>
  );
}

/** What the numbers over the columns stand for. */
export function HeatMapLegend({ table }: Props) {
  return (
    <ol className="mt-3 max-w-(--container-text) list-decimal pl-6 text-small text-soft md:columns-2 md:max-w-none">
      {table.criteria.map(({ id, competency, question }) => (
        <li key={id} className="break-inside-avoid pr-4 pb-1">
          <span className="text-ink">{competency}</span>: {question}
        </li>
      ))}
    </ol>
  );
}

/** What the marks in the cells mean. */
export function HeatMapMarks() {
  return (
    <ul className={`${LOOKS} ${MARKS} mb-6 flex flex-wrap gap-x-5 gap-y-2 text-small`}>
      {[
        { fill: "p0", words: "lowest" },
        { fill: "p3", words: "highest point of the scale" },
        { fill: "p1 c", words: "changed in this session" },
        { fill: "p1 q", words: "questioned in the preview" },
      ].map(({ fill, words }) => (
        <li key={words} className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className={`inline-block size-5 rounded-small ${fill}`} />
          {words}
        </li>
      ))}
      <li>n/a not applicable</li>
      <li>n/o not observable</li>
    </ul>
  );
}
