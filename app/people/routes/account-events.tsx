import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { listOwnEvents } from "~/people/audit-log.server";
import { EventList } from "~/people/components/event-list";
import { readAuditFilter } from "~/people/domain/audit-filter";
import { Empty, PageHeader } from "~/ui/page";

export const meta = () => [{ title: "Recorded about you · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const { personId, timeZone } = await requirePermission(ask, "account.manage");
  const { before } = readAuditFilter(new URL(ask.request.url).searchParams);
  return { ...(await listOwnEvents(personId, before)), before, timeZone };
}

export default function AccountEvents() {
  const { events, next, before, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="What is recorded about you"
        over={<Link to="/account">Your account</Link>}
        lead="What you did, and what others did to your record. Entries are never changed or removed."
      />
      {events.length === 0 ? (
        <Empty title="Nothing is recorded yet." />
      ) : (
        <EventList events={events} next={next} before={before} timeZone={timeZone} />
      )}
    </>
  );
}
