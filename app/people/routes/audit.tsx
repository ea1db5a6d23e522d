import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { listEvents, peopleOfLog, seesContent } from "~/people/audit-log.server";
import { AuditFilters } from "~/people/components/audit-filters";
import { EventList } from "~/people/components/event-list";
import { readAuditFilter } from "~/people/domain/audit-filter";
import { Empty, PageHeader } from "~/ui/page";

export const meta = () => [{ title: "Audit log · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePermission(ask, "audit.read");
  const filter = readAuditFilter(new URL(ask.request.url).searchParams);
  const [list, people] = await Promise.all([
    listEvents(viewer, filter, viewer.timeZone),
    peopleOfLog(),
  ]);
  return { ...list, people, filter, timeZone: viewer.timeZone, content: seesContent(viewer) };
}

export default function Audit() {
  const { events, next, people, filter, timeZone, content } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader
        title="Audit log"
        over={<Link to="/organisation">Organisation</Link>}
        lead={
          content
            ? "Who did what, and when. Entries are never changed or removed."
            : "Who did what, and when, without what it was about. Entries are never changed or removed."
        }
        actions={
          content ? (
            <a href={`/organisation/audit.csv?${search}`} className="button">
              Export as CSV
            </a>
          ) : null
        }
      />
      <AuditFilters filter={filter} people={people} />
      {events.length === 0 ? (
        <Empty title="Nothing like this is recorded.">
          <p>
            <Link to="/organisation/audit">Show everything</Link>
          </p>
        </Empty>
      ) : (
        <EventList events={events} next={next} timeZone={timeZone} before={filter.before} />
      )}
    </>
  );
}
