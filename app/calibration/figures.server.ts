import { setImmediate as nextTurn } from "node:timers/promises";
import { database } from "~/platform/database.server";
import { enqueue } from "~/platform/jobs.server";
import { log } from "~/platform/log.server";
import type { Prisma } from "~/platform/prisma/client";
import { type Figures, figureParts } from "./domain/figures";
import type { FiguresInput } from "./domain/figures-input";
import { inputOf, readInputSource } from "./figures-input.server";
import type { CalibrationSession } from "./session.server";
import { sessionData } from "./session-data.server";

/** The job that works out the figures somebody waits for. */
export const FIGURES_JOB = "calibration-figures";

/** Raised with what is worked out or how, so that stored figures are made again. */
const VERSION = 1;
/** Stands for the basis while somebody waits for new figures. */
const WANTED = "";
/** The variant with everybody in it. */
const EVERYBODY = "";

export type StoredFigures = {
  /** Null until they were worked out for the first time. */
  figures: Figures | null;
  /** When they were. */
  at: Date | null;
  /** Something has changed since, and new ones are on their way. */
  isStale: boolean;
};

/**
 * The figures as this viewer may see them: without their own row where they are rated in the session. Where there are none,
 * or older ones, new ones are asked for and what there is comes back at once.
 */
export async function storedFigures(
  session: Pick<CalibrationSession, "id" | "wasRated">,
  viewerId: string,
): Promise<StoredFigures> {
  const variant = session.wasRated ? viewerId : EVERYBODY;
  const known = await database().calibrationFigures.findUnique({
    where: { sessionId_without: { sessionId: session.id, without: variant } },
  });
  const bases = await basesOf(session.id, [variant]);
  const isStale = known?.basis !== versioned(bases.get(variant));
  if (isStale && known?.basis !== WANTED) await want(session.id, variant);
  if (isStale) await enqueue(FIGURES_JOB);
  const isThere = known && "people" in (known.content as object);
  return {
    figures: isThere ? (known.content as unknown as Figures) : null,
    at: isThere ? known.computedAt : null,
    isStale,
  };
}

/** What is there stays, with its time, until new figures take its place. */
async function want(sessionId: string, without: string): Promise<void> {
  await database().calibrationFigures.upsert({
    where: { sessionId_without: { sessionId, without } },
    create: { sessionId, without, basis: WANTED, content: {} },
    update: { basis: WANTED },
  });
}

/** One run of the job: everything that somebody waits for. Repeating it is harmless. */
export async function runFigures(signal?: AbortSignal): Promise<void> {
  const wanted = await database().calibrationFigures.findMany({
    where: { basis: WANTED },
    select: { sessionId: true, without: true },
    orderBy: [{ sessionId: "asc" }, { without: "asc" }],
  });
  const bySession = new Map<string, string[]>();
  for (const { sessionId, without } of wanted)
    bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), without]);
  for (const [sessionId, variants] of bySession) {
    if (signal?.aborted) return;
    try {
      await computeVariants(sessionId, variants, signal);
    } catch (error) {
      // One session does not keep the figures of the others back.
      log.error({ err: error, sessionId }, "the figures of a calibration session failed");
    }
  }
}

/**
 * Works out everything of one session that is out of date: for everybody, and for each of those who sit in it and are rated
 * in it, without them.
 */
export async function computeFigures(sessionId: string): Promise<void> {
  const rated = await database().$queryRaw<{ personId: string }[]>`
    SELECT DISTINCT m."personId"::text FROM "CalibrationMember" m
    JOIN "CalibrationParticipant" p
      ON p."sessionId" = m."sessionId" AND p."personId" = m."personId" AND p."removedAt" IS NULL
    WHERE m."sessionId" = ${sessionId}::uuid AND m."removedAt" IS NULL ORDER BY 1`;
  await computeVariants(sessionId, [EVERYBODY, ...rated.map(({ personId }) => personId)]);
}

async function computeVariants(
  sessionId: string,
  variants: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const session = await database().calibrationSession.findUnique({
    where: { id: sessionId },
    include: { cycle: true },
  });
  if (!session) return;
  const bases = await basesOf(sessionId, [EVERYBODY, ...variants]);
  const stored = await database().calibrationFigures.findMany({
    where: { sessionId },
    select: { without: true, basis: true },
  });
  const storedBasis = new Map(stored.map(({ without, basis }) => [without, basis]));
  const stale = variants.filter(
    (variant) => storedBasis.get(variant) !== versioned(bases.get(variant)),
  );
  if (stale.length === 0) return;
  const { cycle } = session;
  const data = await sessionData({ id: sessionId, cycle, basis: bases.get(EVERYBODY) ?? "" });
  const source = await readInputSource({ id: sessionId, cycle }, data, database());
  for (const without of stale) {
    if (signal?.aborted) return;
    const figures = await figuresWithPauses(inputOf(source, without || null));
    const content = figures as unknown as Prisma.InputJsonValue;
    const made = { basis: versioned(bases.get(without)), content, computedAt: new Date() };
    await database().calibrationFigures.upsert({
      where: { sessionId_without: { sessionId, without } },
      create: { sessionId, without, ...made },
      update: made,
    });
  }
}

/** Lets requests through between the parts. */
export async function figuresWithPauses(input: FiguresInput): Promise<Figures> {
  const parts = figureParts(input);
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
    await nextTurn();
  }
}

function versioned(basis: string | undefined): string {
  return `${VERSION}:${basis ?? ""}`;
}

/**
 * What each variant rests on. One without somebody does not move with changes and notes about them: a newer time beside
 * the figures would tell them of it.
 */
async function basesOf(
  sessionId: string,
  variants: readonly string[],
): Promise<Map<string, string>> {
  const rows = await database().$queryRaw<{ without: string; basis: string }[]>`
    SELECT v."without",
           (s."revision"
             - (SELECT count(*) FROM "CalibrationChange" c
                WHERE c."sessionId" = s."id" AND c."personId"::text = v."without")
             - (SELECT count(*) FROM "CalibrationNote" n
                WHERE n."sessionId" = s."id" AND n."personId"::text = v."without"))::text
           || '/' || coalesce(f."fingerprint", '') AS "basis"
    FROM "CalibrationSession" s
    CROSS JOIN unnest(${[...new Set(variants)]}::text[]) v("without")
    CROSS JOIN LATERAL (
      SELECT md5(string_agg(m."assessmentId"::text || a."state"::text, ',' ORDER BY m."assessmentId")) AS "fingerprint"
      FROM "CalibrationMember" m JOIN "Assessment" a ON a."id" = m."assessmentId"
      WHERE m."sessionId" = s."id" AND m."removedAt" IS NULL AND m."personId"::text <> v."without") f
    WHERE s."id" = ${sessionId}::uuid`;
  return new Map(rows.map(({ without, basis }) => [without, basis]));
}
