import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Empty, PageHeader } from "~/ui/page";
import { PeopleTable } from "../components/people-table";
import { ViewFilters } from "../components/view-filters";
import { WaitingNotice } from "../components/waiting-notice";
import { filterOptions, narrow, readFilters } from "../domain/filters";
import { peopleRows, readIds, readSort } from "../domain/people-table";
import { requireRatings } from "../ratings-guard.server";

export const meta = () => [{ title: "People in calibration · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { session, data } = await requireRatings({ request, context }, params.sessionId);
  const search = new URL(request.url).searchParams;
  const filters = readFilters(search);
  const sort = readSort(search.get("sort"));
  const pinned = readIds([...search.getAll("pin"), ...search.getAll("who")]);
  const shown = narrow(data, filters);
  return {
    sessionId: session.id,
    filters,
    options: filterOptions(data),
    sort,
    rows: peopleRows(shown, { sort, pinned }),
    criteria: shown.criteria.map(({ id, competency, question }) => ({ id, competency, question })),
    total: data.people.length,
    waiting: data.waiting.length,
    withNames: data.withNames,
    isWithoutOwn: data.isWithoutOwn,
  };
}

export default function PeopleRoute() {
  const page = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const { rows, total, sessionId } = page;
  return (
    <>
      <PageHeader
        title="People"
        lead="What each side gave, criterion by criterion, and what the session made of it."
      />
      <WaitingNotice waiting={page.waiting} isWithoutOwn={page.isWithoutOwn} />
      <ViewFilters view="people" filters={page.filters} options={page.options} />
      <div className="mt-8 mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-small text-soft">
        <p role="status">
          {rows.length === total
            ? `${total} ${total === 1 ? "person" : "people"}`
            : `${rows.length} of ${total} people`}
        </p>
        <p data-print="hide" className="flex gap-4">
          <a href={`/calibration/${sessionId}/ratings.csv?${search}`} className="py-1">
            Export as CSV
          </a>
          <a href={`/calibration/${sessionId}/ratings.xlsx?${search}`} className="py-1">
            Export as XLSX
          </a>
        </p>
      </div>
      {rows.length > 0 ? (
        <PeopleTable
          rows={rows}
          sort={page.sort}
          sessionId={sessionId}
          withNames={page.withNames}
        />
      ) : (
        <Empty title={total > 0 ? "Nobody is like this." : "Nobody’s ratings are here yet."}>
          {total > 0
            ? "Choose less above."
            : "Ratings come in once a review is finished and taken into the session."}
        </Empty>
      )}
      <details className="mt-6 max-w-(--container-text)">
        <summary className="min-h-11 py-2 font-semibold text-accent">
          In which order the ratings of a row stand
        </summary>
        <p>
          Each row has the criteria of its own step, in this order; n/a is “not applicable”, n/o
          “not observable”, – not rated.
        </p>
        <ol className="mt-2 list-decimal pl-5">
          {page.criteria.map(({ id, competency, question }) => (
            <li key={id}>
              {competency}: {question}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
