import PgBoss from "pg-boss";
import { plainSql } from "./database.server";
import { log } from "./log.server";
import { singleton } from "./singleton.server";

export type JobRun = {
  /** Aborted when the process is about to stop: long work ends at the next good place. */
  signal: AbortSignal;
};

/**
 * Work that nobody waits for. It carries no data: what is to be done stands in our own tables, a job only wakes the work.
 * So it may run twice, late, or in several processes at once, and what a crash left is found by the next run.
 */
export type Job = {
  name: string;
  work: (run: JobRun) => Promise<unknown>;
  /** When it runs by itself: minute, hour, day, month, weekday; in UTC unless `timeZone` says otherwise. */
  cron?: string;
  timeZone?: string;
  /** Also when this process begins to run jobs. */
  atStart?: boolean;
  /** After a failure: how often it is tried again, and the first pause, which doubles each time. */
  retry?: { limit: number; delaySeconds: number };
};

// The embedded database has one connection that requests need too, so nothing asks it often: work that is wanted now is
// woken in the process that wants it.
const POLL_SECONDS = 30;
const CRON_SECONDS = 45;
const MAINTENANCE_MINUTES = 10;
const RUN_MINUTES = 15;
const START_AGAIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;

type Running = {
  boss?: PgBoss;
  workers: Map<string, string>;
  stopping: AbortController;
  startAgain?: NodeJS.Timeout;
  /** Statements of pg-boss that are on their way. */
  pending: Set<Promise<unknown>>;
  phase: "starting" | "running" | "stopped";
};
const idle = (): Running => ({
  workers: new Map(),
  stopping: new AbortController(),
  pending: new Set(),
  phase: "starting",
});
const state = singleton<{ now: Running }>("jobs", () => ({ now: idle() }));

/**
 * Begins to run `jobs` in this process. Rostrum serves without them as well, so a failure is logged and starting is
 * tried again every minute.
 */
export async function startJobs(jobs: readonly Job[]): Promise<void> {
  const own = state.now;
  const isStopping = () => own.stopping.signal.aborted;
  try {
    const boss = makeBoss(own);
    own.boss = boss;
    await boss.start();
    for (const { name } of await boss.getSchedules())
      if (!jobs.some((job) => job.name === name && job.cron)) await boss.unschedule(name);
    for (const job of jobs)
      if (!isStopping()) own.workers.set(job.name, await beginWork(boss, job, own.stopping));
    if (own.phase === "starting") own.phase = "running";
    for (const { name, atStart } of jobs) if (atStart && !isStopping()) await enqueue(name);
  } catch (error) {
    if (isStopping()) return;
    log.error({ err: error }, "background jobs could not be started; trying again in a minute");
    await own.boss?.stop({ graceful: false }).catch(() => undefined);
    delete own.boss;
    own.workers.clear();
    own.startAgain = setTimeout(() => void startJobs(jobs), START_AGAIN_MS);
    own.startAgain.unref();
  }
}

/** Takes no new work, waits a moment for what runs, and leaves the database alone from then on. */
export async function stopJobs(): Promise<void> {
  const own = state.now;
  state.now = idle();
  clearTimeout(own.startAgain);
  own.stopping.abort();
  await own.boss
    ?.stop({ graceful: true, timeout: STOP_WITHIN_MS })
    .catch((error) => log.error({ err: error }, "stopping background jobs failed"));
  own.phase = "stopped";
  await Promise.allSettled(own.pending);
}

/**
 * Wakes a job now, or at a later time. Call it after the transaction has committed. Where jobs do not run (tests,
 * scripts), and when it fails, nothing is lost: the job's next run finds what waits.
 */
export async function enqueue(name: string, { at }: { at?: Date } = {}): Promise<void> {
  const { boss, workers } = state.now;
  const worker = workers.get(name);
  if (!boss || !worker) return;
  try {
    await boss.send(name, {}, at ? { startAfter: at } : {});
    if (!at) boss.notifyWorker(worker);
  } catch (error) {
    log.error({ err: error, job: name }, "a background job could not be enqueued");
  }
}

function makeBoss(own: Running): PgBoss {
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => {
        if (own.phase === "stopped") return NOTHING;
        const statement = plainSql(text, values);
        own.pending.add(statement);
        try {
          return await statement;
        } catch (error) {
          if (own.phase === "starting") throw error;
          log.error({ err: error }, "a statement of the background jobs failed");
          return NOTHING;
        } finally {
          own.pending.delete(statement);
        }
      },
    },
    cronMonitorIntervalSeconds: CRON_SECONDS,
    cronWorkerIntervalSeconds: CRON_SECONDS,
    maintenanceIntervalMinutes: MAINTENANCE_MINUTES,
  });
  return boss.on("error", (error) => log.error({ err: error }, "background jobs met an error"));
}

// pg-boss does not wait for the statement that ends a job: a rejection there would end the process. An answer without
// rows is one that it takes everywhere.
const NOTHING = {} as { rows: [] };

async function beginWork(boss: PgBoss, job: Job, { signal }: AbortController): Promise<string> {
  const { limit, delaySeconds } = job.retry ?? { limit: 2, delaySeconds: 60 };
  const queue = {
    name: job.name,
    retryLimit: limit,
    retryDelay: delaySeconds,
    retryBackoff: true,
    expireInSeconds: RUN_MINUTES * 60,
  };
  await boss.createQueue(job.name, queue);
  await boss.updateQueue(job.name, queue);
  if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: job.timeZone ?? "UTC" });
  return boss.work(job.name, { pollingIntervalSeconds: POLL_SECONDS, batchSize: 20 }, async () => {
    // However often it was woken, once is enough.
    if (signal.aborted) throw new Error("the process is stopping");
    try {
      await job.work({ signal });
    } catch (error) {
      log.error({ err: error, job: job.name }, "a background job failed");
      throw error;
    }
  });
}
