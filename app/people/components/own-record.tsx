import { Day } from "~/ui/dates";
import { ROLE_WORDS } from "../domain/roles";
import type { PersonDetail } from "../person.server";
import { Fact } from "./person-facts";

/** What Rostrum has about oneself; the people team keeps it. */
export function OwnRecord({ person }: { person: PersonDetail & { level: string | null } }) {
  return (
    <>
      <dl className="grid max-w-xl grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        <Fact name="Name">{person.name}</Fact>
        <Fact name="Email address">
          <span className="break-all">{person.email}</span>
        </Fact>
        <Fact name="Team">{person.team ?? "none"}</Fact>
        <Fact name="Manager">{person.manager ?? "nobody"}</Fact>
        <Fact name="Level">{person.level ?? "not on the ladder"}</Fact>
        {person.startDate ? (
          <Fact name="Start date">
            <Day value={person.startDate} />
          </Fact>
        ) : null}
        {person.roles.length > 0 ? (
          <Fact name="Roles">{person.roles.map((role) => ROLE_WORDS[role].name).join(", ")}</Fact>
        ) : null}
      </dl>
      <p className="mt-4 text-small text-soft">
        If something here is wrong, tell your people team; they can change it.
      </p>
    </>
  );
}
