import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useLoaderData, useLocation, useSearchParams } from "@remix-run/react";
import { Tag } from "~/ui/page";
import { useLiveSession } from "../components/use-live-session";
import { waitsForPreview } from "../ratings-guard.server";
import { requireSession } from "../session.server";
import { SESSION_STATE_WORDS } from "../words";

/** The frame of every page of a session: which one, how far it is, and what else there is to look at. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { session, may } = await requireSession(ask, params.sessionId, "calibration.see");
  const { id, name, state, cycle, seat, showsNames } = session;
  return {
    session: { id, name, state, cycle, seat, showsNames },
    mayRead: may("calibration.read") && !waitsForPreview(session),
    mayPreview: session.hasPreview && may("calibration.preview"),
    isLive: state === "preview" || state === "live",
    seen: session.seen,
  };
}

const VIEWS = [
  { path: "agenda", title: "Agenda" },
  { path: "people", title: "People" },
  { path: "heat-map", title: "Heat map" },
  { path: "distribution", title: "Distribution" },
  { path: "matrix", title: "Matrix" },
  { path: "raters", title: "Raters" },
  { path: "changes", title: "Changes" },
  { path: "cycles", title: "Across cycles" },
  { path: "figures", title: "Figures" },
] as const;

export default function SessionFrame() {
  const { session, mayRead, mayPreview, isLive, seen } = useLoaderData<typeof loader>();
  useLiveSession(isLive ? session.id : null, seen);
  const [search] = useSearchParams();
  const presents = search.get("present") === "1";
  const root = `/calibration/${session.id}`;
  return (
    <div className="max-w-[84rem]">
      <div className="mb-6 border-line border-b pb-2 lg:-mt-4">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-soft">
          <Link to="/calibration">Calibration</Link>
          <span>
            {session.name}, {session.cycle.name}
          </span>
          <Tag tone={session.state === "live" ? "good" : "plain"}>
            {SESSION_STATE_WORDS[session.state]}
          </Tag>
          {mayRead && session.showsNames ? <PresenterSwitch presents={presents} /> : null}
        </p>
        <nav aria-label="This session" data-print="hide" className="mt-1">
          <ul className="-ml-2 flex flex-wrap narrow:flex-nowrap narrow:overflow-x-auto">
            <Place to={root} title="Overview" isExact />
            {mayPreview ? <Place to={`${root}/preview`} title="My preview" /> : null}
            {mayRead
              ? VIEWS.map(({ path, title }) => (
                  <Place key={path} to={`${root}/${path}`} title={title} keepsFilters />
                ))
              : null}
          </ul>
        </nav>
      </div>
      <Outlet />
    </div>
  );
}

/** What narrows a view is kept on the way to the next; what belongs to one view alone is not. */
const KEPT = ["q", "team", "level", "track", "step", "rater", "competency", "changed", "present"];

function Place({
  to,
  title,
  isExact = false,
  keepsFilters = false,
}: {
  to: string;
  title: string;
  isExact?: boolean;
  keepsFilters?: boolean;
}) {
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const isHere = pathname === to || (!isExact && pathname.startsWith(`${to}/`));
  const kept = new URLSearchParams(
    [...search].filter(([name, value]) => value && KEPT.includes(name)),
  ).toString();
  return (
    <li>
      <Link
        to={keepsFilters && kept ? `${to}?${kept}` : to}
        aria-current={isHere ? "page" : undefined}
        className="inline-flex min-h-11 items-center whitespace-nowrap rounded-small px-2 text-ink no-underline hover:bg-sunken aria-[current]:font-semibold aria-[current]:text-accent"
      >
        {title}
      </Link>
    </li>
  );
}

/** For a screen that others see: names go, everything else stays. */
function PresenterSwitch({ presents }: { presents: boolean }) {
  const [search] = useSearchParams();
  const next = new URLSearchParams(search);
  if (presents) next.delete("present");
  else next.set("present", "1");
  // A search for a name says who is meant, and finds nobody among stand-ins.
  next.delete("q");
  return (
    <Link to={`?${next}`} data-print="hide" className="inline-flex min-h-6 items-center">
      {presents ? "Show names again" : "Hide names for presenting"}
    </Link>
  );
}
