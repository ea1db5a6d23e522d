import { DayOf } from "~/ui/dates";
import { ScrollRegion } from "~/ui/scroll-region";
import type { CompetencyView } from "../history-page.server";

type Line = CompetencyView["panels"][number]["lines"][number];

/** The same as the drawing, in words; each criterion under its question as it was asked. */
export function TrendTable({
  title,
  lines,
  timeZone,
}: {
  title: string;
  lines: Line[];
  timeZone: string;
}) {
  return (
    <ScrollRegion label={`${title} over time, as a table`}>
      <table className="table max-w-3xl max-sm:text-small max-sm:[&_td]:px-1.5 max-sm:[&_th]:px-1.5 max-sm:[&_th:first-child]:pl-0">
        <thead>
          <tr>
            <th scope="col">Assessment</th>
            <th scope="col">You</th>
            <th scope="col">Manager</th>
          </tr>
        </thead>
        {lines.map((line) => (
          <tbody key={line.key}>
            {line.rows.map((row, index) => (
              <TableRow
                key={row.column}
                row={row}
                timeZone={timeZone}
                asks={row.question !== line.rows[index - 1]?.question}
              />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

type RowProps = { row: Line["rows"][number]; timeZone: string; asks: boolean };

function TableRow({ row, timeZone, asks }: RowProps) {
  return (
    <>
      {asks ? (
        <tr>
          <th scope="rowgroup" colSpan={3} className="pt-5! font-semibold!">
            {row.question}
          </th>
        </tr>
      ) : null}
      <tr>
        <th scope="row">
          {row.name}
          <span className="block text-small text-soft">
            <DayOf moment={row.submittedAt} timeZone={timeZone} /> · ladder {row.version}
          </span>
        </th>
        <td>{row.self}</td>
        <td>
          {row.manager ?? <span className="text-soft">{unreleased(row.isCheckIn)}</span>}
          {row.before ? (
            <span className="block text-small text-soft">
              Calibrated; your manager had given {row.before}
            </span>
          ) : null}
        </td>
      </tr>
    </>
  );
}

function unreleased(isCheckIn: boolean): string {
  return isCheckIn ? "None: a check-in" : "Not released";
}
