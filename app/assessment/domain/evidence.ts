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
  if (ipaddr.isValid(host) && !isPublicAddress(host))
    return "This address is private to one network; use one that your reviewers can open.";
  return null;
}

/** The globally routed part of IPv6; everything else is local, mapped, translated or reserved. */
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");
/** Answers as the host's own agent on one cloud, although the number looks public. */
const HOST_AGENT = "168.63.129.16";

/** Is this numeric address one of the open internet: not loopback, private, link-local, metadata, mapped or reserved? */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  // As it stands, not unwrapped: an IPv4 address inside an IPv6 one is refused, whichever it is.
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4"
    ? address.toString() !== HOST_AGENT
    : address.match(GLOBAL_UNICAST);
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
