import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { Tag } from "~/ui/page";
import { roleTitle } from "../domain/role-title";
import { requirePanel, waitsForOwnCard } from "../panel.server";
import { PANEL_STATE_WORDS } from "../words";

/** The frame of every page of a candidate's interviews: whose they are, how far they are, and what else there is. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { panel, may } = await requirePanel(ask, params.panelId, "interview.see");
  const { id, candidateName, state, kit } = panel;
  const ladder = await ladderOfVersion(kit.ladderVersionId);
  return {
    panel: { id, candidateName, state, role: roleTitle(ladder, panel) },
    mayPlan: may("interview.plan"),
    mayCard: may("scorecard.own"),
    // While interviewing it is where the hiring manager opens the debrief.
    mayCompare:
      state === "open" ? may("interview.close") : may("scorecard.read") && !waitsForOwnCard(panel),
    maySet: may("interview.settings") || may("interview.manage"),
    mayKeep: may("interview.manage"),
  };
}

export default function PanelFrame() {
  const { panel, mayPlan, mayCard, mayCompare, maySet, mayKeep } = useLoaderData<typeof loader>();
  const root = `/interviews/${panel.id}`;
  return (
    <div className="max-w-[84rem]">
      <div className="mb-6 border-line border-b pb-2 lg:-mt-4">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-soft">
          <Link to="/interviews">Interviews</Link>
          <span className="min-w-0 break-words">
            {panel.candidateName}, {panel.role}
          </span>
          <Tag tone={panel.state === "withdrawn" ? "warn" : "plain"}>
            {PANEL_STATE_WORDS[panel.state]}
          </Tag>
        </p>
        <nav aria-label="These interviews" data-print="hide" className="mt-1">
          <ul className="-ml-2 flex flex-wrap narrow:flex-nowrap narrow:overflow-x-auto">
            <Place to={root} title="Overview" isExact />
            {mayPlan ? <Place to={`${root}/plan`} title="Plan" /> : null}
            {mayCard ? <Place to={`${root}/card`} title="My card" /> : null}
            {mayCompare ? <Place to={`${root}/debrief`} title="Debrief" /> : null}
            {maySet ? <Place to={`${root}/settings`} title="Settings" /> : null}
            {mayKeep ? <Place to={`${root}/keeping`} title="Keeping" /> : null}
          </ul>
        </nav>
      </div>
      <Outlet />
    </div>
  );
}

function Place({ to, title, isExact = false }: { to: string; title: string; isExact?: boolean }) {
  const { pathname } = useLocation();
  const isHere = pathname === to || (!isExact && pathname.startsWith(`${to}/`));
  return (
    <li>
      <Link
        to={to}
        aria-current={isHere ? "page" : undefined}
        className="inline-flex min-h-11 items-center whitespace-nowrap rounded-small px-2 text-ink no-underline hover:bg-sunken aria-[current]:font-semibold aria-[current]:text-accent"
      >
        {title}
      </Link>
    </li>
  );
}
