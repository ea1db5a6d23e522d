import { Form, Link } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { ScrollRegion } from "~/ui/scroll-region";
import type { TeamRow } from "../teams.server";

type Props = {
  teams: TeamRow[];
  /** A rename that was refused: its form stays open with what was typed. */
  failed: { errors: FieldErrors; values: FormValues } | undefined;
};

/** Teams with how many are in them; each can be renamed, and deleted while it is empty. */
export function TeamsTable({ teams, failed }: Props) {
  return (
    <ScrollRegion label="Teams">
      <table className="table max-w-3xl">
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col" className="text-right">
              People
            </th>
            <th scope="col">
              <span className="sr-only">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <tr key={team.id}>
              <td>
                <Link
                  to={`/organisation/people?team=${team.id}`}
                  className="inline-block py-0.5 font-semibold"
                >
                  {team.name}
                </Link>
              </td>
              <td className="text-right">
                {team.here}
                {team.left > 0 ? (
                  <span className="block text-small text-soft">{team.left} left</span>
                ) : null}
              </td>
              <td>
                <Rename
                  key={team.name}
                  team={team}
                  failed={failed?.values.teamId === team.id ? failed : undefined}
                />
                {team.here + team.left === 0 ? (
                  <Form method="post">
                    <input type="hidden" name="teamId" value={team.id} />
                    <button
                      type="submit"
                      name="intent"
                      value="delete"
                      className="inline-flex min-h-7 cursor-pointer items-center text-bad underline decoration-1 underline-offset-4"
                      aria-label={`Delete ${team.name}`}
                    >
                      Delete
                    </button>
                  </Form>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Rename({ team, failed }: { team: TeamRow } & Pick<Props, "failed">) {
  const typed = failed?.values.name;
  const id = `name-${team.id}`;
  return (
    <details open={failed !== undefined}>
      <summary className="inline-flex min-h-7 items-center text-accent underline decoration-1 underline-offset-4">
        Rename<span className="sr-only"> {team.name}</span>
      </summary>
      <Form method="post" className="flex flex-wrap items-end gap-2 pb-2" noValidate>
        <input type="hidden" name="teamId" value={team.id} />
        <div className="min-w-44 flex-1">
          <label htmlFor={id} className="mb-1 block text-small text-soft">
            New name
          </label>
          <input
            id={id}
            name="name"
            className="field-input"
            autoComplete="off"
            defaultValue={typeof typed === "string" ? typed : team.name}
            aria-invalid={failed ? true : undefined}
            aria-describedby={failed ? `${id}-error` : undefined}
          />
        </div>
        <button type="submit" name="intent" value="rename" className="button">
          Rename
        </button>
        {failed ? (
          <p id={`${id}-error`} className="w-full font-semibold text-bad text-small">
            {Object.values(failed.errors)[0]}
          </p>
        ) : null}
      </Form>
    </details>
  );
}
