import { formatDay } from "~/ui/dates";
import { Notice } from "~/ui/page";
import { PERSON_FIELD_WORDS } from "../domain/person-changes";
import { ROLE_WORDS } from "../domain/roles";
import type { Later } from "../person-save.server";

/** Who was faster, and how what they changed stands now; the form below keeps what was typed. */
export function LaterChanges({ person, changes }: Later) {
  const who = [...new Set(changes.map((change) => change.by ?? "Somebody"))].join(" and ");
  // Track and level are one thing to people.
  const fields = new Set(
    changes.flatMap((change) =>
      change.fields.map((field) => (field === "trackId" ? "levelId" : field)),
    ),
  );
  return (
    <Notice tone="bad" live title={`${who || "Somebody"} saved this person before you.`}>
      {fields.size > 0 ? (
        <>
          <p>As it stands now:</p>
          <ul className="list-disc pl-5">
            {[...fields].map((field) => (
              <li key={field}>
                {word(field)}: <strong>{now(person, field)}</strong>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="mt-2">
        Nothing of yours was saved yet; it is all below. Save again to keep what you typed, or open
        this page afresh to start from how it stands.
      </p>
    </Notice>
  );
}

function word(field: string): string {
  const known = Object.entries(PERSON_FIELD_WORDS).find(([name]) => name === field)?.[1] ?? field;
  return known.charAt(0).toUpperCase() + known.slice(1);
}

function now(person: Later["person"], field: string): string {
  switch (field) {
    case "name":
      return person.name;
    case "email":
      return person.email;
    case "teamId":
      return person.team ?? "none";
    case "managerId":
      return person.manager ?? "nobody";
    case "levelId":
      return person.level ?? "not on the ladder";
    case "startDate":
      return person.startDate ? formatDay(person.startDate) : "none";
    case "leftOn":
      return person.leftOn ? formatDay(person.leftOn) : "none";
    case "roles":
      return person.roles.map((role) => ROLE_WORDS[role].name).join(", ") || "none";
    default:
      return "changed";
  }
}
