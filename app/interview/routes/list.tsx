import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { can } from "~/access/domain/can";
import { requirePermission } from "~/access/guards.server";
import { currentLadder } from "~/ladder/ladder.server";
import { Empty, PageHeader } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { PanelFilters } from "../components/panel-filters";
import { PanelList } from "../components/panel-list";
import { useCardSweep } from "../components/use-card-sweep";
import { useDecisionSweep } from "../components/use-decision-draft";
import { panelFilter } from "../domain/panel-forms";
import { rolesOffered } from "../domain/roles-offered";
import { listPanels } from "../panels.server";

export const meta = () => [{ title: "Interviews · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "interview.list");
  const filter = panelFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { ladder } = currentLadder();
  const subject = { panelSeats: viewer.panelSeats, isCandidate: viewer.isCandidate };
  return {
    filter,
    roles: rolesOffered(ladder),
    mayMake: can(viewer, "interview.manage"),
    mayReadKits: can(viewer, "kit.read", subject),
    hires: viewer.panelSeats.includes("hiringManager"),
    asksPeopleTeam: viewer.hasTeam && !can(viewer, "interview.manage"),
    personId: viewer.personId,
    timeZone: viewer.timeZone,
    ...(await listPanels(viewer, ladder, filter)),
  };
}

export default function Interviews() {
  const { panels, page, pages, filter, mayMake, ...shown } = useLoaderData<typeof loader>();
  useCardSweep(shown.personId);
  useDecisionSweep(shown.personId);
  const isNarrowed = Boolean(filter.q || filter.state || filter.level || filter.mine);
  return (
    <>
      <PageHeader
        title="Interviews"
        lead="Each interviewer asks about their own part, and writes their card before they see anybody else’s."
        actions={
          <>
            {shown.mayReadKits ? (
              <Link to="/interviews/kits" className="button">
                Kits
              </Link>
            ) : null}
            {mayMake ? (
              <>
                <Link to="/interviews/patterns" className="button">
                  Patterns
                </Link>
                <Link to="/interviews/retention" className="button">
                  Retention
                </Link>
                <Link to="/interviews/new" className="button button-primary">
                  New candidate
                </Link>
              </>
            ) : null}
          </>
        }
      />
      {panels.length > 0 || isNarrowed ? (
        <PanelFilters
          filter={filter}
          roles={shown.roles}
          hires={shown.hires}
          isNarrowed={isNarrowed}
        />
      ) : null}
      {panels.length > 0 ? (
        <PanelList panels={panels} timeZone={shown.timeZone} />
      ) : (
        <NoPanels mayMake={mayMake} isNarrowed={isNarrowed} />
      )}
      {shown.asksPeopleTeam ? (
        <p className="mt-6 text-small text-soft">
          Your people team begins interviews of a candidate.
        </p>
      ) : null}
      <Pager page={page} pages={pages} label="Pages of candidates" />
    </>
  );
}

function NoPanels({ mayMake, isNarrowed }: { mayMake: boolean; isNarrowed: boolean }) {
  if (isNarrowed)
    return (
      <Empty title="No interviews are like this.">
        <Link to="/interviews">Show all of them</Link>
      </Empty>
    );
  return mayMake ? (
    <Empty title="Nobody is interviewed yet.">
      Begin with a new candidate: choose the level and its kit, and name the hiring manager. The
      plan comes next, and nobody is asked before they are on it.
    </Empty>
  ) : (
    <Empty title="You interview nobody at the moment.">
      When somebody asks you to, the candidate stands here, with your sessions and your card.
    </Empty>
  );
}
