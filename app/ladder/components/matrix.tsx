import type { ReactNode } from "react";
import { Inline, type MarkdownNode } from "~/ui/markdown";
import type { Matrix } from "../views/overview-view.server";
import { BulletList } from "./bullet-list";
import { criteriaCount } from "./places";
import { WideTable } from "./wide-table";

/** More levels than this do not fit beside each other. */
const MOST_COLUMNS = 6;

// The cells carry no classes of their own: there are many of them, and this page is read on slow lines.
const TABLE = [
  "w-full border-collapse text-left text-small print:text-[8pt]",
  "[&_td]:border-line [&_td]:border-b [&_td]:align-top",
  "md:[&_td]:px-3 md:[&_td]:py-3 md:[&_td]:w-[20%]",
  // On a phone a competency is a heading, and each level a line under it.
  "max-md:block max-md:[&_tbody]:block max-md:[&_td]:grid max-md:[&_td]:grid-cols-[5rem_1fr] max-md:[&_td]:gap-3 max-md:[&_td]:py-2 max-md:[&_th]:block max-md:[&_tr]:block",
  "max-md:[&_td]:before:content-[attr(data-level)] [&_td]:before:font-semibold [&_td]:before:text-soft",
].join(" ");

/** What is expected: competencies down, levels across. */
export function ExpectationMatrix({ matrix, label }: { matrix: Matrix; label: string }) {
  const { columns, spans, groups } = matrix;
  return (
    <WideTable label={label} isWide={columns.length > MOST_COLUMNS}>
      <table className={TABLE}>
        <thead className="max-md:hidden">
          {spans.length > 1 ? (
            <tr>
              <td className="!border-0" />
              {spans.map((span) => (
                <th
                  key={span.title}
                  colSpan={span.columns}
                  scope="colgroup"
                  className="px-3 pb-1 font-normal text-soft"
                >
                  <span className="block border-strong-line border-b-2 pb-1">{span.title}</span>
                </th>
              ))}
            </tr>
          ) : null}
          <tr className="[&>*]:bg-ground [&>*]:py-2 lg:[&>*]:sticky lg:[&>*]:top-0 print:[&>*]:static print:[&>*]:bg-transparent">
            <td className="!border-0" />
            {columns.map((column) => (
              <th
                key={column.levelId}
                scope="col"
                className="px-3 align-bottom font-semibold text-base"
              >
                <a href={column.to}>{column.short}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <RowHead>How you get there</RowHead>
            {columns.map(({ levelId, short, step }) => (
              <td key={levelId} data-level={short}>
                {step ? (
                  <span>
                    <a href={step.at}>{step.title}</a>
                    <span className="text-soft">, {criteriaCount(step.criteria)}</span>
                  </span>
                ) : (
                  <span className="text-soft">Where the ladder begins</span>
                )}
              </td>
            ))}
          </tr>
        </tbody>
        {groups.map((group) => (
          <tbody key={group.id}>
            <tr>
              <th
                colSpan={columns.length + 1}
                scope="rowgroup"
                className="border-strong-line border-b pt-8 pb-1.5 font-semibold text-base"
              >
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr key={row.id}>
                <RowHead>
                  <a href={`/ladder/competencies/${row.id}`}>{row.title}</a>
                </RowHead>
                {columns.map(({ levelId, short }, index) => (
                  <td key={levelId} data-level={short}>
                    <Cell bullets={row.cells[index] ?? null} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </WideTable>
  );
}

function RowHead({ children }: { children: ReactNode }) {
  return (
    <th
      scope="row"
      className="border-line pr-3 align-top font-semibold max-md:pt-5 max-md:text-base md:w-[20%] md:border-b md:py-3"
    >
      {children}
    </th>
  );
}

function Cell({ bullets }: { bullets: MarkdownNode[][] | null }) {
  if (!bullets)
    return (
      <>
        <span aria-hidden className="text-soft">
          –
        </span>
        <span className="sr-only">Nothing is written for this level.</span>
      </>
    );
  const [only] = bullets;
  if (bullets.length === 1 && only) {
    const [text] = only;
    return only.length === 1 && typeof text === "string" ? text : <Inline nodes={only} />;
  }
  return <BulletList items={bullets} />;
}
