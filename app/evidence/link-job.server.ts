import { setTimeout as pause } from "node:timers/promises";
import type { LinkState } from "~/assessment/domain/evidence-words";
import { change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { checkLink } from "./link-check.server";

/** The job that asks the addresses of evidence whether they still answer. */
export const LINKS_JOB = "links";

const MOST_ADDRESSES = 300;
const HOSTS_AT_ONCE = 4;
/** Between two requests to the same host. */
const PAUSE_MS = 1_000;
/** A host that fails so often in a row is left alone until the next run. */
const MOST_FAILURES = 3;
/** The run ends before the job's own limit of 15 minutes. */
const RUN_MS = 10 * 60_000;

type Options = {
  check?: (address: string, options: { signal?: AbortSignal }) => Promise<LinkState>;
  pauseMs?: number;
  signal?: AbortSignal;
};

/**
 * One run: the addresses that were checked longest ago, of pieces that were added or used in the last 24 months and are
 * not put away. Each address is asked once, however many people hold it. Does nothing unless the organisation wants it.
 * @returns how many addresses were checked
 */
export async function checkLinks(now: Date, options: Options = {}): Promise<number> {
  const { check = checkLink, pauseMs = PAUSE_MS } = options;
  const organisation = await database().organisation.findUnique({
    where: { id: 1 },
    select: { checkLinks: true },
  });
  if (!organisation?.checkLinks) return 0;
  const ends = AbortSignal.timeout(RUN_MS);
  const signal = options.signal ? AbortSignal.any([ends, options.signal]) : ends;
  const due = await dueAddresses(now);
  const found = new Map<string, LinkState | null>();
  const queues = byHost(due.map(({ url }) => url));
  const worker = async () => {
    for (let urls = queues.pop(); urls && !signal.aborted; urls = queues.pop())
      await checkHost(urls);
  };
  const checkHost = async (urls: string[]) => {
    let failures = 0;
    for (const [index, url] of urls.entries()) {
      if (failures >= MOST_FAILURES) {
        // Not asked, but dated: or one dead host would stand at the head of every run.
        found.set(url, null);
        continue;
      }
      if (index > 0) await pause(pauseMs);
      const state = await check(url, { signal });
      // Cut off by the end of the run, it says nothing of the address.
      if (signal.aborted) return;
      failures = state === "unreachable" ? failures + 1 : 0;
      found.set(url, state);
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
  await keep(due, found, now);
  return [...found.values()].filter((state) => state !== null).length;
}

type Due = { url: string; ids: string[] };

function dueAddresses(now: Date): Promise<Due[]> {
  return database().$queryRaw<Due[]>`
    SELECT e."url", array_agg(e."id"::text) AS "ids"
    FROM "Evidence" e
    WHERE e."archivedAt" IS NULL
      AND (e."linkCheckedAt" IS NULL OR e."linkCheckedAt" < ${now}::timestamptz - interval '20 hours')
      AND (e."createdAt" > ${now}::timestamptz - interval '24 months'
           OR EXISTS (SELECT 1 FROM "Claim" c WHERE c."evidenceId" = e."id"
                      AND c."createdAt" > ${now}::timestamptz - interval '24 months'))
    GROUP BY e."url"
    ORDER BY min(e."linkCheckedAt") NULLS FIRST, e."url"
    LIMIT ${MOST_ADDRESSES}`;
}

function byHost(urls: readonly string[]): string[][] {
  const hosts = new Map<string, string[]>();
  for (const url of urls) {
    const host = URL.canParse(url) ? new URL(url).host : "";
    hosts.set(host, [...(hosts.get(host) ?? []), url]);
  }
  // Taken from the end: the longest queues begin first.
  return [...hosts.values()].sort((a, b) => a.length - b.length);
}

/** One statement for all; a piece whose address changed meanwhile keeps nothing of the old one. */
async function keep(due: readonly Due[], found: ReadonlyMap<string, LinkState | null>, now: Date) {
  const rows = due.flatMap(({ url, ids }) => {
    const state = found.get(url);
    return state !== undefined ? ids.map((id) => ({ id, url, state })) : [];
  });
  if (rows.length === 0) return;
  await change({ personId: null }, async (tx, record) => {
    await tx.$executeRaw`
      UPDATE "Evidence" e SET "linkState" = coalesce(x."state", e."linkState"), "linkCheckedAt" = ${now}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x("id" uuid, "url" text, "state" text)
      WHERE e."id" = x."id" AND e."url" = x."url"`;
    record({
      action: "evidence.links-checked",
      subject: { type: "organisation", id: "1" },
      data: { addresses: found.size },
    });
  });
}
