import { AsyncLocalStorage } from "node:async_hooks";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { lockDataDirectory } from "./data-lock.server";
import { ConfigurationError } from "./environment.server";
import { applyMigrations } from "./migrations.server";
import { type PlainSql, plainSqlOnPglite, plainSqlOnServer } from "./plain-sql.server";
import { type Prisma, PrismaClient } from "./prisma/client";
import { singleton } from "./singleton.server";

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

type Open = { client?: PrismaClient; plainSql?: PlainSql; close?: () => Promise<void> };
const current = singleton<Open>("database", () => ({}));

const insideTransaction = new AsyncLocalStorage<true>();

/**
 * Runs `work` in one transaction. Inside it only `tx` may be used: the embedded database has one connection, so asking
 * for another while it is taken would wait for itself. `database()` says so at once instead.
 */
export function transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return database().$transaction((tx) => insideTransaction.run(true, () => work(tx)));
}

/** The open database. Only stores (`*.server.ts`) ask for it, and never inside a transaction. */
export function database(): Database {
  if (insideTransaction.getStore())
    throw new Error("inside a transaction use its own `tx`, not database()");
  if (!current.client) throw new Error("the database is not open yet");
  return current.client;
}

/** The open database for a library that brings its own statements. Like `database()`, never inside a transaction. */
export const plainSql: PlainSql["run"] = async (text, values) => {
  if (insideTransaction.getStore()) throw new Error("plain SQL cannot run inside a transaction");
  if (!current.plainSql) throw new Error("the database is not open");
  return current.plainSql.run(text, values);
};

/** Whether the open database is the embedded one. */
export function isEmbedded(): boolean {
  if (!current.plainSql) throw new Error("the database is not open");
  return current.plainSql.isEmbedded;
}

/** Opens the PostgreSQL server at `url`, or the embedded one under `dataDir`, and applies migrations. */
export async function openDatabase(
  where: { url: string } | { dataDir: string },
  say: (line: string) => void = () => undefined,
): Promise<void> {
  if (current.client) return;
  const opened = "url" in where ? openServer(where.url) : await openEmbedded(where.dataDir, say);
  try {
    const applied = await applyMigrations(opened.factory);
    if (applied.length > 0) say(`Applied ${applied.length} database migration(s).`);
  } catch (error) {
    await opened.close();
    if (!("url" in where)) throw error;
    const { host, pathname } = new URL(where.url);
    throw new ConfigurationError(
      `The database server at ${host}${pathname} (DATABASE_URL) cannot be used: ${reasonOf(error)}`,
    );
  }
  adoptDatabase(opened.factory, opened.close, opened.plainSql);
}

/** Makes `factory`'s database the one that `database()` returns. */
export function adoptDatabase(
  factory: SqlMigrationAwareDriverAdapterFactory,
  close: () => Promise<void>,
  plainSql: PlainSql,
): void {
  const client = new PrismaClient({
    adapter: factory,
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  });
  current.client = client;
  current.plainSql = plainSql;
  current.close = async () => {
    await plainSql.close();
    await client.$disconnect();
    await close();
  };
}

export async function closeDatabase(): Promise<void> {
  const close = current.close;
  current.client = undefined;
  current.plainSql = undefined;
  current.close = undefined;
  await close?.();
}

/**
 * The adapter for a PostgreSQL server. Its own `executeScript` cuts a migration at every semicolon, also inside the body
 * of a function; the server itself knows where statements end.
 */
export function serverFactory(url: string): PrismaPg {
  const factory = new PrismaPg({ connectionString: url });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  };
  return factory;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return String(cause instanceof Error ? cause.message || cause.name : cause).split("\n")[0] ?? "";
}

function openServer(url: string) {
  return {
    factory: serverFactory(url),
    plainSql: plainSqlOnServer(url),
    close: async () => undefined,
  };
}

async function openEmbedded(dataDir: string, say: (line: string) => void) {
  // What is in it is nobody else's on this machine, whatever the umask.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(dataDir, 0o700);
  const unlock = await lockDataDirectory(dataDir);
  say(`Opening the embedded database in ${dataDir} …`);
  const pglite = await PGlite.create(join(dataDir, "pgdata"));
  return {
    factory: new PrismaPGlite(pglite),
    plainSql: plainSqlOnPglite(pglite),
    close: async () => {
      await pglite.close();
      await unlock();
    },
  };
}
