// Rows by the hundred thousand are made by the database itself, from numbers alone: the same number always gives the
// same person, rating and id, on both databases.

/** Numbers of the cycles; the last one is in calibration. */
export const CYCLES = [1, 2, 3, 4] as const;
export const LAST_CYCLE = 4;

/** How many people one session compares. */
export const SESSION_PEOPLE = 300;

const KINDS = {
  person: "00000001",
  team: "00000002",
  cycle: "0000000c",
  assessment: "0000000a",
  review: "0000000b",
  release: "0000000d",
  evidence: "0000000e",
  rating: "00000010",
  reviewRating: "00000011",
  submission: "00000012",
  session: "00000013",
  change: "00000014",
  note: "00000015",
  panel: "00000016",
  card: "00000017",
} as const;
type Kind = keyof typeof KINDS;

/** The id of a thing with a number, as SQL; `number` is an expression. */
export function idOf(kind: Kind, number: string): string {
  return `('${KINDS[kind]}-0000-7000-8000-' || lpad(to_hex((${number})::bigint), 12, '0'))::uuid`;
}

/** The same id outside of SQL. */
export function idText(kind: Kind, number: number): string {
  return `${KINDS[kind]}-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

/** What belongs to a person in a cycle has this number. */
export function inCycle(cycle: number | string, person: string): string {
  return `(${cycle} * 1000000::bigint + ${person})`;
}

/** One of several things of a person in a cycle, such as a rating. */
export function oneOf(number: string, which: string): string {
  return `(${number} * 16 + ${which})`;
}

export function numberInCycle(cycle: number, person: number): number {
  return cycle * 1_000_000 + person;
}

/** A number from 0 to 1 that `key` always gives under `seed`. */
export function uniform(key: string, seed: number): string {
  return `((hashint8extended((${key})::bigint, ${seed}) & 1048575)::float8 / 1048576)`;
}

/** About normal, mean 0 and standard deviation 1: the sum of three uniform ones. */
export function normal(key: string, seed: number): string {
  return `(2 * (${[1, 2, 3].map((part) => uniform(key, seed * 10 + part)).join(" + ")} - 1.5))`;
}

/** A point of a scale of four. */
export function point(value: string): string {
  return `greatest(1, least(4, round(${value})))::int`;
}
