import { can } from "~/access/domain/can";
import { Refusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import type { NewRule } from "./domain/keeping-forms";
import type { PanelState } from "./domain/state";
import { inWords, type Stored } from "./domain/state";
import type { Asking, OnPanel } from "./panel.server";
import { dayAt, ENDED_AT, GOES_ON, samePlace, WITH_RULE } from "./retention-sql.server";

/** How far ahead the dry run looks, in days. */
export const AHEAD = 30;
/** How many of each kind are listed; how many there are is always said. */
const LISTED = 100;

export type Rule = { location: string; months: number };

export type KeptPanel = {
  id: string;
  candidateName: string;
  state: PanelState;
  location: string;
  ruleLocation: string;
  months: number;
  endedAt: Date | null;
  goesOn: string | null;
  lastAt: Date | null;
  heldAt: Date | null;
  holdReason: string;
  heldBy: string | null;
};
export type Listed = { total: number; panels: KeptPanel[] };

export type DryRun = {
  rules: Rule[];
  /** Would go today. */
  due: Listed;
  /** Will go within the days looked ahead. */
  soon: Listed;
  /** Stay, whatever the rule says. */
  held: Listed;
  /** Neither decided nor withdrawn, and nothing happened for longer than the rule keeps what is over. */
  idle: Listed;
};

/** What the rules mean today, without doing any of it. Nobody finds their own interviews here. */
export async function dryRun(viewer: Asking, now: Date): Promise<DryRun> {
  const isOver = Prisma.sql`l."heldAt" IS NULL AND ${GOES_ON} IS NOT NULL`;
  const [rules, due, soon, held, idle] = await Promise.all([
    retentionRules(),
    list(viewer, Prisma.sql`${isOver} AND ${GOES_ON} <= ${dayAt(now)}`),
    list(
      viewer,
      Prisma.sql`${isOver} AND ${GOES_ON} > ${dayAt(now)} AND ${GOES_ON} <= ${dayAt(now)} + ${AHEAD}::int`,
    ),
    list(viewer, Prisma.sql`l."heldAt" IS NOT NULL`),
    list(
      viewer,
      Prisma.sql`l."heldAt" IS NULL AND l."state" IN ('OPEN', 'DEBRIEF')
        AND ((${LAST_AT} AT TIME ZONE o."timeZone")::date + make_interval(months => rule."months"))::date <= ${dayAt(now)}`,
    ),
  ]);
  return { rules, due, soon, held, idle };
}

/** The rules, the one for everywhere else first. */
async function retentionRules(): Promise<Rule[]> {
  return database().$queryRaw<Rule[]>`
    SELECT "location", "months" FROM "RetentionRule" ORDER BY "location" COLLATE "und-x-icu"`;
}

// Reading changes nothing, so it is nothing that happened; a conversation that lies ahead will have.
const LAST_AT = Prisma.sql`greatest(l."createdAt",
  (SELECT max(e."at") FROM "AuditEvent" e WHERE e."subjectType" = 'interview' AND e."subjectId" = l."id"::text
    AND e."action" NOT IN ('interview.cards-read', 'interview.data-exported')),
  (SELECT max(s."startsAt") FROM "InterviewSession" s WHERE s."panelId" = l."id"))`;

async function list(viewer: Asking, which: Prisma.Sql): Promise<Listed> {
  if (!can(viewer, "interview.manage")) return { total: 0, panels: [] };
  type Row = Omit<KeptPanel, "state"> & { state: Stored<PanelState>; total: number };
  const rows = await database().$queryRaw<Row[]>`
    SELECT l."id"::text, l."candidateName", l."state"::text AS "state", l."location", rule."months",
           rule."location" AS "ruleLocation", ${ENDED_AT} AS "endedAt", ${GOES_ON}::text AS "goesOn",
           ${LAST_AT} AS "lastAt", l."heldAt", l."holdReason", h."name" AS "heldBy", (count(*) OVER ())::int AS "total"
    FROM "InterviewPanel" l ${WITH_RULE} LEFT JOIN "Person" h ON h."id" = l."heldById"
    WHERE l."purgedAt" IS NULL AND l."candidateId" IS DISTINCT FROM ${viewer.personId}::uuid AND ${which}
    ORDER BY ${GOES_ON}, l."createdAt", l."id" LIMIT ${LISTED}`;
  return {
    total: rows[0]?.total ?? 0,
    panels: rows.map(({ total: _, ...row }) => ({ ...row, state: inWords<PanelState>(row.state) })),
  };
}

/** A rule for another location. The same place in other letters or spaces has one already. */
export async function addRule(
  asking: OnPanel,
  { location, months, agreed = false }: NewRule,
): Promise<void> {
  await change(asking.actor, async (tx, record) => {
    await lockRules(tx);
    const before = await countDue(tx, asking);
    const same = await tx.$queryRaw<Rule[]>`
      SELECT "location", "months" FROM "RetentionRule"
      WHERE ${samePlace(Prisma.sql`"location"`)} = ${samePlace(Prisma.sql`${location}::text`)}`;
    if (same[0])
      throw new Refusal(
        "location",
        `There is a rule for “${same[0].location}”. Change it instead.`,
      );
    await tx.retentionRule.create({ data: { location, months, updatedById: asking.personId } });
    await askBeforeMoreGo(tx, asking, before, agreed);
    record(ruleEvent("interview.retention-rule-added", location, months));
  });
}

/** Keeps interviews of a location, or of everywhere else, for another time. */
export async function changeRule(
  asking: OnPanel,
  { location, months, agreed = false }: NewRule,
): Promise<void> {
  await change(asking.actor, async (tx, record) => {
    await lockRules(tx);
    const before = await countDue(tx, asking);
    const { count } = await tx.retentionRule.updateMany({
      where: { location },
      data: { months, updatedById: asking.personId },
    });
    if (count === 0) throw new AppError(RULE_IS_GONE, 404);
    await askBeforeMoreGo(tx, asking, before, agreed);
    record(ruleEvent("interview.retention-rule-changed", location, months));
  });
}

/** Takes a location's rule away: the one for everywhere else holds there then, and that one stays. */
export async function removeRule(
  asking: OnPanel,
  { location, agreed = false }: Omit<NewRule, "months">,
): Promise<void> {
  if (location === "") throw new AppError("The rule for everywhere else always stays.", 409);
  await change(asking.actor, async (tx, record) => {
    await lockRules(tx);
    const before = await countDue(tx, asking);
    const { count } = await tx.retentionRule.deleteMany({ where: { location } });
    if (count === 0) throw new AppError(RULE_IS_GONE, 404);
    await askBeforeMoreGo(tx, asking, before, agreed);
    record(ruleEvent("interview.retention-rule-removed", location));
  });
}

/** How many would go with the next night, as the rules are; without those of whoever asks. */
async function countDue(tx: Transaction, { personId }: Asking): Promise<number> {
  const [due] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "InterviewPanel" l ${WITH_RULE}
    WHERE l."purgedAt" IS NULL AND l."heldAt" IS NULL AND l."candidateId" IS DISTINCT FROM ${personId}::uuid
      AND ${GOES_ON} <= ${dayAt(new Date())}`;
  return due?.count ?? 0;
}

/** What a rule takes away for good is said before it does, and has to be agreed to; until then nothing is changed. */
async function askBeforeMoreGo(
  tx: Transaction,
  asking: Asking,
  before: number,
  agreed: boolean,
): Promise<void> {
  const more = (await countDue(tx, asking)) - before;
  if (more <= 0 || agreed) return;
  throw new Refusal(
    "agreed",
    more === 1
      ? "With this, one candidate’s interviews would be purged tonight. Tick that they may go, then save again."
      : `With this, the interviews of ${more} candidates would be purged tonight. Tick that they may go, then save again.`,
  );
}

const RULE_IS_GONE = "This rule was removed meanwhile. The page shows the rules as they are now.";

/** Two changes at a time come one after the other, so that a place never has two rules. */
async function lockRules(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "RetentionRule" WHERE "location" = '' FOR UPDATE`;
}

function ruleEvent(action: string, location: string, months?: number) {
  return {
    action,
    subject: { type: "retention-rule", id: location || "everywhere else" },
    data: months === undefined ? {} : { months },
  };
}
