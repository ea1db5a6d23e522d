import { createHash } from "node:crypto";
import path from "node:path";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { ConfigurationError } from "~/platform/environment.server";
import type { Prisma } from "~/platform/prisma/client";
import { singleton } from "~/platform/singleton.server";
import { canonicalJson } from "./domain/export";
import { formatFinding } from "./domain/findings";
import { parseLadder } from "./domain/parse";
import type { Ladder } from "./domain/schema";
import { laddersDirectory, readLadderFiles } from "./files.server";

export type PublishedLadder = { ladder: Ladder; versionId: string };

const state = singleton<{
  current: PublishedLadder | null;
  isPublic: boolean;
  versions: Map<string, Ladder>;
}>("ladder", () => ({ current: null, isPublic: false, versions: new Map() }));

/** The ladder under `content/ladders/<id>`; with any fault in it the start is refused, naming how to see them all. */
export async function loadLadderFromDisk(id: string): Promise<Ladder> {
  const directory = path.join(laddersDirectory, id);
  const files = await readLadderFiles(directory).catch(() => {
    throw new ConfigurationError(`LADDER names "${id}", but there is no directory ${directory}.`);
  });
  const { ladder, errors } = parseLadder(files);
  if (ladder) return ladder;
  const shown = errors.slice(0, 10).map(formatFinding);
  const more = errors.length > shown.length ? [`… and ${errors.length - shown.length} more.`] : [];
  throw new ConfigurationError(
    [
      ...shown,
      ...more,
      `The ladder in ${directory} has ${errors.length} fault(s), so nothing was started. See them with: npm run ladder -- check ${directory}`,
    ].join("\n"),
  );
}

/** Publishes `ladder` and makes it the one that the site shows. */
export async function configureLadder(
  ladder: Ladder,
  options: { isPublic: boolean },
): Promise<void> {
  const versionId = await publishLadder(ladder);
  state.current = { ladder, versionId };
  state.isPublic = options.isPublic;
}

/** The published ladder that the site shows. */
export function currentLadder(): PublishedLadder {
  if (!state.current) throw new Error("no ladder is published yet");
  return state.current;
}

/** May visitors read the ladder without signing in? */
export function ladderIsPublic(): boolean {
  return state.isPublic;
}

/** The ladder that an assessment or a cycle is pinned to. Versions never change, so each is read once. */
export async function ladderOfVersion(
  versionId: string,
  tx: Transaction = database(),
): Promise<Ladder> {
  const known = state.versions.get(versionId);
  if (known) return known;
  const { content } = await tx.ladderVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { content: true },
  });
  // It went in through `publishLadder`, and the database refuses to change it since.
  const ladder = content as unknown as Ladder;
  state.versions.set(versionId, ladder);
  return ladder;
}

/**
 * Keeps an immutable snapshot of this version. The same version again with the same content is fine; with other
 * content it is refused, because ratings were made against the words people saw.
 */
export async function publishLadder(ladder: Ladder): Promise<string> {
  const content = canonicalJson(ladder);
  const contentHash = createHash("sha256").update(content).digest("hex");
  const key = { ladderId: ladder.id, version: ladder.version };
  const published = await database().ladderVersion.findUnique({
    where: { ladderId_version: key },
    select: { id: true, contentHash: true },
  });
  if (!published) {
    return change({ personId: null }, async (tx, record) => {
      const { id } = await tx.ladderVersion.create({
        data: { ...key, contentHash, content: JSON.parse(content) as Prisma.InputJsonObject },
        select: { id: true },
      });
      record({
        action: "ladder.published",
        subject: { type: "ladder", id },
        data: { ...key, contentHash },
      });
      return id;
    });
  }
  if (published.contentHash === contentHash) return published.id;
  throw new ConfigurationError(
    [
      `The ladder "${ladder.id}" was published as version ${ladder.version} with other content, and published content never changes.`,
      "Raise `version` in its ladder.yaml, or put the files back as they were.",
    ].join("\n"),
  );
}
