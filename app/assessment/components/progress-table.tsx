import type { ReactNode } from "react";
import { DayOf } from "~/ui/dates";
import { Tag } from "~/ui/page";
import { ScrollRegion } from "~/ui/scroll-region";

export type Person = {
  personId: string;
  assessmentId: string | null;
  name: string;
  team: string | null;
  manager: string | null;
  target: string | null;
  rated: number;
  total: number;
  startedAt: Date | null;
  submittedAt: Date | null;
};

type ProgressTableProps = {
  people: Person[];
  label: string;
  timeZone: string;
  withManager?: boolean;
  actions?: (person: Person) => ReactNode;
};

/** Who has started and submitted. Never what they wrote. */
export function ProgressTable({
  people,
  label,
  timeZone,
  withManager = false,
  actions,
}: ProgressTableProps) {
  return (
    <ScrollRegion label={`${label}, how far each is`}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" className="hidden md:table-cell">
              {withManager ? "Manager" : "Team"}
            </th>
            <th scope="col" className="hidden sm:table-cell">
              Assessed towards
            </th>
            <th scope="col">State</th>
            {actions ? <th scope="col">Change</th> : null}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.personId}>
              <th scope="row">{person.name}</th>
              <td className="hidden md:table-cell">{withManager ? person.manager : person.team}</td>
              <td className="hidden sm:table-cell">{person.target ?? "–"}</td>
              <td>
                <Progress person={person} timeZone={timeZone} />
              </td>
              {actions ? <td>{actions(person)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Progress({ person, timeZone }: { person: Person; timeZone: string }) {
  if (!person.assessmentId) return <span className="text-soft">No open cycle</span>;
  if (person.submittedAt)
    return (
      <>
        <Tag tone="good">Submitted</Tag>{" "}
        <span className="text-small text-soft">
          <DayOf moment={person.submittedAt} timeZone={timeZone} />
        </span>
      </>
    );
  if (!person.startedAt) return <Tag>Not started</Tag>;
  return (
    <>
      <Tag tone="warn">In progress</Tag>{" "}
      <span className="text-small text-soft">
        {person.rated} of {person.total} rated
      </span>
    </>
  );
}
