import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readEnvironment } from "./environment.server";

const folder = mkdtempSync(join(tmpdir(), "rostrum-environment-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const DATA_DIR = join(folder, "data");

test("with nothing set, a fresh machine starts; the secret is made once and is its owner's alone", () => {
  const first = readEnvironment({ DATA_DIR });
  expect(first).toMatchObject({
    PORT: 3000,
    BASE_URL: "http://localhost:3000",
    LADDER_PUBLIC: true,
    TRUST_PROXY: false,
  });
  expect(first.AUTH_SECRET.length).toBeGreaterThanOrEqual(32);
  expect(readEnvironment({ DATA_DIR }).AUTH_SECRET).toBe(first.AUTH_SECRET);
  expect(statSync(join(DATA_DIR, "secret")).mode & 0o077).toBe(0);
});

test("every fault has a line of its own, and an empty value is no value", () => {
  const faulty = {
    DATA_DIR,
    PORT: "many",
    TRUST_PROXY: "maybe",
    SMTP_URL: "smtp://mail",
    BASE_URL: "rostrum",
    LOG_LEVEL: "",
  };
  const lines = (() => {
    try {
      readEnvironment(faulty);
      return [];
    } catch (error) {
      return (error as Error).message.split("\n").map((line) => line.split(" ")[0]);
    }
  })();
  expect(lines.sort()).toEqual(["BASE_URL", "PORT", "TRUST_PROXY"]);
});

test("a database server needs a secret that all processes share", () => {
  expect(() =>
    readEnvironment({ DATA_DIR, DATABASE_URL: "postgresql://localhost/rostrum" }),
  ).toThrow(/^AUTH_SECRET is needed/);
});
