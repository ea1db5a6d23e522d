import { Tag } from "~/ui/page";
import { ScrollRegion } from "~/ui/scroll-region";
import type { Cover } from "../domain/coverage";
import type { MatrixRow, ShownPlan } from "./plan-types";

const COVER: Record<Cover, { mark: string; words: string }> = {
  all: { mark: "●", words: "All of it" },
  part: { mark: "◐", words: "Part of it" },
};

/**
 * Competencies by interviewers, with what nobody asks and what two ask apart, in words beside the marks. On phones each
 * competency is a block of its own, with those who ask about it.
 */
export function CoverageTable({ plan: { seats, matrix, criteria, covered } }: { plan: ShownPlan }) {
  const names = new Map(seats.map(({ personId, name }) => [personId, name]));
  return (
    <>
      <p className="mb-3 max-w-(--container-text)">
        {covered === criteria
          ? `All ${criteria} criteria have somebody who asks about them.`
          : `${covered} of ${criteria} criteria have somebody who asks about them.`}
      </p>
      <ScrollRegion label="Competencies by interviewer">
        <table className="w-full min-w-xl border-collapse text-left max-sm:block max-sm:min-w-0">
          <caption className="sr-only">Who asks about which competency</caption>
          <thead className="max-sm:sr-only">
            <tr className="border-line border-b align-bottom">
              <th scope="col" className="py-2 pr-4 font-semibold">
                Competency
              </th>
              {seats.map(({ personId, name }) => (
                <th key={personId} scope="col" className="px-2 py-2 font-semibold">
                  {name}
                </th>
              ))}
              <th scope="col" className="py-2 pl-4 font-semibold">
                Between them
              </th>
            </tr>
          </thead>
          <tbody className="max-sm:block">
            {matrix.map((row) => (
              <tr key={row.id} className="border-line border-b align-top max-sm:block max-sm:py-3">
                <th
                  scope="row"
                  className="py-2 pr-4 font-normal max-sm:block max-sm:p-0 max-sm:pb-1"
                >
                  <Criteria row={row} names={names} />
                </th>
                {seats.map(({ personId, name }, index) => (
                  <td
                    key={personId}
                    className={`px-2 py-2 max-sm:px-0 max-sm:py-0.5 ${row.cells[index] ? "max-sm:flex max-sm:flex-wrap max-sm:justify-between max-sm:gap-x-3" : "max-sm:hidden"}`}
                  >
                    <span className="hidden text-small text-soft max-sm:inline">{name}</span>
                    <Cell cover={row.cells[index] ?? null} />
                  </td>
                ))}
                <td className="py-2 pl-4 max-sm:block max-sm:p-0 max-sm:pt-1">
                  <Between row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function Criteria({ row, names }: { row: MatrixRow; names: ReadonlyMap<string, string> }) {
  return (
    <details className="min-w-48 max-sm:min-w-0">
      <summary className="cursor-pointer">
        {row.title}{" "}
        <span className="text-small text-soft">
          {row.criteria.length} {row.criteria.length === 1 ? "criterion" : "criteria"}
        </span>
      </summary>
      <ul className="mt-1 max-w-sm text-small">
        {row.criteria.map(({ id, question, by, isDouble }) => (
          <li key={id} className="py-1">
            {question}{" "}
            <span className="text-soft">
              {by.length === 0
                ? "Nobody yet."
                : `${by.map((personId) => names.get(personId) ?? "").join(", ")}${isDouble ? ", each on their own" : ""}.`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Cell({ cover }: { cover: Cover | null }) {
  if (!cover) return <span className="text-soft">–</span>;
  const { mark, words } = COVER[cover];
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true">{mark} </span>
      <span className="text-small">{words}</span>
    </span>
  );
}

function Between({ row }: { row: MatrixRow }) {
  const { gaps, criteria, isDouble } = row;
  return (
    <span className="flex flex-wrap gap-1">
      {gaps === criteria.length ? <Tag tone="warn">Gap: nobody asks</Tag> : null}
      {gaps > 0 && gaps < criteria.length ? (
        <Tag tone="warn">
          Gap: {gaps} of {criteria.length}
        </Tag>
      ) : null}
      {isDouble ? <Tag>Asked twice</Tag> : null}
      {gaps === 0 ? <Tag tone="good">Covered</Tag> : null}
    </span>
  );
}
