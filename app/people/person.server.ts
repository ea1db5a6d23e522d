import type { Actor, Role } from "~/access/domain/can";
import { can } from "~/access/domain/can";
import { database } from "~/platform/database.server";
import { type AccountState, accountState } from "./domain/account-state";
import { inOrder } from "./domain/roles";
import { seesWholeRecord } from "./people-list.server";

export type PersonDetail = {
  id: string;
  name: string;
  email: string;
  team: string | null;
  managerId: string | null;
  manager: string | null;
  trackId: string | null;
  levelId: string | null;
  /** YYYY-MM-DD */
  startDate: string | null;
  leftOn: string | null;
  invitedAt: Date | null;
  updatedAt: Date;
  /** The newest event about this person, by number: what a form has seen. */
  lastEvent: string | null;
  state: AccountState;
  roles: Role[];
};

/** A person with their account's state; without level and start date for those who look after accounts only. */
export async function findPerson(viewer: Actor, personId: string): Promise<PersonDetail | null> {
  const rows = await database().$queryRaw<
    (Omit<PersonDetail, "state"> & {
      userId: string | null;
      hasLeft: boolean;
      hasCredential: boolean;
    })[]
  >`
    SELECT p."id"::text, p."name", p."email", t."name" AS "team", m."id"::text AS "managerId",
           m."name" AS "manager", p."trackId", p."levelId",
           to_char(p."startDate", 'YYYY-MM-DD') AS "startDate",
           to_char(p."leftOn", 'YYYY-MM-DD') AS "leftOn", p."invitedAt", p."updatedAt", p."userId",
           (p."leftOn" IS NOT NULL AND p."leftOn" <= organisation_today()) AS "hasLeft",
           EXISTS (SELECT 1 FROM "Account" a WHERE a."userId" = p."userId") AS "hasCredential",
           (SELECT max(e."id")::text FROM "AuditEvent" e
            WHERE e."subjectType" = 'person' AND e."subjectId" = ${personId}) AS "lastEvent",
           ARRAY(SELECT r."role"::text FROM "RoleGrant" r WHERE r."personId" = p."id") AS "roles"
    FROM "Person" p
    LEFT JOIN "Team" t ON t."id" = p."teamId"
    LEFT JOIN "Person" m ON m."id" = p."managerId"
    WHERE p."id" = ${personId}::uuid
      AND (${can(viewer, "person.read")}::boolean OR p."id" = ${viewer.personId}::uuid)`;
  const row = rows[0];
  if (!row) return null;
  const { userId, hasLeft, hasCredential, ...person } = row;
  const whole = seesWholeRecord(viewer) || viewer.personId === person.id;
  return {
    ...person,
    ...(whole ? {} : { trackId: null, levelId: null, startDate: null }),
    roles: inOrder(person.roles),
    state: accountState({ userId, invitedAt: person.invitedAt, hasLeft, hasCredential }),
  };
}

export type LaterChange = { at: Date; by: string | null; fields: string[] };

/** Who changed this person after the event a form has seen last, and what: for somebody whose form has become old. */
export async function changesSince(personId: string, lastEvent: string): Promise<LaterChange[]> {
  const events = await database().$queryRaw<
    { at: Date; by: string | null; action: string; fields: string[] | null }[]
  >`
    SELECT e."at", a."name" AS "by", e."action", e."data"->'fields' AS "fields"
    FROM "AuditEvent" e LEFT JOIN "Person" a ON a."id" = e."actorId"
    WHERE e."subjectType" = 'person' AND e."subjectId" = ${personId} AND e."id" > ${lastEvent || "0"}::bigint
      AND e."action" IN ('person.changed', 'role.granted', 'role.withdrawn')
    ORDER BY e."id"`;
  return events.map(({ at, by, fields }) => ({ at, by, fields: fields ?? ["roles"] }));
}
