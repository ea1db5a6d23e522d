import type { CompareGroup } from "../views/compare-view.server";
import type { Stretch } from "./sides";

const TABLE = [
  "w-full border-collapse text-left sm:table-fixed",
  "[&_td]:border-line [&_td]:border-b [&_td]:align-top [&_td]:whitespace-pre-line",
  "sm:[&_td]:px-4 sm:[&_td]:py-3.5 sm:[&_td:last-child]:pr-0",
  "max-sm:block max-sm:[&_tbody]:block max-sm:[&_td]:block max-sm:[&_td]:py-2.5 max-sm:[&_th]:block max-sm:[&_tr]:block",
  "max-sm:[&_td]:before:block max-sm:[&_td]:before:text-small max-sm:[&_td]:before:text-soft max-sm:[&_td]:before:content-[attr(data-level)]",
].join(" ");

/** Two levels side by side. Each text reads whole; what only the first says is struck, what only the second says underlined. */
export function ComparisonTable({
  before,
  after,
  groups,
}: {
  before: { title: string; to: string };
  after: { title: string; to: string };
  groups: CompareGroup[];
}) {
  return (
    <table className={TABLE}>
      <thead className="max-sm:hidden">
        <tr className="[&>*]:bg-ground [&>*]:py-2 lg:[&>*]:sticky lg:[&>*]:top-0 print:[&>*]:static print:[&>*]:bg-transparent">
          <td className="!border-0 sm:w-36 lg:w-52" />
          {[before, after].map((place) => (
            <th key={place.to} scope="col" className="px-4 align-bottom font-semibold">
              <a href={place.to}>{place.title}</a>
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.title}>
          <tr>
            <th
              colSpan={3}
              scope="rowgroup"
              className="border-strong-line border-b pt-8 pb-2 font-semibold text-lead"
            >
              {group.title}
            </th>
          </tr>
          {group.rows.map((row) => (
            <tr key={row.title}>
              <th
                scope="row"
                className="border-line pr-4 align-top font-semibold max-sm:pt-5 sm:border-b sm:py-3.5"
              >
                {row.to ? <a href={row.to}>{row.title}</a> : row.title}
              </th>
              <td data-level={before.title}>
                <Side stretches={row.before} kind="del" isMarked={!row.isRewritten} />
              </td>
              <td data-level={after.title}>
                <Side stretches={row.after} kind="ins" isMarked={!row.isRewritten} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

const MARKS = {
  del: "text-ink decoration-bad/60 decoration-1",
  ins: "text-ink decoration-good decoration-1 underline-offset-3",
};
const UNMARKED = "bg-transparent text-ink no-underline";

function Side({
  stretches,
  kind: Mark,
  isMarked,
}: {
  stretches: Stretch[];
  kind: "ins" | "del";
  isMarked: boolean;
}) {
  if (stretches.length === 0) return <span className="text-soft">Nothing is written.</span>;
  let from = 0;
  return (
    <>
      {stretches.map(({ text, isOwn }) => {
        const key = from;
        from += text.length;
        return isOwn ? (
          <Mark key={key} className={isMarked ? MARKS[Mark] : UNMARKED}>
            {text}
          </Mark>
        ) : (
          <span key={key}>{text}</span>
        );
      })}
    </>
  );
}
