import type { Actor as ViewerActor } from "~/access/domain/can";
import { can } from "~/access/domain/can";
import { AppError } from "~/platform/app-error";
import { type Actor, type AuditEntry, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { Refusal } from "./refusal";

export type TeamRow = { id: string; name: string; here: number; left: number };

/** Every team with how many people are in it, and how many who left still count as its own. */
export async function listTeams(viewer: ViewerActor): Promise<TeamRow[]> {
  return database().$queryRaw<TeamRow[]>`
    SELECT t."id"::text, t."name",
           count(p."id") FILTER (WHERE p."leftOn" IS NULL OR p."leftOn" > organisation_today())::int AS "here",
           count(p."id") FILTER (WHERE p."leftOn" <= organisation_today())::int AS "left"
    FROM "Team" t LEFT JOIN "Person" p ON p."teamId" = t."id"
    WHERE ${can(viewer, "person.write")}::boolean
    GROUP BY t."id" ORDER BY t."name" COLLATE "und-x-icu"`;
}

/** The team of this name, written in whatever case; made when there is none. */
export async function findOrCreateTeam(
  tx: Transaction,
  name: string,
  record: (entry: AuditEntry) => void,
): Promise<string> {
  const known = await teamNamed(tx, name);
  if (known) return known.id;
  const { id } = await tx.team.create({ data: { name }, select: { id: true } });
  record({ action: "team.created", subject: { type: "team", id }, data: { name } });
  return id;
}

export async function createTeam(actor: Actor, name: string): Promise<void> {
  await change(actor, async (tx, record) => {
    if (await teamNamed(tx, name))
      throw new Refusal("name", "There is a team of this name already.");
    await findOrCreateTeam(tx, name, record);
  });
}

export async function renameTeam(actor: Actor, id: string, name: string): Promise<void> {
  await change(actor, async (tx, record) => {
    const team = await tx.team.findUnique({ where: { id } });
    if (!team) throw new AppError("This team is not here any more.", 404);
    const other = await teamNamed(tx, name);
    if (other && other.id !== id)
      throw new Refusal("name", "There is a team of this name already.");
    await tx.team.update({ where: { id }, data: { name } });
    const data = { from: team.name, to: name };
    record({ action: "team.renamed", subject: { type: "team", id }, data });
  });
}

/** Deletes a team nobody is in, neither now nor in the record of somebody who left. */
export async function deleteTeam(actor: Actor, id: string): Promise<void> {
  await change(actor, async (tx, record) => {
    const team = await tx.team.findUnique({
      where: { id },
      select: { name: true, _count: { select: { people: true } } },
    });
    if (!team) throw new AppError("This team is not here any more.", 404);
    if (team._count.people > 0)
      throw new Refusal("form", `${team.name} is not empty, so it stays. Move its people first.`);
    await tx.team.delete({ where: { id } });
    record({ action: "team.deleted", subject: { type: "team", id }, data: { name: team.name } });
  });
}

async function teamNamed(tx: Transaction, name: string) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "Team"
    WHERE lower("name" COLLATE "und-x-icu") = lower(${name}::text COLLATE "und-x-icu")`;
  return rows[0];
}
