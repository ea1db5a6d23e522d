import type { StandingGroup } from "../domain/standing";

/** Track and level as one choice, grouped by track; `anyLevel` adds "every level" to each track. */
export function StandingOptions({
  groups,
  anyLevel = false,
}: {
  groups: StandingGroup[];
  anyLevel?: boolean;
}) {
  return (
    <>
      {groups.map((group) => (
        <optgroup key={group.trackId} label={group.title}>
          {anyLevel ? (
            <option value={`${group.trackId}/`}>{`${group.title}, every level`}</option>
          ) : null}
          {group.choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}
