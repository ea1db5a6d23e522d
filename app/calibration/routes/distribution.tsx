import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeader } from "~/ui/page";
import {
  DistributionPanelPart,
  GROUPING_WORDS,
  SIDE_WORDS,
} from "../components/distribution-panel";
import { Suppressed } from "../components/suppressed";
import { ViewChoice, ViewFilters } from "../components/view-filters";
import { WaitingNotice } from "../components/waiting-notice";
import {
  DISTRIBUTION_GROUPINGS,
  DISTRIBUTION_SIDES,
  distribution,
  guidelineFor,
  readDistribution,
} from "../domain/distribution";
import { filterOptions, isNarrowed, isTooFew, narrow, readFilters } from "../domain/filters";
import { requireRatings } from "../ratings-guard.server";

export const meta = () => [{ title: "Distribution in calibration · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { session, data: ratings } = await requireRatings({ request, context }, params.sessionId);
  const search = new URL(request.url).searchParams;
  const filters = readFilters(search);
  const narrowed = narrow(ratings, filters);
  const chosen = readDistribution(search, ratings.withNames);
  const panels = isTooFew(ratings, narrowed) ? null : distribution(narrowed, ratings, chosen);
  return {
    filters,
    options: filterOptions(ratings),
    chosen,
    groupings: DISTRIBUTION_GROUPINGS.filter((by) => by !== "rater" || ratings.withNames),
    waiting: ratings.waiting.length,
    isWithoutOwn: ratings.isWithoutOwn,
    panels:
      panels?.map((panel) => ({
        panel,
        guideline: guidelineFor(session.guideline, panel.points),
      })) ?? null,
  };
}

export default function Distribution() {
  const { filters, options, chosen, groupings, panels, waiting, isWithoutOwn } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Distribution"
        lead={`How often each point was given, by ${GROUPING_WORDS[chosen.by].toLocaleLowerCase()}.`}
      />
      <WaitingNotice waiting={waiting} isWithoutOwn={isWithoutOwn} />
      <ViewFilters
        filters={filters}
        options={options}
        view="distribution"
        extraNames={["by", "what"]}
        extra={
          <>
            <ViewChoice name="by" label="Group by" value={chosen.by}>
              {groupings.map((by) => (
                <option key={by} value={by}>
                  {GROUPING_WORDS[by]}
                </option>
              ))}
            </ViewChoice>
            <ViewChoice name="what" label="Ratings" value={chosen.what}>
              {DISTRIBUTION_SIDES.map((what) => (
                <option key={what} value={what}>
                  {SIDE_WORDS[what]}
                </option>
              ))}
            </ViewChoice>
          </>
        }
      />
      {panels === null ? (
        <Suppressed isNarrowed={isNarrowed(filters)} />
      ) : (
        panels.map(({ panel, guideline }) => (
          <DistributionPanelPart
            key={panel.scaleId}
            panel={panel}
            by={chosen.by}
            guideline={guideline}
          />
        ))
      )}
    </>
  );
}
