import { z } from "zod";

const SORTS = ["newest", "oldest", "title", "added"] as const;
export type Sort = (typeof SORTS)[number];

const chosen = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z
    .enum(["", ...values])
    .catch("")
    .default("");

/** The library's address: what does not parse falls back to "all", so no address is an error. */
const libraryFilter = z.object({
  q: z
    .string()
    .transform((value) => value.normalize("NFC").trim().slice(0, 200))
    .catch("")
    .default(""),
  kind: z
    .string()
    .transform((value) => value.slice(0, 100))
    .catch("")
    .default(""),
  /** Recent enough for every criterion it supports, or too old for one. */
  age: chosen(["fresh", "old"]),
  /** What colleagues said: an answer, a question that waits, nothing. */
  said: chosen(["answered", "asked", "nothing"]),
  /** In use or not, with a link that fails, or put away; without a choice, everything not put away. */
  show: chosen(["used", "unused", "link-gone", "archived"]),
  sort: z.enum(SORTS).catch("newest").default("newest"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});

export type LibraryFilter = z.output<typeof libraryFilter>;

export function readLibraryFilter(search: URLSearchParams): LibraryFilter {
  return libraryFilter.parse(Object.fromEntries(search));
}

/** Is anything chosen that makes the list shorter? */
export function isNarrowed({ q, kind, age, said, show }: LibraryFilter): boolean {
  return [q, kind, age, said, show].some((value) => value !== "");
}

/** What is searched for, word by word; all of them must be found. */
export function searchWords(q: string): string[] {
  return q.split(/\s+/u).filter(Boolean).slice(0, 10);
}
