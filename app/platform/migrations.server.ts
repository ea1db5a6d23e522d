import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type * as Engine from "@prisma/schema-engine-wasm";

const MIGRATIONS = resolve("prisma/migrations");
const SCHEMA = resolve("prisma/schema.prisma");
const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that are not applied yet, with Prisma's own engine as WebAssembly, which needs no
 * download and leaves the same history in `_prisma_migrations` as `prisma migrate deploy`.
 * @returns the names of those applied now
 */
export async function applyMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<string[]> {
  const engine = await schemaEngine(factory);
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: migrationList(),
    filters: NO_FILTERS,
  });
  return appliedMigrationNames;
}

/** The SQL that leads from the database behind `factory` to `schema.prisma`; empty when there is nothing to do. */
export async function differenceToSchema(
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<string> {
  const engine = await schemaEngine(factory);
  const files = [{ path: SCHEMA, content: readFileSync(SCHEMA, "utf8") }];
  const result = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: dirname(SCHEMA) },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    filters: NO_FILTERS,
  });
  return result.exitCode === 0 ? "" : (result.stdout ?? "");
}

async function schemaEngine(factory: SqlMigrationAwareDriverAdapterFactory) {
  loaded ??= loadEngine();
  const SchemaEngine = await loaded;
  return SchemaEngine.new(
    { datamodels: [[SCHEMA, readFileSync(SCHEMA, "utf8")]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

// The bindings hold one WebAssembly instance in module state: a second instance would pull the memory from under
// the first, so it is loaded once.
let loaded: Promise<{ new: SchemaEngineNew }> | undefined;

/** The package's own entry imports the .wasm as a module, which Node does not do yet: load it by hand. */
async function loadEngine(): Promise<{ new: SchemaEngineNew }> {
  recordPanics();
  const require = createRequire(import.meta.url);
  const bg = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = bg as unknown as {
    SchemaEngine: { new: SchemaEngineNew };
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
  };
  const wasm = join(
    dirname(require.resolve("@prisma/schema-engine-wasm")),
    "schema_engine_bg.wasm",
  );
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), {
    "./schema_engine_bg.js": bg as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings.SchemaEngine;
}

/** The engine reports a panic through this global; without it the real reason is hidden behind a TypeError. */
function recordPanics() {
  const target = globalThis as { PRISMA_WASM_PANIC_REGISTRY?: { set_message(text: string): void } };
  target.PRISMA_WASM_PANIC_REGISTRY ??= {
    set_message(text) {
      throw new Error(`the migration engine failed: ${text}`);
    },
  };
}

type SchemaEngineNew = (
  options: Engine.ConstructorOptions,
  log: (line: string) => void,
  factory: ReturnType<typeof bindMigrationAwareSqlAdapterFactory>,
) => Promise<Engine.SchemaEngine>;

function migrationList(): Engine.MigrationList {
  const folders = existsSync(MIGRATIONS)
    ? readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: folders
      .map((folder) => folder.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok",
            value: readFileSync(join(MIGRATIONS, name, "migration.sql"), "utf8"),
          },
        },
      })),
  };
}
