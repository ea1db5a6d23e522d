import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { Day } from "~/ui/dates";
import { Empty, PageHeader, Tag } from "~/ui/page";
import { ScrollRegion } from "~/ui/scroll-region";
import { listCycles } from "../cycles.server";

export const meta = () => [{ title: "Cycles · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePermission({ request, context }, "cycle.manage");
  return { cycles: await listCycles() };
}

const TONES = { draft: "plain", open: "good", closed: "plain" } as const;

export default function CyclesPage() {
  const { cycles } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        over={<Link to="/organisation">Organisation</Link>}
        title="Cycles"
        lead="A cycle asks a group of people to assess themselves by a day, against one version of the ladder."
        actions={
          <Link to="/organisation/cycles/new" className="button button-primary">
            New cycle
          </Link>
        }
      />
      {cycles.length === 0 ? (
        <Empty title="There are no cycles yet.">
          Make the first one: give it a name and a due day, choose who takes part, then open it.
        </Empty>
      ) : (
        <ScrollRegion label="All cycles">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Cycle</th>
                <th scope="col">State</th>
                <th scope="col">Submitted</th>
                <th scope="col" className="hidden sm:table-cell">
                  Due
                </th>
                <th scope="col" className="hidden md:table-cell">
                  Ladder
                </th>
              </tr>
            </thead>
            <tbody>
              {cycles.map((cycle) => (
                <tr key={cycle.id}>
                  <td>
                    <Link to={`/organisation/cycles/${cycle.id}`} className="font-semibold">
                      {cycle.name}
                    </Link>
                  </td>
                  <td>
                    <Tag tone={TONES[cycle.state]}>{cycle.state}</Tag>
                  </td>
                  <td>
                    {cycle.submitted} of {cycle.people}
                  </td>
                  <td className="hidden sm:table-cell">
                    <Day value={cycle.closesOn} />
                  </td>
                  <td className="hidden md:table-cell">{cycle.ladderVersion}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  );
}
