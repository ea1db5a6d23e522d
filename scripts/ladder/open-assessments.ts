import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { OPEN_SHAPES } from "~/assessment/open-shapes.server";
import type { Shape } from "~/ladder/domain/carry-impact";
import type { Ladder } from "~/ladder/domain/schema";
import { storedLadder } from "~/ladder/domain/stored-ladder";
import { compareVersions } from "~/ladder/domain/version-order";
import { DataDirectoryInUse, lockDataDirectory } from "~/platform/data-lock.server";
import { type PlainSql, plainSqlOnPglite, plainSqlOnServer } from "~/platform/plain-sql.server";
import { type OpenAssessments, readOpenFile } from "~/versions/domain/open-file";
import { because } from "./directories";
import { Misuse } from "./misuse";

const DOWNLOAD = "give --open <file> with what /organisation/ladder/open.json answers";

/** What is published and open, from a file that was downloaded from the app. */
export async function openFromFile(file: string): Promise<OpenAssessments> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new Misuse(`cannot read the open assessments ${file}: ${because(error)}`);
  });
  const open = readOpenFile(text);
  if (!open) throw new Misuse(`${file} is not a file of /organisation/ladder/open.json`);
  return open;
}

/**
 * The same from the database of an installation: the server that DATABASE_URL names, or the embedded one in DATA_DIR
 * while no server has it. It is only read; migrations are the server's own business.
 */
export async function openFromDatabase(ladderId: string): Promise<OpenAssessments> {
  const url = process.env.DATABASE_URL;
  const sql = url ? plainSqlOnServer(url) : await embedded(process.env.DATA_DIR || "data");
  try {
    return await readOpen(sql, ladderId);
  } catch (error) {
    if (error instanceof Misuse) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Misuse(`the database cannot be read: ${reason}`);
  } finally {
    await sql.close();
  }
}

async function embedded(dataDir: string): Promise<PlainSql> {
  const folder = path.join(dataDir, "pgdata");
  if (!existsSync(folder))
    throw new Misuse(`no database in ${dataDir}; set DATABASE_URL or DATA_DIR, or ${DOWNLOAD}`);
  const unlock = await lockDataDirectory(dataDir).catch((error: unknown) => {
    if (!(error instanceof DataDirectoryInUse)) throw error;
    throw new Misuse(`${error.message.split(" Stop it")[0]} Stop it first, or ${DOWNLOAD}.`);
  });
  const pglite = await PGlite.create(folder);
  return {
    ...plainSqlOnPglite(pglite),
    close: async () => {
      await pglite.close();
      await unlock();
    },
  };
}

async function readOpen({ run }: PlainSql, ladderId: string): Promise<OpenAssessments> {
  const published = await run(
    `SELECT "version", "contentHash" FROM "LadderVersion" WHERE "ladderId" = $1`,
    [ladderId],
  );
  const versions = (published.rows as { version: string; contentHash: string }[]).sort((a, b) =>
    compareVersions(a.version, b.version),
  );
  const newest = versions.at(-1);
  if (!newest) throw new Misuse(`nothing is published of the ladder "${ladderId}"`);
  const { rows } = await run(OPEN_SHAPES, [ladderId, null]);
  const shapes = rows as Shape[];
  const [oldest = newest.version] = shapes.map(({ version }) => version).sort(compareVersions);
  const since = versions.filter(({ version }) => compareVersions(version, oldest) >= 0);
  const ladders: Ladder[] = [];
  for (const { version } of since) {
    const key = [ladderId, version];
    const found = await run(
      `SELECT "content" FROM "LadderVersion" WHERE "ladderId" = $1 AND "version" = $2`,
      key,
    );
    const [row] = found.rows as { content: unknown }[];
    if (row) ladders.push(storedLadder(row.content));
  }
  const running = ladders.find(({ version }) => version === newest.version);
  if (!running) throw new Misuse(`version ${newest.version} cannot be read`);
  return { running, contentHash: newest.contentHash, versions: ladders, shapes };
}
