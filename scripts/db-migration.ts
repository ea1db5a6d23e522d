// npm run db:migration -- <name>: writes the SQL that leads from the migrations so far to prisma/schema.prisma.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { applyMigrations, differenceToSchema } from "../app/platform/migrations.server.ts";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("usage: npm run db:migration -- <name in lower_case>");
  process.exit(2);
}

const factory = new PrismaPGlite(await PGlite.create());
await applyMigrations(factory);
const sql = await differenceToSchema(factory);
if (!sql.trim()) {
  console.log("The migrations already lead to prisma/schema.prisma: nothing to write.");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join("prisma/migrations", `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql);
  console.log(`Wrote ${folder}/migration.sql. Read it before you commit it.`);
}
process.exit(0);
