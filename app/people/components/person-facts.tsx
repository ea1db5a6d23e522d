import type { ReactNode } from "react";
import { Day } from "~/ui/dates";
import { ROLE_WORDS } from "../domain/roles";
import type { PersonDetail } from "../person.server";

/** A person's record as those see it who look after accounts only. */
export function PersonFacts({ person }: { person: PersonDetail }) {
  return (
    <dl className="grid max-w-xl grid-cols-[auto_1fr] content-start gap-x-6 gap-y-3">
      <Fact name="Team">{person.team ?? "none"}</Fact>
      <Fact name="Manager">{person.manager ?? "nobody"}</Fact>
      <Fact name="Roles">
        {person.roles.map((role) => ROLE_WORDS[role].name).join(", ") || "none"}
      </Fact>
      {person.leftOn ? (
        <Fact name="Last day">
          <Day value={person.leftOn} />
        </Fact>
      ) : null}
    </dl>
  );
}

/** One line of a list of facts. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
