import type { Role } from "~/access/domain/can";

/** What is kept about a person, with days as YYYY-MM-DD. */
export type PersonRecord = {
  name: string;
  email: string;
  teamId: string | null;
  managerId: string | null;
  trackId: string | null;
  levelId: string | null;
  startDate: string | null;
  leftOn: string | null;
};

export type PersonField = keyof PersonRecord;

export const PERSON_FIELD_WORDS: Record<PersonField | "roles", string> = {
  name: "name",
  email: "email address",
  teamId: "team",
  managerId: "manager",
  trackId: "track",
  levelId: "level",
  startDate: "start date",
  leftOn: "last day",
  roles: "roles",
};

const FIELDS = Object.keys(PERSON_FIELD_WORDS).filter(
  (field): field is PersonField => field !== "roles",
);

/** Fields whose values say something about people in words of their own; the audit keeps only that they changed. */
const WORDS: readonly PersonField[] = ["name", "email"];

export type PersonChange = {
  fields: PersonField[];
  from: Partial<PersonRecord>;
  to: Partial<PersonRecord>;
};

/** Which fields differ, with old and new values except for those that are people's own words; null if none does. */
export function personChange(before: PersonRecord, after: PersonRecord): PersonChange | null {
  const fields = FIELDS.filter((field) => before[field] !== after[field]);
  if (fields.length === 0) return null;
  const kept = fields.filter((field) => !WORDS.includes(field));
  const pick = (record: PersonRecord) =>
    Object.fromEntries(kept.map((field) => [field, record[field]]));
  return { fields, from: pick(before), to: pick(after) };
}

/** Roles given and taken away, each role once. */
export function roleChanges(before: readonly Role[], after: readonly Role[]) {
  return {
    granted: after.filter((role, at) => !before.includes(role) && after.indexOf(role) === at),
    withdrawn: before.filter((role) => !after.includes(role)),
  };
}
