import { Link, useSearchParams } from "@remix-run/react";
import { Tag } from "~/ui/page";
import { Point, rampClass } from "~/ui/point";
import { ScrollRegion } from "~/ui/scroll-region";
import type { DebriefCell, DebriefGroup, DebriefOrder, DebriefRow } from "../domain/debrief-matrix";
import type { DebriefInterviewer, MissingInterviewer } from "../domain/debrief-page";
import { RECOMMENDATION_WORDS } from "../words";

type Props = {
  panelId: string;
  interviewers: DebriefInterviewer[];
  missing: MissingInterviewer[];
  groups: DebriefGroup[];
  order: DebriefOrder;
  withAnchors: boolean;
};

/** With more interviewers than these, the word of a point stands under its number, or the table is wider than a screen. */
const MOST_SIDE_BY_SIDE = 5;

/** On a phone each row is a block of lines, and each cell begins with whose it is. */
const STACKED = "phone:block phone:border-0 phone:px-0 phone:py-1";
const STUCK = "sticky left-0 z-10 bg-ground phone:static";

/** What each interviewer found on each criterion. */
export function DebriefMatrix(props: Props) {
  const { panelId, interviewers, missing, groups, order, withAnchors } = props;
  const isNarrow = interviewers.length + missing.length > MOST_SIDE_BY_SIDE;
  const tight = isNarrow ? "px-1.5" : "";
  return (
    <>
      <MatrixSwitches order={order} withAnchors={withAnchors} />
      <ScrollRegion label="Criteria and what each interviewer found">
        <table className="table phone:block">
          <thead className="phone:hidden">
            <tr>
              <th scope="col" className={STUCK}>
                Criterion
              </th>
              {interviewers.map((each) => (
                <th key={each.id} scope="col" className={tight}>
                  <CardLink panelId={panelId} of={each} />
                </th>
              ))}
              {missing.map(({ id, name }) => (
                <th key={id} scope="col" className={tight}>
                  {name}
                  <span className="block font-normal text-small">no card yet</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="phone:block">
            <tr className="phone:block phone:pb-3">
              <th scope="row" className={`${STUCK} ${STACKED} phone:font-semibold`}>
                Recommendation
              </th>
              {interviewers.map((each) => (
                <td key={each.id} className={`${STACKED} ${isNarrow ? "px-1.5 text-small" : ""}`}>
                  <span className="hidden phone:block">
                    <CardLink panelId={panelId} of={each} />
                  </span>
                  <RecommendationWords of={each} />
                </td>
              ))}
              {missing.map(({ id, name }) => (
                <td key={id} className={`${STACKED} ${tight} text-small text-soft`}>
                  <Whose name={name} />
                  No card yet
                </td>
              ))}
            </tr>
          </tbody>
          {groups.map((group) => (
            <tbody key={group.competencyId ?? "all"} className="phone:block">
              {group.title === null ? null : (
                <tr className="phone:block">
                  <th
                    scope="rowgroup"
                    colSpan={interviewers.length + missing.length + 1}
                    className="pt-4 font-semibold text-ink phone:block phone:px-0"
                  >
                    {group.title}
                  </th>
                </tr>
              )}
              {group.rows.map((row) => (
                <CriterionRow
                  key={row.criterionId}
                  row={row}
                  competency={group.title === null ? row.competency : null}
                  interviewers={interviewers}
                  missing={missing}
                  withAnchors={withAnchors}
                  isNarrow={isNarrow}
                />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
    </>
  );
}

function CardLink({ panelId, of }: { panelId: string; of: DebriefInterviewer }) {
  return (
    <>
      <Link to={`/interviews/${panelId}/cards/${of.cardId}`}>{of.name}</Link>
      {of.isLate ? (
        <span className="block font-normal text-small">after the debrief opened</span>
      ) : null}
    </>
  );
}

/** Whose cell it is, where no column says so. */
function Whose({ name }: { name: string }) {
  return <span className="hidden text-small text-soft phone:inline">{name}: </span>;
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

type Shown = { row: DebriefRow; withAnchors: boolean; isNarrow: boolean };

function CriterionRow({
  row,
  competency,
  interviewers,
  missing,
  withAnchors,
  isNarrow,
}: Shown & Pick<Props, "interviewers" | "missing"> & { competency: string | null }) {
  const expected = row.points.find(({ value }) => value === row.expected);
  return (
    <tr className="align-top phone:block phone:border-line phone:border-b phone:py-2">
      <th
        scope="row"
        className={`${STUCK} ${STACKED} min-w-56 max-w-sm font-normal narrow:min-w-44 narrow:max-w-44 phone:max-w-none`}
      >
        {competency ? <span className="block text-small text-soft">{competency}</span> : null}
        <a href={`#notes-${row.criterionId}`}>{row.question}</a>
        <span className="mt-1 block text-small text-soft">
          {expected ? `The step asks ${expected.value} ${expected.label}` : "No point is asked"}
          {row.spread ? `; ${row.spread} ${row.spread === 1 ? "point" : "points"} apart` : ""}
        </span>
      </th>
      {row.cells.map((cell, index) => (
        <Cell
          key={cell.interviewerId}
          name={interviewers[index]?.name ?? ""}
          row={row}
          cell={cell}
          withAnchors={withAnchors}
          isNarrow={isNarrow}
        />
      ))}
      {missing.map(({ id, name, planned }) => (
        <Nothing
          key={id}
          name={name}
          words={planned.includes(row.criterionId) ? "Planned, no card yet" : null}
          isNarrow={isNarrow}
        />
      ))}
    </tr>
  );
}

/** No point; a dash, and on a phone nothing, where none was to be expected. */
function Nothing({
  name,
  words,
  why = null,
  isNarrow,
}: {
  name: string;
  words: string | null;
  why?: string | null;
  isNarrow: boolean;
}) {
  const tight = isNarrow ? "px-1.5 break-words" : "";
  if (words === null)
    return (
      <td className={`text-small text-soft phone:hidden ${tight}`}>
        <span aria-hidden="true">–</span>
        <span className="sr-only">Not planned and not assessed</span>
      </td>
    );
  return (
    <td className={`${STACKED} text-small text-soft ${tight}`}>
      <Whose name={name} />
      {words}
      {why ? <span className="block">{why}</span> : null}
    </td>
  );
}

function Cell({
  name,
  row,
  cell,
  withAnchors,
  isNarrow,
}: Shown & { name: string; cell: DebriefCell }) {
  const { point, amended, notAssessed, isPlanned } = cell;
  const stands = amended ?? point;
  const anchor = row.points.find(({ value }) => value === stands)?.anchor;
  if (stands === null)
    return (
      <Nothing
        name={name}
        words={
          notAssessed === null && !isPlanned
            ? null
            : `Not assessed${isPlanned ? ", though planned" : ""}`
        }
        why={notAssessed}
        isNarrow={isNarrow}
      />
    );
  return (
    <td
      title={anchor}
      className={`${STACKED} ${withAnchors ? "min-w-48" : ""} ${isNarrow ? "px-1.5" : ""}`}
    >
      <Whose name={name} />
      <GivenPoint row={row} value={point} isNarrow={isNarrow} />
      {amended === null ? null : (
        <span className="mt-1 block text-small">
          amended to <GivenPoint row={row} value={amended} isNarrow={isNarrow} />
        </span>
      )}
      {withAnchors && anchor ? <span className="mt-1 block text-small">{anchor}</span> : null}
    </td>
  );
}

function GivenPoint({
  row,
  value,
  isNarrow,
}: Pick<Shown, "row" | "isNarrow"> & { value: number | null }) {
  const point = row.points.find((each) => each.value === value);
  if (!point) return <span className="text-small text-soft">Not assessed</span>;
  if (!isNarrow) return <Point {...point} />;
  return (
    <span className="inline-grid justify-items-start text-small">
      <span
        className={`inline-flex size-6 items-center justify-center rounded-small font-semibold ${rampClass(point.position)}`}
      >
        {point.value}
      </span>{" "}
      {point.label}
    </span>
  );
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
