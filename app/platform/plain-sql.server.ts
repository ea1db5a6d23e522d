import type { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { log } from "./log.server";

type Rows = { rows: Record<string, unknown>[] };

/** Runs statements as they are written, for a library that brings its own. Prisma is for ours. */
export type PlainSql = {
  /** The database is the one in this process, which has nothing that looks after it by itself. */
  isEmbedded: boolean;
  run: (text: string, values?: readonly unknown[]) => Promise<Rows>;
  close: () => Promise<void>;
};

/**
 * On the embedded database. Scripts without values carry their own BEGIN and COMMIT; run inside a transaction of PGlite's,
 * one that fails is rolled back before anything else gets the only connection.
 */
export function plainSqlOnPglite(pglite: PGlite): PlainSql {
  return {
    isEmbedded: true,
    run: async (text, values = []) => {
      if (values.length > 0) return pglite.query(text, [...values]);
      return lastOf(await pglite.transaction((tx) => tx.exec(text)));
    },
    close: async () => undefined,
  };
}

/** On a server: two connections of its own, opened when first needed. One that failed is not used again. */
export function plainSqlOnServer(url: string): PlainSql {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", (error) => log.warn({ err: error }, "an idle database connection was lost"));
  return {
    isEmbedded: false,
    run: async (text, values = []) => {
      const client = await pool.connect();
      try {
        const result = lastOf(
          values.length > 0 ? await client.query(text, [...values]) : await client.query(text),
        );
        client.release();
        return result;
      } catch (error) {
        client.release(true);
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

/** A script answers with one result for each of its statements. */
function lastOf(results: Rows | Rows[]): Rows {
  return Array.isArray(results) ? (results.at(-1) ?? { rows: [] }) : results;
}
