import type { StandingGroup } from "../domain/standing";

/** What an import reads, in words. */
export function ImportWords({ groups }: { groups: StandingGroup[] }) {
  return (
    <details className="max-w-(--container-text)">
      <summary className="py-2 font-semibold">What the rows must look like</summary>
      <div className="prose mt-2">
        <p>
          The first row names the columns, in any order: <code>name</code>, <code>email</code>,{" "}
          <code>team</code>, <code>manager email</code>, <code>track</code>, <code>level</code>,{" "}
          <code>start date</code>. Only name and email are needed. Commas, semicolons and tabs all
          work.
        </p>
        <ul>
          <li>
            People are known by their email address: somebody who is here already is changed, and
            everybody else is added. Nobody is removed.
          </li>
          <li>A column you leave out changes nothing. An empty cell empties the field.</li>
          <li>A manager may be in Rostrum already or in another row.</li>
          <li>Dates are written like 2026-03-31.</li>
          {groups.map((group) => (
            <li key={group.trackId}>
              Track <code>{group.trackId}</code> ({group.title}), with the levels{" "}
              {group.choices
                .map((choice) => `${choice.value.split("/")[1]} (${choice.label})`)
                .join(", ")}
              . The id or the title will do.
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
