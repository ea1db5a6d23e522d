import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { readPage } from "~/people/domain/list-filter";
import { calibrationReasonWords } from "~/review/domain/calibrated";
import { Moment } from "~/ui/dates";
import { Empty, PageHeader } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { ScrollRegion } from "~/ui/scroll-region";
import { changesIn } from "../change-log.server";
import { ViewFilters } from "../components/view-filters";
import { type ChangeRow, changeRows, logSummary } from "../domain/change-log";
import { filterOptions, narrow, readFilters } from "../domain/filters";
import { requireRatings } from "../ratings-guard.server";

export const meta = () => [{ title: "Changes in the session · Rostrum" }];

const PAGE_SIZE = 100;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { viewer, session, data } = await requireRatings({ request, context }, params.sessionId);
  const search = new URL(request.url).searchParams;
  const filters = readFilters(search);
  const log = changeRows(await changesIn(viewer, session.id), narrow(data, filters));
  const pages = Math.max(1, Math.ceil(log.length / PAGE_SIZE));
  const page = Math.min(readPage(search), pages);
  return {
    sessionId: session.id,
    filters,
    options: filterOptions(data),
    summary: logSummary(log),
    rows: log.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    page,
    pages,
    withNames: data.withNames,
    timeZone: viewer.timeZone,
  };
}

export default function ChangesRoute() {
  const page = useLoaderData<typeof loader>();
  const { rows, summary } = page;
  const [search] = useSearchParams();
  const query = search.size > 0 ? `?${search}` : "";
  return (
    <>
      <PageHeader
        title="Changes"
        lead="Every change with its reason, the newest first. Taking one back is an entry of its own; nothing is ever removed."
      />
      <ViewFilters view="changes" filters={page.filters} options={page.options} />
      <p role="status" className="mt-8 mb-2 text-small text-soft">
        {summary.entries === 0
          ? "No changes"
          : `${summary.entries} ${summary.entries === 1 ? "entry" : "entries"}. Ratings that stand elsewhere than before: ${summary.up} higher, ${summary.down} lower${summary.other > 0 ? `, ${summary.other} in kind` : ""}.`}
      </p>
      {rows.length === 0 ? (
        <Empty title="Nothing has been changed.">
          A rating is changed on the page of the person it is about, with a reason.
        </Empty>
      ) : (
        <ScrollRegion label="Changes, newest first">
          <table className="table">
            <thead>
              <tr>
                <th scope="col" className="hidden md:table-cell">
                  When
                </th>
                <th scope="col">Rating</th>
                <th scope="col">Change</th>
                <th scope="col" className="hidden sm:table-cell">
                  Reason
                </th>
                {page.withNames ? (
                  <th scope="col" className="hidden lg:table-cell">
                    By
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="hidden md:table-cell">
                    <Moment value={row.at} timeZone={page.timeZone} />
                  </td>
                  <th scope="row">
                    <Link
                      to={`/calibration/${page.sessionId}/people/${row.assessmentId}${query}#${row.criterionId}`}
                    >
                      {row.name}
                    </Link>
                    <span className="block text-small text-soft">{row.competency}</span>
                    <span className="block text-small text-soft md:hidden">
                      <Moment value={row.at} timeZone={page.timeZone} />
                    </span>
                  </th>
                  <td>
                    {row.from} to <strong>{row.to}</strong>
                    <span className="block text-small text-soft">change {row.number}</span>
                    <span className="mt-1 block sm:hidden">
                      <Why row={row} />
                    </span>
                  </td>
                  <td className="hidden max-w-md sm:table-cell">
                    <Why row={row} />
                  </td>
                  {page.withNames ? <td className="hidden lg:table-cell">{row.by}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <Pager page={page.page} pages={page.pages} label="Pages of changes" />
    </>
  );
}

function Why({ row }: { row: Pick<ChangeRow, "undoes" | "reasonCode" | "sentence"> }) {
  return (
    <>
      {row.undoes === null
        ? calibrationReasonWords(row.reasonCode)
        : `Change ${row.undoes} of this rating was taken back`}
      {row.sentence ? (
        <span className="block whitespace-pre-wrap text-soft">{row.sentence}</span>
      ) : null}
    </>
  );
}
