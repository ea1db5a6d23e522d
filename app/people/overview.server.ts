import { type Actor, can } from "~/access/domain/can";
import { database } from "~/platform/database.server";

export type OverviewCounts = {
  people: number;
  notInvited: number;
  teams: number;
  cycles: number;
  openCycles: number;
  letters: number;
  waiting: number;
};

/** How much there is of what this viewer may use; zero for the rest. */
export async function countForOverview(viewer: Actor): Promise<OverviewCounts> {
  const people = can(viewer, "person.read");
  const cycles = can(viewer, "cycle.manage");
  const outbox = can(viewer, "outbox.read");
  const rows = await database().$queryRaw<OverviewCounts[]>`
    SELECT
      (SELECT count(*)::int FROM "Person"
       WHERE ${people}::boolean AND ("leftOn" IS NULL OR "leftOn" > organisation_today())) AS "people",
      (SELECT count(*)::int FROM "Person"
       WHERE ${people}::boolean AND "userId" IS NULL
         AND ("leftOn" IS NULL OR "leftOn" > organisation_today())) AS "notInvited",
      (SELECT count(*)::int FROM "Team" WHERE ${people}::boolean) AS "teams",
      (SELECT count(*)::int FROM "Cycle" WHERE ${cycles}::boolean) AS "cycles",
      (SELECT count(*)::int FROM "Cycle" WHERE ${cycles}::boolean AND "state" = 'OPEN') AS "openCycles",
      (SELECT count(*)::int FROM "Mail" WHERE ${outbox}::boolean) AS "letters",
      (SELECT count(*)::int FROM "Mail" WHERE ${outbox}::boolean AND "sentAt" IS NULL) AS "waiting"`;
  return (
    rows[0] ?? {
      people: 0,
      notInvited: 0,
      teams: 0,
      cycles: 0,
      openCycles: 0,
      letters: 0,
      waiting: 0,
    }
  );
}
