import type {
  DistributionGrouping,
  DistributionPanel,
  DistributionSide,
} from "../domain/distribution";
import { LEAST_PEOPLE } from "../domain/suppression";
import { PointLegend, StackedBar, TallyTable } from "./stacked-bar";

export const GROUPING_WORDS: Record<DistributionGrouping, string> = {
  criterion: "Criterion",
  competency: "Competency",
  level: "Level",
  track: "Track",
  team: "Team",
  rater: "Manager",
};

export const SIDE_WORDS: Record<DistributionSide, string> = {
  calibrated: "As they stand",
  manager: "Managers’, before the session",
  self: "Engineers’ own",
};

type Props = {
  panel: DistributionPanel;
  by: DistributionGrouping;
  /** Percent per point of this scale, where the session has a guideline for it. */
  guideline: number[] | null;
};

/** All groups on one scale: a bar each, then the same as a table. */
export function DistributionPanelPart({ panel, by, guideline }: Props) {
  const { points, all, groups, suppressed } = panel;
  const rows = groups.map((group) => ({
    ...group,
    label: group.detail ? `${group.label}: ${group.detail}` : group.label,
  }));
  return (
    <div className="mt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2">
        <PointLegend points={points} />
        <p className="max-w-(--container-text) text-small text-soft">
          Numbers in the bars count ratings; shares are of those that are a point.
        </p>
      </div>
      {guideline ? <GuidelineWords points={points} guideline={guideline} /> : null}
      <ul className="mt-4">
        <Row title="All of them" people={all.people} isTotal>
          <StackedBar {...all} points={points} guideline={guideline} />
        </Row>
        {groups.map((group) => (
          <Row key={group.id} title={group.label} detail={group.detail} people={group.people}>
            <StackedBar {...group} points={points} guideline={guideline} />
          </Row>
        ))}
      </ul>
      {suppressed > 0 ? (
        <p className="mt-4 max-w-(--container-text) text-soft">
          {suppressed === 1 ? "1 group" : `${suppressed} groups`} with fewer than {LEAST_PEOPLE}{" "}
          people, or needed to keep them apart, {suppressed === 1 ? "is" : "are"} not shown.
        </p>
      ) : null}
      <details className="mt-4">
        <summary className="min-h-11 content-center">As a table</summary>
        <TallyTable
          caption={`Ratings by ${GROUPING_WORDS[by].toLocaleLowerCase()}`}
          first={GROUPING_WORDS[by]}
          points={points}
          rows={[{ id: "all", label: "All of them", ...all }, ...rows]}
        />
      </details>
    </div>
  );
}

function GuidelineWords({
  points,
  guideline,
}: {
  points: Props["panel"]["points"];
  guideline: number[];
}) {
  return (
    <p className="mt-2 max-w-(--container-text) text-small">
      The ticks above each bar are the guideline:{" "}
      {points.map(({ value }, index) => `${value}: ${guideline[index] ?? 0}%`).join(", ")}. The
      guideline only informs; nothing is decided by it.
    </p>
  );
}

function Row({
  title,
  detail = "",
  people,
  isTotal = false,
  children,
}: {
  title: string;
  detail?: string;
  people: number;
  isTotal?: boolean;
  children: React.ReactNode;
}) {
  return (
    <li
      className={`grid gap-x-6 gap-y-1 border-line border-b py-3 md:grid-cols-[minmax(0,17rem)_minmax(0,1fr)] ${isTotal ? "border-t" : ""}`}
    >
      <div>
        <p className="font-semibold">{title}</p>
        {detail ? <p className="text-small text-soft">{detail}</p> : null}
        <p className="text-small text-soft">{people === 1 ? "1 person" : `${people} people`}</p>
      </div>
      {children}
    </li>
  );
}
