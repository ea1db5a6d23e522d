import { isEmbedded, plainSql } from "./database.server";
import type { JobRun } from "./jobs.server";

export const STATISTICS_JOB = "table-statistics";
export const MISSING_STATISTICS_JOB = "missing-table-statistics";

/** From this size on, a plan made without statistics is many times slower than one made with them. */
const BIG_BYTES = 256 * 1024;

/**
 * Counts anew what the tables hold, so that the database plans well. A server's autovacuum does that by itself; the
 * embedded database has none. Table by table: requests get the only connection in between.
 */
export async function renewStatistics({ signal }: Partial<JobRun> = {}): Promise<number> {
  return isEmbedded() ? analyse(await tables({ onlyMissing: false }), signal) : 0;
}

/** The same for big tables that were never counted, as after an import or when a copy was brought back. */
export async function renewMissingStatistics({ signal }: Partial<JobRun> = {}): Promise<number> {
  return isEmbedded() ? analyse(await tables({ onlyMissing: true }), signal) : 0;
}

async function analyse(names: readonly string[], signal?: AbortSignal): Promise<number> {
  let done = 0;
  for (const name of names) {
    if (signal?.aborted) break;
    await plainSql(`ANALYZE ${name}`);
    done++;
  }
  return done;
}

/** Names as they are written in a statement. */
async function tables({ onlyMissing }: { onlyMissing: boolean }): Promise<string[]> {
  const { rows } = await plainSql(
    `SELECT format('%I.%I', n.nspname, c.relname) AS "name"
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       AND (NOT $1::boolean OR (c.reltuples < 0 AND pg_relation_size(c.oid) > $2::bigint))
     ORDER BY 1`,
    [onlyMissing, BIG_BYTES],
  );
  return rows.map(({ name }) => String(name));
}
