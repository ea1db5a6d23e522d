import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Pager } from "~/ui/pager";
import { FoundWords, OrganisationFrame } from "../components/organisation-frame";
import { AboutSeverity, OrganisationRaterTable } from "../components/organisation-raters";
import { Suppressed } from "../components/suppressed";
import { pageOfGroups, readOrganisation } from "../domain/organisation-distribution";
import { LEAST_PEOPLE } from "../domain/suppression";
import { ratersOfCycle, requireOrganisation } from "../organisation.server";

export const meta = () => [{ title: "Raters across the organisation · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { viewer, cycle, cycles } = await requireOrganisation({ request, context });
  const { q, page } = readOrganisation(new URL(request.url).searchParams);
  const counted = cycle ? await ratersOfCycle(cycle, viewer.personId) : null;
  const { shown, ...found } = pageOfGroups(counted?.raters.raters ?? [], { q, page });
  return {
    cycle: cycle && { id: cycle.id },
    cycles,
    q,
    found: { ...found, total: counted?.raters.raters.length ?? 0 },
    counted: counted && { middle: counted.middle, ...counted.raters, raters: shown },
  };
}

export default function OrganisationRaters() {
  const { cycle, cycles, q, found, counted } = useLoaderData<typeof loader>();
  return (
    <OrganisationFrame
      title="The whole organisation"
      lead="What each manager gave in a cycle beside what all gave, before calibration. Your own row is not counted."
      cycle={cycle}
      cycles={cycles}
      q={q}
      searched="Manager"
    >
      {counted && cycle ? (
        <>
          <AboutSeverity cycleId={cycle.id} />
          <FoundWords found={found.found} total={found.total} one="manager" many="managers" />
          <OrganisationRaterTable {...counted} />
          {counted.suppressed > 0 ? (
            <p className="mt-4 max-w-(--container-text) text-soft">
              {counted.suppressed === 1 ? "1 manager" : `${counted.suppressed} managers`} who rated
              fewer than {LEAST_PEOPLE} people, or who keep those apart,{" "}
              {counted.suppressed === 1 ? "is" : "are"} not shown.
            </p>
          ) : null}
        </>
      ) : (
        <Suppressed />
      )}
      <Pager page={found.page} pages={found.pages} label="Pages of managers" />
    </OrganisationFrame>
  );
}
