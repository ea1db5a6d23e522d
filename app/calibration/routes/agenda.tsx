import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { readPage } from "~/people/domain/list-filter";
import { Empty, PageHeader, Tag } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { AgendaReasons } from "../components/agenda-reasons";
import { ViewFilters } from "../components/view-filters";
import { WaitingNotice } from "../components/waiting-notice";
import { agendaOf, staleBefore } from "../domain/agenda";
import { filterOptions, narrow, readFilters } from "../domain/filters";
import { requireRatings } from "../ratings-guard.server";

export const meta = () => [{ title: "Agenda of the session · Rostrum" }];

/** More than a meeting gets through; the rest is a page further. */
const PAGE_SIZE = 50;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { session, data } = await requireRatings({ request, context }, params.sessionId);
  const search = new URL(request.url).searchParams;
  const filters = readFilters(search);
  const shown = narrow(data, filters);
  const items = agendaOf(shown, { staleBefore: staleBefore(session.cycle.closesOn) });
  const pages = Math.max(1, Math.ceil(items.length / PAGE_SIZE));
  const page = Math.min(readPage(search), pages);
  return {
    sessionId: session.id,
    filters,
    options: filterOptions(data),
    items: items.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    first: (page - 1) * PAGE_SIZE + 1,
    total: items.length,
    page,
    pages,
    competencies: Object.fromEntries(data.criteria.map(({ id, competency }) => [id, competency])),
    people: shown.people.length,
    waiting: data.waiting.length,
    withNames: data.withNames,
    isWithoutOwn: data.isWithoutOwn,
  };
}

export default function AgendaRoute() {
  const page = useLoaderData<typeof loader>();
  const { items, people } = page;
  const [search] = useSearchParams();
  // Going on from one to the next then follows the agenda.
  const onward = new URLSearchParams(search);
  onward.set("from", "agenda");
  const query = `?${onward}`;
  return (
    <>
      <PageHeader
        title="Agenda"
        lead="What most needs talk comes first, each with the reason. Who has none is left out; that is no verdict on anybody."
      />
      <WaitingNotice waiting={page.waiting} isWithoutOwn={page.isWithoutOwn} />
      <ViewFilters view="agenda" filters={page.filters} options={page.options} />
      <p role="status" className="mt-8 mb-2 text-small text-soft">
        {page.total} of {people} people have something to talk about
      </p>
      {items.length === 0 ? (
        <Empty title="Nothing stands out.">
          No preview questions a rating, no sides are far apart, and every rating has fresh
          evidence.
        </Empty>
      ) : (
        <ol start={page.first} className="max-w-3xl border-line border-t">
          {items.map((item) => (
            <li key={item.assessmentId} className="border-line border-b py-4">
              <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                <Link
                  to={`/calibration/${page.sessionId}/people/${item.assessmentId}${query}`}
                  className="font-semibold"
                >
                  {item.name}
                </Link>
                {page.withNames ? (
                  <span className="text-small text-soft">
                    {item.team}, rated by {item.rater}
                  </span>
                ) : null}
                {item.isOwnReport ? <Tag>your report</Tag> : null}
                {item.changed > 0 ? (
                  <Tag tone="good">
                    {item.changed === 1 ? "1 rating changed" : `${item.changed} ratings changed`}
                  </Tag>
                ) : null}
              </p>
              <AgendaReasons
                reasons={item.reasons}
                standing={item.standing}
                competencies={page.competencies}
                to={`/calibration/${page.sessionId}/people/${item.assessmentId}${query}`}
              />
            </li>
          ))}
        </ol>
      )}
      <Pager page={page.page} pages={page.pages} label="Pages of the agenda" />
    </>
  );
}
