import { z } from "zod";

const listFilter = z.object({
  /** A transition, or all. */
  step: z.string().max(100).catch("").default(""),
  kind: z.enum(["", "cycle", "check-in"]).catch("").default(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

export type ListFilter = z.output<typeof listFilter>;

/** The list's address; what does not parse shows everything. */
export function readListFilter(search: URLSearchParams): ListFilter {
  return listFilter.parse(Object.fromEntries(search));
}

/** Whether an assessment is among those asked for. */
export function isWanted(
  { step, kind }: ListFilter,
  assessment: { transitionId: string; isCheckIn: boolean },
): boolean {
  if (step && assessment.transitionId !== step) return false;
  return kind === "" || (kind === "check-in") === assessment.isCheckIn;
}
