import { Link, useSearchParams } from "@remix-run/react";
import { Tag } from "~/ui/page";
import { Point } from "~/ui/point";
import { ScrollRegion } from "~/ui/scroll-region";
import type { DebriefCell, DebriefGroup, DebriefOrder, DebriefRow } from "../domain/debrief-matrix";
import type { DebriefInterviewer } from "../domain/debrief-page";
import { RECOMMENDATION_WORDS } from "../words";

type Props = {
  panelId: string;
  interviewers: DebriefInterviewer[];
  groups: DebriefGroup[];
  order: DebriefOrder;
  withAnchors: boolean;
};

/** What each interviewer found on each criterion. */
export function DebriefMatrix({ panelId, interviewers, groups, order, withAnchors }: Props) {
  return (
    <>
      <MatrixSwitches order={order} withAnchors={withAnchors} />
      <ScrollRegion label="Criteria and what each interviewer found">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              {interviewers.map(({ id, cardId, name, isLate }) => (
                <th key={id} scope="col">
                  <Link to={`/interviews/${panelId}/cards/${cardId}`}>{name}</Link>
                  {isLate ? (
                    <span className="block font-normal text-small">after the debrief opened</span>
                  ) : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Recommendation</th>
              {interviewers.map((each) => (
                <td key={each.id}>
                  <RecommendationWords of={each} />
                </td>
              ))}
            </tr>
          </tbody>
          {groups.map((group) => (
            <tbody key={group.competencyId}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={interviewers.length + 1}
                  className="pt-4 font-semibold text-ink"
                >
                  {group.title}
                </th>
              </tr>
              {group.rows.map((row) => (
                <CriterionRow key={row.criterionId} row={row} withAnchors={withAnchors} />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
    </>
  );
}

export function RecommendationWords({ of }: { of: DebriefInterviewer }) {
  const { recommendation, amended } = of;
  return (
    <>
      {recommendation ? RECOMMENDATION_WORDS[recommendation] : "None given"}
      {amended ? (
        <span className="block text-small">now {RECOMMENDATION_WORDS[amended]}</span>
      ) : null}
    </>
  );
}

function CriterionRow({ row, withAnchors }: { row: DebriefRow; withAnchors: boolean }) {
  const expected = row.points.find(({ value }) => value === row.expected);
  return (
    <tr className="align-top">
      <th scope="row" className="min-w-56 max-w-sm font-normal narrow:min-w-36">
        <a href={`#notes-${row.criterionId}`}>{row.question}</a>
        <span className="mt-1 block text-small text-soft">
          {expected ? `The step asks ${expected.value} ${expected.label}` : "No point is asked"}
          {row.spread ? `; ${row.spread} ${row.spread === 1 ? "point" : "points"} apart` : ""}
        </span>
      </th>
      {row.cells.map((cell) => (
        <Cell key={cell.interviewerId} row={row} cell={cell} withAnchors={withAnchors} />
      ))}
    </tr>
  );
}

function Cell({
  row,
  cell,
  withAnchors,
}: {
  row: DebriefRow;
  cell: DebriefCell;
  withAnchors: boolean;
}) {
  const { point, amended, notAssessed, isPlanned } = cell;
  const stands = amended ?? point;
  const anchor = row.points.find(({ value }) => value === stands)?.anchor;
  if (stands === null)
    return (
      <td className="text-small text-soft">
        {notAssessed === null && !isPlanned ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="sr-only">Not planned and not assessed</span>
          </>
        ) : (
          <>
            Not assessed
            {isPlanned ? ", though planned" : ""}
            {notAssessed ? <span className="block">{notAssessed}</span> : null}
          </>
        )}
      </td>
    );
  return (
    <td title={anchor} className={withAnchors ? "min-w-48" : undefined}>
      <GivenPoint row={row} value={point} />
      {amended === null ? null : (
        <span className="mt-1 block text-small">
          amended to <GivenPoint row={row} value={amended} />
        </span>
      )}
      {withAnchors && anchor ? <span className="mt-1 block text-small">{anchor}</span> : null}
    </td>
  );
}

function GivenPoint({ row, value }: { row: Pick<DebriefRow, "points">; value: number | null }) {
  const point = row.points.find((each) => each.value === value);
  if (!point) return <span className="text-small text-soft">Not assessed</span>;
  return <Point {...point} />;
}

/** The same matrix otherwise; each choice is an address. */
function MatrixSwitches({ order, withAnchors }: { order: DebriefOrder; withAnchors: boolean }) {
  const [search] = useSearchParams();
  const withChange = (name: string, value: string | null) => {
    const next = new URLSearchParams(search);
    if (value === null) next.delete(name);
    else next.set(name, value);
    return `?${next}`;
  };
  return (
    <p className="mb-2 flex flex-wrap items-center gap-x-6 gap-y-1 text-small" data-print="hide">
      <Tag>{order === "ladder" ? "In the ladder’s order" : "Largest differences first"}</Tag>
      <Link
        to={withChange("order", order === "ladder" ? null : "ladder")}
        preventScrollReset
        className="inline-flex min-h-6 items-center"
      >
        {order === "ladder" ? "Put the largest differences first" : "Put in the ladder’s order"}
      </Link>
      <Link
        to={withChange("anchors", withAnchors ? null : "1")}
        preventScrollReset
        className="inline-flex min-h-6 items-center"
      >
        {withAnchors ? "Hide what each point says" : "Show what each point says"}
      </Link>
    </p>
  );
}
