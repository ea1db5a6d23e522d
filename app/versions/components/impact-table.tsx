import { ScrollRegion } from "~/ui/scroll-region";
import type { ShownImpact } from "../ladder-page.server";

const COLUMNS = [
  { key: "total", title: "Open" },
  { key: "unanswered", title: "No answers yet" },
  { key: "carryAll", title: "Carry everything" },
  { key: "reattest", title: "Answer some anew" },
  { key: "lose", title: "Lose some" },
  { key: "cannotMove", title: "Cannot move" },
] as const;

/** Step by step, how many assessments of each kind there are; columns in which all is nought are left out. */
export function ImpactTable({ impact }: { impact: ShownImpact }) {
  if (impact.total === 0) return null;
  const columns = COLUMNS.filter(
    ({ key }) => key === "total" || impact.steps.some((step) => step[key] > 0),
  );
  return (
    <ScrollRegion label="The impact, step by step" className="mt-4 max-w-3xl">
      <table className="table tabular-nums max-sm:block max-sm:[&_tbody]:block max-sm:[&_td]:flex max-sm:[&_td]:justify-between max-sm:[&_td]:border-0 max-sm:[&_td]:px-0 max-sm:[&_td]:py-0.5 max-sm:[&_th]:block max-sm:[&_th]:border-0 max-sm:[&_th]:pb-1 max-sm:[&_tr]:block max-sm:[&_tr]:border-line max-sm:[&_tr]:border-b max-sm:[&_tr]:py-2">
        <thead className="max-sm:hidden">
          <tr>
            <th scope="col">Step</th>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col" className="text-right">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {impact.steps.map((step) => (
            <tr key={step.id}>
              <th scope="row">{step.title}</th>
              {columns.map(({ key, title }) => (
                <td key={key} className="text-right">
                  <span aria-hidden className="text-small text-soft sm:hidden">
                    {title}
                  </span>
                  {step[key] === 0 ? <span className="text-soft">0</span> : step[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
