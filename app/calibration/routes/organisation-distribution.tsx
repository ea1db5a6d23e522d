import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Pager } from "~/ui/pager";
import { DistributionPanelPart, GROUPING_WORDS } from "../components/distribution-panel";
import { FoundWords, OrganisationFrame } from "../components/organisation-frame";
import { Suppressed } from "../components/suppressed";
import { ViewChoice } from "../components/view-filters";
import {
  ORGANISATION_GROUPINGS,
  ORGANISATION_SIDES,
  type OrganisationGrouping,
  type OrganisationSide,
  pageOfGroups,
  readOrganisation,
} from "../domain/organisation-distribution";
import { distributionOfCycle, requireOrganisation } from "../organisation.server";

export const meta = () => [{ title: "Distribution across the organisation · Rostrum" }];

const SIDES: Record<OrganisationSide, string> = {
  calibrated: "After calibration",
  manager: "As managers gave them",
};

const GROUPS: Record<OrganisationGrouping, readonly [one: string, many: string]> = {
  criterion: ["criterion", "criteria"],
  competency: ["competency", "competencies"],
  team: ["team", "teams"],
  level: ["level", "levels"],
  rater: ["manager", "managers"],
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { viewer, cycle, cycles } = await requireOrganisation({ request, context });
  const chosen = readOrganisation(new URL(request.url).searchParams);
  const panels = cycle ? await distributionOfCycle(cycle, viewer.personId, chosen) : [];
  return {
    cycle: cycle && { id: cycle.id },
    cycles,
    chosen,
    panels: panels.map(({ scaleId, panel }) => {
      if (!panel) return { scaleId, panel, found: null };
      const { shown, ...found } = pageOfGroups(panel.groups, chosen);
      return {
        scaleId,
        panel: { ...panel, groups: shown },
        found: { ...found, total: panel.groups.length },
      };
    }),
  };
}

export default function OrganisationDistribution() {
  const { cycle, cycles, chosen, panels } = useLoaderData<typeof loader>();
  const { by, what, q } = chosen;
  const [one, many] = GROUPS[by];
  const longest = panels.reduce((most, { found }) => Math.max(most, found?.pages ?? 1), 1);
  return (
    <OrganisationFrame
      title="The whole organisation"
      lead="How often each point was given in a cycle. Your own row is not counted."
      cycle={cycle}
      cycles={cycles}
      q={q}
      searched={GROUPING_WORDS[by]}
      extra={
        <>
          <ViewChoice name="by" label="Group by" value={by}>
            {ORGANISATION_GROUPINGS.map((each) => (
              <option key={each} value={each}>
                {GROUPING_WORDS[each]}
              </option>
            ))}
          </ViewChoice>
          <ViewChoice name="what" label="Ratings" value={what}>
            {ORGANISATION_SIDES.map((each) => (
              <option key={each} value={each}>
                {SIDES[each]}
              </option>
            ))}
          </ViewChoice>
        </>
      }
    >
      {what === "calibrated" ? (
        <p className="max-w-(--container-text) text-small text-soft">
          Where a session is not locked yet, its ratings count as the managers gave them.
        </p>
      ) : null}
      {panels.map(({ scaleId, panel, found }) =>
        panel && found ? (
          <div key={scaleId}>
            <FoundWords found={found.found} total={found.total} one={one} many={many} />
            <DistributionPanelPart panel={panel} by={by} guideline={null} />
          </div>
        ) : (
          <Suppressed key={scaleId} />
        ),
      )}
      <Pager page={Math.min(chosen.page, longest)} pages={longest} label={`Pages of ${many}`} />
    </OrganisationFrame>
  );
}
