import { findOrganisation } from "~/people/organisation.server";
import { change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { reminderFor, today } from "./domain/due";
import type { NotificationKind } from "./domain/kinds";

type OpenCycle = { id: string; name: string; closesOn: Date };
type Telling = { cycle: OpenCycle; kind: NotificationKind; key: string; on: Date; now: Date };

/**
 * Tells everybody who has a self-assessment to write in an open cycle that it has begun: once each, whenever they were
 * added to it. How many were told.
 */
export async function announceOpened(now: Date): Promise<number> {
  let told = 0;
  for (const { cycle, on } of await cyclesUnderWay(now))
    told += await tell({
      cycle,
      kind: "cycle-opened",
      key: `cycle-opened:${cycle.id}`,
      on,
      now,
    });
  return told;
}

/**
 * Reminds everybody whose self-assessment is still a draft, a week and a day before the cycle closes where the organisation
 * is. Once each for a closing day: one that is moved is told again. How many were reminded.
 */
export async function remindDue(now: Date): Promise<number> {
  let told = 0;
  for (const { cycle, on } of await cyclesUnderWay(now)) {
    const kind = reminderFor(cycle.closesOn, on);
    if (!kind) continue;
    const key = `${kind}:${cycle.id}:${dayOf(cycle.closesOn)}`;
    told += await tell({ cycle, kind, key, on, now });
  }
  return told;
}

async function cyclesUnderWay(now: Date): Promise<{ cycle: OpenCycle; on: Date }[]> {
  const organisation = await findOrganisation();
  if (!organisation) return [];
  const on = today(organisation.timeZone, now);
  const cycles = await database().cycle.findMany({
    where: { state: "OPEN", opensOn: { lte: on } },
    select: { id: true, name: true, closesOn: true },
  });
  return cycles.map((cycle) => ({ cycle, on }));
}

/** One statement however many people; asked first, so that a run which has nothing to say leaves no trace. */
async function tell({ cycle, kind, key, on, now }: Telling): Promise<number> {
  const waiting = Prisma.sql`
    FROM "Assessment" a
    JOIN "Person" p ON p."id" = a."personId" AND (p."leftOn" IS NULL OR p."leftOn" > ${dayOf(on)}::date)
    WHERE a."cycleId" = ${cycle.id}::uuid AND a."state" = 'DRAFT'
      AND NOT EXISTS (SELECT 1 FROM "Notification" n WHERE n."personId" = p."id" AND n."key" = ${key})`;
  const found = await database().$queryRaw<unknown[]>`SELECT 1 ${waiting} LIMIT 1`;
  if (found.length === 0) return 0;
  const data = JSON.stringify({ cycle: cycle.name, due: dayOf(cycle.closesOn) });
  return change({ personId: null }, async (tx, record) => {
    const people = await tx.$executeRaw`
      INSERT INTO "Notification" ("id", "personId", "kind", "address", "data", "key", "createdAt")
      SELECT gen_random_uuid(), p."id", ${kind}, '/assessments/' || a."id", ${data}::jsonb, ${key}, ${now}
      ${waiting} ON CONFLICT ("personId", "key") DO NOTHING`;
    record({
      action: "cycle.people-told",
      subject: { type: "cycle", id: cycle.id },
      data: { kind, people },
    });
    return people;
  });
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
