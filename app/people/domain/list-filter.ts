import { z } from "zod";
import { ACCOUNT_STATES } from "./account-state";

const SORTS = ["name", "team", "level", "start"] as const;
export type Sort = (typeof SORTS)[number];

/** Stands for "none" where an id is chosen: in no team, without a manager, not on the ladder. */
export const NONE = "none";

const text = (max: number) =>
  z
    .string()
    .transform((value) => value.normalize("NFC").trim().slice(0, max))
    .catch("")
    .default("");
const idOrNone = z
  .union([z.literal(""), z.literal(NONE), z.uuid()])
  .catch("")
  .default("");

const page = z.coerce.number().int().min(1).max(100_000).catch(1).default(1);

/** The list's address: what does not parse falls back to "all", so no address is an error. */
const listFilter = z.object({
  q: text(200),
  team: idOrNone,
  manager: idOrNone,
  level: text(200),
  state: z
    .enum(["", "all", ...ACCOUNT_STATES])
    .catch("")
    .default(""),
  sort: z.enum(SORTS).catch("name").default("name"),
  page,
});

export type ListFilter = z.output<typeof listFilter>;

export function readListFilter(search: URLSearchParams): ListFilter {
  return listFilter.parse(Object.fromEntries(search));
}

/** The page number in the address, the first where it makes no sense. */
export function readPage(search: URLSearchParams): number {
  return page.parse(search.get("page") ?? undefined);
}

/** Is anything chosen that makes the list shorter? */
export function isNarrowed({ q, team, manager, level, state }: ListFilter): boolean {
  return [q, team, manager, level, state].some((value) => value !== "");
}

/** What is searched for, word by word; all of them must be found. */
export function searchWords(q: string): string[] {
  return q.split(/\s+/u).filter(Boolean).slice(0, 10);
}
