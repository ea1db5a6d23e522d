import { database } from "~/platform/database.server";
import { Prisma } from "~/platform/prisma/client";
import { type Mark, markOf } from "./domain/mark";

export type LoggedChange = {
  id: string;
  assessmentId: string;
  criterionId: string;
  number: number;
  from: Mark;
  to: Mark;
  reasonCode: string;
  sentence: string;
  undoes: number | null;
  by: string;
  at: Date;
};

type Row = Omit<LoggedChange, "from" | "to"> & {
  fromPoint: number | null;
  fromAlternative: string | null;
  toPoint: number | null;
  toAlternative: string | null;
};

/**
 * The log of a session, newest first, without what is about the viewer; of one person where `assessmentId` is given. Moves
 * are never collapsed: each is an entry of its own.
 */
export async function changesIn(
  viewer: { personId: string },
  sessionId: string,
  { assessmentId }: { assessmentId?: string } = {},
): Promise<LoggedChange[]> {
  const only = assessmentId
    ? Prisma.sql`AND c."assessmentId" = ${assessmentId}::uuid`
    : Prisma.empty;
  const rows = await database().$queryRaw<Row[]>`
    SELECT c."id", c."assessmentId", c."criterionId", c."number", c."fromPoint", c."fromAlternative",
           c."toPoint", c."toAlternative", c."reasonCode", c."sentence", c."undoes", p."name" AS "by", c."at"
    FROM "CalibrationChange" c JOIN "Person" p ON p."id" = c."byId"
    WHERE c."sessionId" = ${sessionId}::uuid AND c."personId" <> ${viewer.personId}::uuid ${only}
    ORDER BY c."at" DESC, c."number" DESC`;
  return rows.map(({ fromPoint, fromAlternative, toPoint, toAlternative, ...row }) => ({
    ...row,
    from: markOf({ point: fromPoint, alternative: fromAlternative }),
    to: markOf({ point: toPoint, alternative: toAlternative }),
  }));
}
