import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Notice, PageHeader } from "~/ui/page";
import { CyclesPanelPart } from "../components/cycles-panel";
import { Suppressed } from "../components/suppressed";
import { ViewFilters } from "../components/view-filters";
import { WaitingNotice } from "../components/waiting-notice";
import { sessionCycles } from "../cycles.server";
import { filterOptions, isNarrowed, isTooFew, narrow, readFilters } from "../domain/filters";
import { requireRatings } from "../ratings-guard.server";

export const meta = () => [{ title: "Across cycles in calibration · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, session, data: ratings } = await requireRatings(ask, params.sessionId);
  const filters = readFilters(new URL(request.url).searchParams);
  const narrowed = narrow(ratings, filters);
  return {
    filters,
    options: filterOptions(ratings),
    waiting: ratings.waiting.length,
    isWithoutOwn: ratings.isWithoutOwn,
    panel: isTooFew(ratings, narrowed)
      ? null
      : await sessionCycles(viewer, session, narrowed, filters.competency),
  };
}

export default function Cycles() {
  const { filters, options, panel, waiting, isWithoutOwn } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Across cycles"
        lead="How the people in this session were rated in the cycles before, and where this one stands."
      />
      <WaitingNotice waiting={waiting} isWithoutOwn={isWithoutOwn} />
      <ViewFilters filters={filters} options={options} view="cycles" />
      {panel === null || panel.shown.length === 0 ? (
        <Suppressed isNarrowed={isNarrowed(filters)} />
      ) : (
        <>
          {panel.shown.length === 1 ? (
            <Notice title="There is no earlier cycle to compare with.">
              <p>Enough of these people have to have been rated and shown the result in one.</p>
            </Notice>
          ) : null}
          <CyclesPanelPart panel={panel} />
        </>
      )}
    </>
  );
}
