import ipaddr from "ipaddr.js";
import { z } from "zod";
import { PARTS } from "./parts";

/**
 * The fault of an address offered as evidence, or null. Only https, so that it opens for others and runs nothing here;
 * no addresses that only exist on one's own machine or network by number.
 */
export function addressFault(text: string): string | null {
  if (!URL.canParse(text)) return "Enter a whole address, beginning with https://";
  const url = new URL(text);
  if (url.protocol !== "https:") return "The address must begin with https://";
  if (url.username || url.password) return "Leave the user name and password out of the address.";
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (host === "localhost" || host.endsWith(".localhost"))
    return "This address is your own machine; others cannot open it.";
  if (ipaddr.isValid(host) && ipaddr.process(host).range() !== "unicast")
    return "This address is private to one network; use one that your reviewers can open.";
  return null;
}

const isoDay = z.iso.date({ error: "Enter a day like 2026-03-31.", abort: true });

/** The evidence fields, for kinds the ladder has and days up to `today` (ISO). */
export function evidenceForm({ kinds, today }: { kinds: readonly string[]; today: string }) {
  return z.object({
    url: z
      .string()
      .trim()
      .max(2_000, "This address is too long.")
      .superRefine((value, context) => {
        const fault = addressFault(value);
        if (fault) context.addIssue({ code: "custom", message: fault });
      }),
    title: z.string().trim().min(1, "Give it a title.").max(200, "Use at most 200 characters."),
    kind: z.string().refine((kind) => kinds.includes(kind), "Choose what kind of evidence it is."),
    date: isoDay
      .refine((day) => day <= today, "This day is in the future.")
      .refine((day) => day >= "1990-01-01", "This day is too long ago."),
    shows: z
      .string()
      .trim()
      .min(1, "Say in a sentence what it shows.")
      .max(2_000, "Use at most 2,000 characters."),
    parts: z.array(z.enum(PARTS)).default([]),
  });
}

export type EvidenceInput = z.output<ReturnType<typeof evidenceForm>>;
