import { z } from "zod";

/** No page of ours was made before or after these. */
const momentOfOurs = z.coerce.date().min(new Date("2000-01-01")).max(new Date("2200-01-01"));

/** The inbox's buttons: one notice is read, or everything that had come when the page was made. */
export const inboxForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("read"), id: z.uuid() }),
  z.object({ intent: z.literal("read-all"), until: momentOfOurs }),
]);

const page = z.coerce.number().int().min(1).max(100_000).catch(1);

/** What of the inbox the address asks for; what makes no sense is the first page of everything. */
export function readInboxFilter(search: URLSearchParams) {
  return {
    page: page.parse(search.get("page") ?? 1),
    onlyUnread: search.get("show") === "unread",
  };
}
