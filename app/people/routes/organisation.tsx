import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { can } from "~/access/domain/can";
import { notFound, requirePerson } from "~/access/guards.server";
import { findOrganisation } from "~/people/organisation.server";
import { countForOverview } from "~/people/overview.server";
import { PageHeader } from "~/ui/page";

export const meta = () => [{ title: "Organisation · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePerson(ask);
  const [organisation, counts] = await Promise.all([findOrganisation(), countForOverview(viewer)]);
  const places = [
    can(viewer, "person.read") && {
      to: "/organisation/people",
      title: "People",
      count: counts.people,
      text: counts.notInvited > 0 ? `${counts.notInvited} not invited yet` : "everybody is invited",
    },
    can(viewer, "person.write") && {
      to: "/organisation/teams",
      title: "Teams",
      count: counts.teams,
      text: "who works together",
    },
    can(viewer, "cycle.manage") && {
      to: "/organisation/cycles",
      title: "Cycles",
      count: counts.cycles,
      text: counts.openCycles > 0 ? `${counts.openCycles} open now` : "none open now",
    },
    can(viewer, "delegation.manage") && {
      to: "/organisation/delegations",
      title: "Acting managers",
      count: null,
      text: "who stands in for whom, and until when",
    },
    can(viewer, "ladder.publish") && {
      to: "/organisation/ladder",
      title: "Ladder versions",
      count: null,
      text: "what is published, and what waits",
    },
    can(viewer, "outbox.read") && {
      to: "/organisation/outbox",
      title: "Outbox",
      count: counts.letters,
      text: counts.waiting > 0 ? `${counts.waiting} not sent` : "nothing waits",
    },
    can(viewer, "audit.read") && {
      to: "/organisation/audit",
      title: "Audit log",
      count: null,
      text: "who did what, and when",
    },
    can(viewer, "person.write") && {
      to: "/organisation/settings",
      title: "Settings",
      count: null,
      text: "name and time zone",
    },
  ].filter((place) => place !== false);
  if (places.length === 0) throw notFound();
  return { name: organisation?.name ?? "Organisation", places };
}

export default function Organisation() {
  const { name, places } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Organisation" over={name} />
      <ul className="max-w-xl">
        {places.map((place) => (
          <li key={place.to} className="border-line border-t last:border-b">
            <Link
              to={place.to}
              className="grid grid-cols-[1fr_auto] items-baseline gap-x-6 py-4 text-ink no-underline hover:bg-sunken"
            >
              <span className="font-semibold text-accent text-lead underline decoration-1 underline-offset-4">
                {place.title}
              </span>
              <span className="text-lead">{place.count}</span>
              <span className="text-soft">{place.text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
