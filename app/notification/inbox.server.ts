import { database } from "~/platform/database.server";

const INBOX_PAGE = 50;

export type InboxNotice = {
  id: string;
  kind: string;
  data: unknown;
  createdAt: Date;
  readAt: Date | null;
};
export type Inbox = {
  notices: InboxNotice[];
  total: number;
  unread: number;
  page: number;
  pages: number;
};

/** One page of a person's notices, newest first; with `onlyUnread` those they have not opened. */
export async function listInbox(
  { personId }: { personId: string },
  { page: wanted, onlyUnread }: { page: number; onlyUnread: boolean },
): Promise<Inbox> {
  const [counts] = await database().$queryRaw<{ total: number; unread: number }[]>`
    SELECT count(*)::int AS "total", count(*) FILTER (WHERE "readAt" IS NULL)::int AS "unread"
    FROM "Notification" WHERE "personId" = ${personId}::uuid`;
  const { total = 0, unread = 0 } = counts ?? {};
  const pages = Math.max(1, Math.ceil((onlyUnread ? unread : total) / INBOX_PAGE));
  const page = Math.min(wanted, pages);
  const notices = await database().notification.findMany({
    where: { personId, ...(onlyUnread ? { readAt: null } : {}) },
    select: { id: true, kind: true, data: true, createdAt: true, readAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: INBOX_PAGE,
    skip: (page - 1) * INBOX_PAGE,
  });
  return { notices, total, unread, page, pages };
}

/** Marks one's own notice as read and says where it leads; null where it is not one's own. No event: nothing changed. */
export async function openNotice(
  { personId }: { personId: string },
  id: string,
): Promise<string | null> {
  const notice = await database().notification.findFirst({
    where: { id, personId },
    select: { address: true },
  });
  if (!notice) return null;
  await markRead({ personId }, id);
  return notice.address;
}

/** Marks one of one's own notices as read; the first time it was read stays. */
export async function markRead({ personId }: { personId: string }, id: string): Promise<void> {
  await database().notification.updateMany({
    where: { id, personId, readAt: null },
    data: { readAt: new Date() },
  });
}

/** Marks everything as read that had come by `until`, which is when the page was made: what came later was not seen. */
export async function markAllRead({ personId }: { personId: string }, until: Date): Promise<void> {
  await database().notification.updateMany({
    where: { personId, readAt: null, createdAt: { lte: until } },
    data: { readAt: new Date() },
  });
}
