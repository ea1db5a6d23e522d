import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { afterAll, beforeAll } from "vitest";
import { configureAuth } from "~/platform/auth.server";
import { adoptDatabase, closeDatabase, serverFactory } from "~/platform/database.server";
import { applyMigrations } from "~/platform/migrations.server";
import { plainSqlOnPglite, plainSqlOnServer } from "~/platform/plain-sql.server";

const SNAPSHOT_FOLDER = join("node_modules", ".cache", "rostrum-tests");

/**
 * Gives a test file a migrated database of its own: a copy of one in-memory PGlite that was migrated once, or, where
 * TEST_DATABASE_URL names a PostgreSQL server, a database made from a migrated template there.
 */
export function testDatabase(): void {
  beforeAll(async () => {
    const url = process.env.TEST_DATABASE_URL;
    if (url) await serverCopy(url);
    else await embeddedCopy();
    configureAuth({
      BASE_URL: "http://localhost:3000",
      AUTH_SECRET: "a secret for tests only, of fair length",
    });
  }, 60_000);
  afterAll(closeDatabase);
}

async function embeddedCopy() {
  const pglite = await PGlite.create({ loadDataDir: new Blob([await migratedSnapshot()]) });
  adoptDatabase(new PrismaPGlite(pglite), () => pglite.close(), plainSqlOnPglite(pglite));
}

/** Migrated once per set of migrations, then read from disk: initdb takes seconds, a copy does not. */
async function migratedSnapshot(): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(SNAPSHOT_FOLDER, `${migrationsHash()}.tar`);
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    const pglite = await PGlite.create();
    await applyMigrations(new PrismaPGlite(pglite));
    const dump = new Uint8Array(await (await pglite.dumpDataDir("none")).arrayBuffer());
    await pglite.close();
    mkdirSync(SNAPSHOT_FOLDER, { recursive: true });
    // Files run in parallel: the name appears only when the whole snapshot is there.
    writeFileSync(`${file}.${process.pid}`, dump);
    renameSync(`${file}.${process.pid}`, file);
    return dump;
  }
}

async function serverCopy(url: string) {
  const name = `rostrum_test_${process.pid}_${Date.now()}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE "${name}"`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const factory = serverFactory(own.href);
  await applyMigrations(factory);
  const close = async () => {
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  };
  adoptDatabase(factory, close, plainSqlOnServer(own.href));
}

function migrationsHash(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync("prisma/migrations", { recursive: true, encoding: "utf8" }).sort())
    if (name.endsWith(".sql"))
      hash.update(name).update(readFileSync(join("prisma/migrations", name)));
  return hash.digest("hex").slice(0, 16);
}
