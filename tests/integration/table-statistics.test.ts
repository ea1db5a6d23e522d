import { afterEach, beforeAll, expect, it } from "vitest";
import { database, isEmbedded, plainSql } from "~/platform/database.server";
import { startJobs, stopJobs } from "~/platform/jobs.server";
import { renewMissingStatistics, renewStatistics } from "~/platform/table-statistics.server";
import { testDatabase } from "../support/database";
import { makeOrganisation, makePerson } from "../support/organisation";

testDatabase();

beforeAll(async () => {
  await makeOrganisation();
});

afterEach(stopJobs);

const counted = async (table: string) => {
  const { rows } = await plainSql(
    "SELECT reltuples::int AS n FROM pg_class WHERE oid = $1::regclass",
    [`"${table}"`],
  );
  return Number(rows[0]?.n);
};

it("a big table without statistics gets them when the process starts; a small one waits for the night", async () => {
  if (!isEmbedded()) {
    // A server looks after itself.
    expect(await renewMissingStatistics()).toBe(0);
    expect(await renewStatistics()).toBe(0);
    return;
  }
  await makePerson();
  await database().mail.createMany({
    data: Array.from({ length: 400 }, (_, at) => ({
      to: "ada@example.org",
      subject: `Letter ${at}`,
      text: "x".repeat(1_500),
    })),
  });
  expect(await counted("Mail")).toBe(-1);
  const done = new Promise<number>((resolve) => {
    const work = async () => resolve(await renewMissingStatistics());
    void startJobs([{ name: "at-start", atStart: true, work }]);
  });
  expect(await done).toBe(1);
  expect(await counted("Mail")).toBe(400);
  expect(await counted("Person")).toBe(-1);
  expect(await renewMissingStatistics()).toBe(0);

  expect(await renewStatistics()).toBeGreaterThan(10);
  expect(await counted("Person")).toBeGreaterThan(0);
});

it("a process that stops leaves the rest for the next night", async () => {
  expect(await renewStatistics({ signal: AbortSignal.abort() })).toBe(0);
});
