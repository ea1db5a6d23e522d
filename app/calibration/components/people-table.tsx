import { Form, Link, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { ScrollRegion } from "~/ui/scroll-region";
import type { PeopleRow, PeopleSort } from "../domain/people-table";

type Props = {
  rows: PeopleRow[];
  sort: PeopleSort;
  sessionId: string;
  withNames: boolean;
};

/** The address with another sort. */
function useSorted() {
  const [search] = useSearchParams();
  return (sort: PeopleSort) => {
    const next = new URLSearchParams(search);
    next.set("sort", sort);
    return `?${next}`;
  };
}

/** Everybody in the session with what each side gave, to be sorted, pinned and compared. */
export function PeopleTable({ rows, sort, sessionId, withNames }: Props) {
  const sorted = useSorted();
  const [search] = useSearchParams();
  const query = search.size > 0 ? `?${search}` : "";
  const heading = (by: PeopleSort, title: string, extra = "") => (
    <th
      scope="col"
      className={extra}
      aria-sort={sort === by ? (NUMBERS.has(by) ? "descending" : "ascending") : undefined}
    >
      <Link
        to={sorted(by)}
        preventScrollReset
        className="inline-flex min-h-6 items-center text-soft"
      >
        {title}
      </Link>
    </th>
  );
  return (
    <Form method="get" className="group/people">
      {[...search]
        .filter(([name]) => name !== "who" && name !== "pin")
        .map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
      <ScrollRegion label="People and their ratings">
        <table className="table">
          <thead>
            <tr>
              <th scope="col" data-print="hide">
                <span className="sr-only">Choose</span>
              </th>
              {heading("name", "Name")}
              {withNames ? heading("team", "Team", "hidden md:table-cell") : null}
              {heading("level", "Level", "hidden lg:table-cell")}
              {withNames ? heading("rater", "Manager", "hidden lg:table-cell") : null}
              {heading("gap", "Ratings")}
              {heading("questions", "Previews", "hidden sm:table-cell")}
              {heading("changes", "What changed")}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.assessmentId} className={row.isPinned ? "bg-sunken" : undefined}>
                <td data-print="hide">
                  <label className="-m-2 inline-flex min-h-11 min-w-9 items-center p-2">
                    <input
                      type="checkbox"
                      name="who"
                      value={row.assessmentId}
                      defaultChecked={row.isPinned}
                      className="size-4.5 accent-accent"
                    />
                    <span className="sr-only">{row.name}</span>
                  </label>
                </td>
                <th scope="row">
                  <Link to={`/calibration/${sessionId}/people/${row.assessmentId}${query}`}>
                    {row.name}
                  </Link>
                  {row.isOwnReport ? (
                    <span className="block text-small text-soft">your report</span>
                  ) : null}
                  {row.isPinned ? <span className="block text-small text-soft">pinned</span> : null}
                </th>
                {withNames ? (
                  <td className="hidden md:table-cell">
                    {row.team}
                    {row.teamNow ? (
                      <span className="block text-small text-soft">now {row.teamNow}</span>
                    ) : null}
                  </td>
                ) : null}
                <td className="hidden lg:table-cell">{row.level}</td>
                {withNames ? <td className="hidden lg:table-cell">{row.rater}</td> : null}
                <td className="whitespace-nowrap tabular-nums">
                  <Line title="self" marks={row.self} />
                  <Line title="manager" marks={row.manager} />
                  {row.moved.length > 0 ? (
                    <Line
                      title="stands"
                      marks={<Standing marks={row.calibrated} moved={row.moved} />}
                    />
                  ) : null}
                </td>
                <td className="hidden whitespace-nowrap tabular-nums sm:table-cell">
                  {row.question > 0
                    ? `${row.question} of ${row.question + row.agree} question`
                    : "–"}
                </td>
                <td>
                  {row.changes.map(({ competency, from, to }) => (
                    <span key={competency} className="block whitespace-nowrap">
                      {competency} {from} to {to}
                    </span>
                  ))}
                  {row.changes.length === 0 && row.moves > 0 ? "Changed and changed back" : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div
        data-print="hide"
        className="bottom-16 mt-4 flex flex-wrap items-center gap-3 bg-ground py-3 group-has-[input[name=who]:checked]/people:sticky group-has-[input[name=who]:checked]/people:border-line group-has-[input[name=who]:checked]/people:border-t lg:bottom-0"
      >
        <button type="submit" formAction={`/calibration/${sessionId}/compare`} className="button">
          Compare the chosen
        </button>
        <button
          type="submit"
          formAction={`/calibration/${sessionId}/people`}
          className="button button-quiet"
        >
          Pin the chosen
        </button>
        <span className="hidden text-small text-soft sm:inline">
          Up to four people beside each other.
        </span>
      </div>
    </Form>
  );
}

const NUMBERS = new Set<PeopleSort>(["gap", "questions", "changes"]);

/** One side's marks; the sides stand below each other, so that what differs is seen by its place. */
function Line({ title, marks }: { title: string; marks: ReactNode }) {
  return (
    <span className="flex gap-2">
      <span className="w-14 shrink-0 text-small text-soft">{title}</span>
      <span>{marks}</span>
    </span>
  );
}

/** The marks as they stand; those that the session moved are underlined, and said to those who hear the page. */
function Standing({ marks, moved }: { marks: string; moved: number[] }) {
  // A mark is known by its place alone.
  const places = marks.split(" ").map((mark, place) => ({ mark, place }));
  return places.map(({ mark, place }) => (
    <span key={place}>
      {place > 0 ? " " : null}
      {moved.includes(place) ? (
        <strong className="underline decoration-2 underline-offset-4">
          {mark}
          <span className="sr-only"> (changed)</span>
        </strong>
      ) : (
        mark
      )}
    </span>
  ));
}
