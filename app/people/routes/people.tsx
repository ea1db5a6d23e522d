import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { can } from "~/access/domain/can";
import { requirePermission } from "~/access/guards.server";
import { currentLadder } from "~/ladder/ladder.server";
import { PeopleFilters } from "~/people/components/people-filters";
import { PeopleTable } from "~/people/components/people-table";
import { isNarrowed, readListFilter } from "~/people/domain/list-filter";
import { standingGroups, standingTitle } from "~/people/domain/standing";
import { listChoices } from "~/people/people-choices.server";
import { listPeople, PAGE_SIZE, seesWholeRecord } from "~/people/people-list.server";
import { Empty, Notice, PageHeader } from "~/ui/page";
import { Pager } from "~/ui/pager";

export const meta = () => [{ title: "People · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePermission(ask, "person.read");
  const filter = readListFilter(new URL(ask.request.url).searchParams);
  const { ladder } = currentLadder();
  const [list, choices] = await Promise.all([
    listPeople(viewer, filter, ladder),
    listChoices(viewer),
  ]);
  const wholeRecord = seesWholeRecord(viewer);
  return {
    ...choices,
    filter,
    total: list.total,
    page: list.page,
    first: (list.page - 1) * PAGE_SIZE + 1,
    pages: list.pages,
    people: list.people.map(({ trackId, levelId, ...person }) => ({
      ...person,
      level: standingTitle(ladder, { trackId, levelId }),
    })),
    wholeRecord,
    groups: wholeRecord ? standingGroups(ladder) : null,
    mayWrite: can(viewer, "person.write"),
  };
}

export default function People() {
  const { people, total, first, page, pages, filter, counts, mayWrite, ...shown } =
    useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const here = counts["not-invited"] + counts.invited + counts.active;
  return (
    <>
      <PageHeader
        title="People"
        over={<Link to="/organisation">Organisation</Link>}
        lead={`${here} here: ${counts.active} with an active account, ${counts.invited} invited, ${counts["not-invited"]} not invited. ${counts.left} left.`}
        actions={
          mayWrite ? (
            <>
              <Link to="/organisation/people/import" className="button">
                Import
              </Link>
              <Link to="/organisation/people/new" className="button button-primary">
                Add a person
              </Link>
            </>
          ) : null
        }
      />
      <ImportNotice created={search.get("created")} updated={search.get("updated")} />
      <PeopleFilters
        filter={filter}
        teams={shown.teams}
        managers={shown.managers}
        groups={shown.groups}
      />
      <div className="mt-8 mb-2 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-small text-soft">
        <p role="status">
          {total === 0
            ? "Nobody found"
            : `${first}–${first + people.length - 1} of ${total} ${total === 1 ? "person" : "people"}`}
        </p>
        {total > 0 && mayWrite ? (
          <a href={`/organisation/people.csv?${search}`} className="py-1">
            Export these as CSV
          </a>
        ) : null}
      </div>
      {total > 0 ? (
        <PeopleTable people={people} sort={filter.sort} wholeRecord={shown.wholeRecord} />
      ) : (
        <Empty title={isNarrowed(filter) ? "Nobody is like this." : "Nobody is here."}>
          {isNarrowed(filter) ? (
            <p>
              Try fewer words, or <Link to="/organisation/people">show everybody</Link>.
            </p>
          ) : (
            <p>Add people one by one, or import them from a spreadsheet.</p>
          )}
        </Empty>
      )}
      <Pager page={page} pages={pages} label="Pages of people" />
    </>
  );
}

function ImportNotice({ created, updated }: { created: string | null; updated: string | null }) {
  if (created === null || updated === null) return null;
  const count = (text: string) => Number.parseInt(text, 10) || 0;
  return (
    <Notice tone="good" live title="The people are imported.">
      <p>
        {count(created)} new, {count(updated)} changed. Nobody has been invited by this; open a
        person to invite them.
      </p>
    </Notice>
  );
}
