import { z } from "zod";
import { isDay } from "./fields";

const day = z
  .string()
  .refine((text) => text === "" || isDay(text))
  .catch("")
  .default("");

/** The audit log's address; what does not parse falls back to "all". */
const auditFilter = z.object({
  person: z
    .union([z.literal(""), z.uuid()])
    .catch("")
    .default(""),
  action: z.string().max(100).catch("").default(""),
  from: day,
  to: day,
  /** Only events before this one: where the next page begins. */
  before: z
    .string()
    .regex(/^(\d{1,18})?$/)
    .catch("")
    .default(""),
});

export type AuditFilter = z.output<typeof auditFilter>;

export function readAuditFilter(search: URLSearchParams): AuditFilter {
  return auditFilter.parse(Object.fromEntries(search));
}
