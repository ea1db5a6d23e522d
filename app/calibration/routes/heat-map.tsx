import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Empty, PageHeader, Section } from "~/ui/page";
import { HeatMapLegend, HeatMapMarks, HeatMapTablePart } from "../components/heat-map-table";
import { Suppressed } from "../components/suppressed";
import { ViewChoice, ViewFilters } from "../components/view-filters";
import { WaitingNotice } from "../components/waiting-notice";
import { filterOptions, isNarrowed, isTooFew, narrow, readFilters } from "../domain/filters";
import { HEAT_MAP_SORTS, heatMap, readHeatMapSort } from "../domain/heat-map";
import { requireRatings } from "../ratings-guard.server";

export const meta = () => [{ title: "Heat map of calibration · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { data: ratings } = await requireRatings({ request, context }, params.sessionId);
  const search = new URL(request.url).searchParams;
  const filters = readFilters(search);
  const narrowed = narrow(ratings, filters);
  const { withNames, isWithoutOwn } = ratings;
  const sort = readHeatMapSort(search.get("sort"), withNames);
  // A row without a name among few people has one.
  const isHidden = !withNames && isTooFew(ratings, narrowed);
  return {
    filters,
    options: filterOptions(ratings),
    sort,
    withNames,
    waiting: ratings.waiting.length,
    isWithoutOwn,
    tables: isHidden ? null : heatMap(narrowed, sort),
  };
}

const SORT_WORDS = {
  name: "Name",
  team: "Team",
  level: "Level",
  rater: "Manager",
  middle: "Middle rating, highest first",
} as const;

export default function HeatMap() {
  const { filters, options, sort, withNames, waiting, isWithoutOwn, tables } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Heat map"
        lead="Every rating as it stands, people by criteria, each step by itself."
      />
      <WaitingNotice waiting={waiting} isWithoutOwn={isWithoutOwn} />
      <ViewFilters
        filters={filters}
        options={options}
        view="heat-map"
        extraNames={["sort"]}
        extra={
          <ViewChoice name="sort" label="Sort by" value={sort}>
            {HEAT_MAP_SORTS.filter((each) => withNames || each === "name" || each === "middle").map(
              (each) => (
                <option key={each} value={each}>
                  {SORT_WORDS[each]}
                </option>
              ),
            )}
          </ViewChoice>
        }
      />
      {tables === null ? (
        <Suppressed isNarrowed={isNarrowed(filters)} />
      ) : tables.length === 0 ? (
        <Empty title={isNarrowed(filters) ? "Nobody is like this." : "Nobody is compared yet."} />
      ) : (
        <>
          <HeatMapMarks />
          {tables.map((table) => (
            <Section
              key={table.id}
              title={`${table.title}, ${table.rows.length === 1 ? "1 person" : `${table.rows.length} people`}`}
            >
              <HeatMapTablePart table={table} />
              <HeatMapLegend table={table} />
            </Section>
          ))}
        </>
      )}
    </>
  );
}
