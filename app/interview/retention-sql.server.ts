import { Prisma } from "~/platform/prisma/client";

/** A location as it is compared: other case, other spaces and other ways of writing the same letters are the same place. */
export function samePlace(location: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`lower(btrim(regexp_replace(normalize(${location}, NFKC), '\\s+', ' ', 'g')) COLLATE "und-x-icu")`;
}

/** Joins to the panel `l` the rule that holds for it: its location's, or the one for everywhere else. */
export const WITH_RULE = Prisma.sql`
  CROSS JOIN "Organisation" o
  JOIN LATERAL (
    SELECT r."location", r."months" FROM "RetentionRule" r
    WHERE r."location" = ''
      OR ${samePlace(Prisma.sql`r."location"`)} = ${samePlace(Prisma.sql`l."location"`)}
    ORDER BY (r."location" = '')::int, r."location" LIMIT 1) rule ON true`;

/** When the panel `l` was over; null while it is not. */
export const ENDED_AT = Prisma.sql`(CASE l."state"
  WHEN 'DECIDED' THEN l."decidedAt" WHEN 'WITHDRAWN' THEN l."withdrawnAt" END)`;

/** The first day on which the panel `l` is no longer kept: that many months after it was over, on the organisation's calendar. */
export const GOES_ON = Prisma.sql`
  ((${ENDED_AT} AT TIME ZONE o."timeZone")::date + make_interval(months => rule."months"))::date`;

/** The day it is at `now` where the organisation is. */
export function dayAt(now: Date): Prisma.Sql {
  return Prisma.sql`(${now}::timestamptz AT TIME ZONE o."timeZone")::date`;
}
