import { Link } from "@remix-run/react";
import { Day } from "~/ui/dates";
import { ScrollRegion } from "~/ui/scroll-region";
import type { Sort } from "../domain/list-filter";
import type { ListedPerson } from "../people-list.server";
import { AccountStateTag } from "./account-state-tag";

export type ShownPerson = Pick<
  ListedPerson,
  "id" | "name" | "email" | "team" | "manager" | "startDate" | "leftOn" | "state"
> & { level: string | null };

type Props = { people: ShownPerson[]; sort: Sort; wholeRecord: boolean };

/** One row a person; on phones team, manager and level stand under the name. */
export function PeopleTable({ people, sort, wholeRecord }: Props) {
  const sorted = (by: Sort, direction: "ascending" | "descending") =>
    sort === by ? ({ "aria-sort": direction } as const) : {};
  return (
    <ScrollRegion label="People">
      <table className="table">
        <thead>
          <tr>
            <th scope="col" {...sorted("name", "ascending")}>
              Name
            </th>
            <th scope="col" className="hidden md:table-cell" {...sorted("team", "ascending")}>
              Team
            </th>
            <th scope="col" className="hidden md:table-cell">
              Manager
            </th>
            {wholeRecord ? (
              <>
                <th scope="col" className="hidden md:table-cell" {...sorted("level", "descending")}>
                  Level
                </th>
                <th scope="col" className="hidden xl:table-cell" {...sorted("start", "descending")}>
                  Start date
                </th>
              </>
            ) : null}
            <th scope="col">Account</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <th scope="row" className="!text-base !text-ink !font-normal !align-top">
                <Link
                  to={`/organisation/people/${person.id}`}
                  className="inline-block py-0.5 font-semibold"
                >
                  {person.name}
                </Link>
                <span className="block break-all text-small text-soft">{person.email}</span>
                <span className="block text-small md:hidden">
                  {[person.team, person.level, person.manager && `reports to ${person.manager}`]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </th>
              <td className="hidden md:table-cell">{person.team ?? <None />}</td>
              <td className="hidden md:table-cell">{person.manager ?? <None />}</td>
              {wholeRecord ? (
                <>
                  <td className="hidden md:table-cell">{person.level ?? <None />}</td>
                  <td className="hidden xl:table-cell">
                    {person.startDate ? <Day value={person.startDate} /> : <None />}
                  </td>
                </>
              ) : null}
              <td>
                <AccountStateTag state={person.state} />
                {person.leftOn ? (
                  <span className="mt-1 block text-small text-soft">
                    last day <Day value={person.leftOn} />
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function None() {
  return <span className="text-soft">–</span>;
}
