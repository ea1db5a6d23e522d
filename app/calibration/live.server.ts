import { EventEmitter } from "node:events";
import { database, type Transaction } from "~/platform/database.server";
import { log } from "~/platform/log.server";
import { singleton } from "~/platform/singleton.server";

/** How often this process looks whether another one that shares its database changed something. */
const POLL_MS = 1_000;
/** How often a silent connection says that it is still there; proxies cut off those that do not. */
const BEAT_MS = 20_000;
/** How often a connection's permission is asked anew. */
const RECHECK_MS = 10_000;

type Live = {
  wakes: EventEmitter;
  /** How many look at each session from here, and its revision when it was last looked at. */
  watched: Map<string, { watchers: number; revision: number }>;
  poll: NodeJS.Timeout | null;
};
const live = singleton<Live>("calibration-live", () => {
  const wakes = new EventEmitter();
  wakes.setMaxListeners(0);
  return { wakes, watched: new Map(), poll: null };
});

/** Wakes everybody who looks at the session, in this process at once and in others within a second. After the commit. */
export function wakeSession(sessionId: string): void {
  live.wakes.emit(sessionId);
}

type Watching = { sessionId: string; personId: string; isPeopleTeam: boolean };

/** The revision that this person's page should be made from, or null once they may no longer look. */
async function look(
  { sessionId, personId, isPeopleTeam }: Watching,
  from: Pick<Transaction, "$queryRaw"> = database(),
): Promise<string | null> {
  const rows = await from.$queryRaw<{ revision: number; own: number }[]>`
    SELECT s."revision",
           (SELECT count(*)::int FROM "CalibrationChange" c
            WHERE c."sessionId" = s."id" AND c."personId" = ${personId}::uuid)
         + (SELECT count(*)::int FROM "CalibrationNote" n
            WHERE n."sessionId" = s."id" AND n."personId" = ${personId}::uuid) AS "own"
    FROM "CalibrationSession" s
    JOIN "Person" p ON p."id" = ${personId}::uuid AND (p."leftOn" IS NULL OR p."leftOn" > organisation_today())
    WHERE s."id" = ${sessionId}::uuid AND s."state" <> 'RELEASED' 
      AND (${isPeopleTeam} OR EXISTS (SELECT 1 FROM "CalibrationParticipant" q
             WHERE q."sessionId" = s."id" AND q."personId" = ${personId}::uuid AND q."removedAt" IS NULL))`;
  const [row] = rows;
  return row ? String(row.revision - row.own) : null;
}

/**
 * A stream of revisions, as server-sent events: one when it opens, one whenever it moves for this person. It carries no
 * rating and ends with the session, with their seat in it, or when the browser goes away.
 */
export function liveStream(watching: Watching, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let last: string | null = null;
  let stop: () => void = () => undefined;
  return new ReadableStream({
    start(controller) {
      let isLooking = false;
      let isWanted = false;
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = async () => {
        if (isLooking) {
          isWanted = true;
          return;
        }
        isLooking = true;
        try {
          do {
            isWanted = false;
            const revision = await look(watching);
            if (signal.aborted) return;
            if (revision === null) return stop();
            if (revision !== last) send(`data: ${revision}\n\n`);
            last = revision;
          } while (isWanted);
        } catch {
          // The database is closing or was busy: the browser asks again.
          stop();
        } finally {
          isLooking = false;
        }
      };
      const wake = () => void tell();
      const recheck = setInterval(wake, RECHECK_MS);
      const beat = setInterval(() => send(": still here\n\n"), BEAT_MS);
      recheck.unref();
      beat.unref();
      let isStopped = false;
      stop = () => {
        if (isStopped) return;
        isStopped = true;
        live.wakes.off(watching.sessionId, wake);
        live.wakes.off(ENDING, stop);
        signal.removeEventListener("abort", stop);
        clearInterval(recheck);
        unwatch(watching.sessionId);
        clearInterval(beat);
        try {
          controller.close();
        } catch {
          // Closed by the other side already.
        }
      };
      live.wakes.on(watching.sessionId, wake);
      live.wakes.on(ENDING, stop);
      signal.addEventListener("abort", stop);
      watch(watching.sessionId);
      send("retry: 2000\n\n");
      void tell();
    },
    cancel: () => stop(),
  });
}

const ENDING = "ending";

/** Ends every stream, so that the process can leave. */
export function endLiveStreams(): void {
  live.wakes.emit(ENDING);
}

/** One statement a second for all sessions that somebody looks at from here. */
function watch(sessionId: string): void {
  const known = live.watched.get(sessionId) ?? { watchers: 0, revision: 0 };
  live.watched.set(sessionId, { ...known, watchers: known.watchers + 1 });
  if (live.poll) return;
  live.poll = setInterval(() => void poll(), POLL_MS);
  live.poll.unref();
}

function unwatch(sessionId: string): void {
  const known = live.watched.get(sessionId);
  if (!known) return;
  if (known.watchers > 1) live.watched.set(sessionId, { ...known, watchers: known.watchers - 1 });
  else live.watched.delete(sessionId);
  if (live.watched.size > 0 || !live.poll) return;
  clearInterval(live.poll);
  live.poll = null;
}

async function poll(): Promise<void> {
  try {
    const rows = await database().calibrationSession.findMany({
      where: { id: { in: [...live.watched.keys()] } },
      select: { id: true, revision: true },
    });
    for (const { id, revision } of rows) {
      const known = live.watched.get(id);
      if (!known || known.revision === revision) continue;
      live.watched.set(id, { ...known, revision });
      wakeSession(id);
    }
  } catch (error) {
    log.warn({ err: error }, "looking for changes in calibration sessions failed");
  }
}
