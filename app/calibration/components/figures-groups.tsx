import { ScrollRegion } from "~/ui/scroll-region";
import { counted, decimal, probability } from "../domain/figure-words";
import type { GroupsShown } from "../figures-page.server";
import { Figure } from "./figure";

export function GroupsPart({ groups }: { groups: GroupsShown[] }) {
  return (
    <>
      {groups.map((group) => (
        <Figure
          key={group.by}
          title={`${group.title}, by people’s middle rating`}
          value={
            group.comparison.p === null
              ? null
              : `Cramér’s V ${decimal(group.comparison.cramersV ?? 0)}, p ${probability(group.comparison.p)}`
          }
          n={`${counted(group.comparison.n, "person", "people")} in ${counted(group.rows.length, "group", "groups")}`}
          reason={group.comparison.reason}
          noInterval="The p says how often chance alone gives a difference as large."
          explanation="groups"
        >
          {group.suppressed > 0 ? (
            <p className="text-small text-soft">
              {counted(group.suppressed, "group is", "groups are")} not shown: too few people, or
              somebody’s few could be worked out from it.
            </p>
          ) : null}
          {group.rows.length > 0 ? <GroupTable group={group} /> : null}
        </Figure>
      ))}
    </>
  );
}

function GroupTable({ group }: { group: GroupsShown }) {
  return (
    <ScrollRegion label={`${group.title}: people by middle rating`} className="mt-2 max-w-3xl">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{group.title.slice(0, -1)}</th>
            <th scope="col">People</th>
            {group.categories.map((category) => (
              <th key={category} scope="col">
                {category}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {group.rows.map(({ label, people, cells }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="tabular-nums">{people}</td>
              {cells.map(({ count, mark }, index) => (
                <td key={group.categories[index]} className="tabular-nums">
                  {count}
                  {mark ? (
                    <span className="text-small text-soft"> ({mark} than expected)</span>
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
