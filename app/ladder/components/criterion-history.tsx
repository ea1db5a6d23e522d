import type { Replaced } from "../domain/schema";

const RELATIONS: Record<Replaced["relation"], string> = {
  same: "asks the same in other words as",
  narrower: "asks for less than",
  broader: "asks for more than",
  split: "is one part of",
  merged: "takes in",
};

/** Which criteria of earlier versions this one took the place of. */
export function CriterionHistory({ replaces }: { replaces: Replaced[] }) {
  if (replaces.length === 0) return null;
  return (
    <section className="mt-10" aria-labelledby="history">
      <h2 id="history" className="mb-2 font-semibold text-base">
        In earlier versions
      </h2>
      <ul>
        {replaces.map(({ id, version, relation }) => (
          <li key={`${id} ${version}`}>
            This criterion {RELATIONS[relation]} <code>{id}</code>, last in version {version}.
          </li>
        ))}
      </ul>
    </section>
  );
}
