import { createHash } from "node:crypto";
import path from "node:path";
import { type Actor, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { forgetDocuments } from "~/platform/document-cache.server";
import { ConfigurationError } from "~/platform/environment.server";
import { log } from "~/platform/log.server";
import type { Prisma } from "~/platform/prisma/client";
import { singleton } from "~/platform/singleton.server";
import { canonicalText } from "./domain/canonical-text";
import { canonicalJson } from "./domain/export";
import { formatFinding } from "./domain/findings";
import { parseLadder } from "./domain/parse";
import type { Ladder } from "./domain/schema";
import { storedLadder } from "./domain/stored-ladder";
import { compareVersions } from "./domain/version-order";
import { laddersDirectory, readLadderFiles } from "./files.server";

export type PublishedLadder = { ladder: Ladder; versionId: string };

const state = singleton<{
  current: PublishedLadder | null;
  isPublic: boolean;
  directory: string;
  versions: Map<string, Ladder>;
}>("ladder", () => ({ current: null, isPublic: false, directory: "", versions: new Map() }));

/** How often a process looks whether another one that shares its database has published a version. */
const FOLLOW_MS = 5_000;

/** Longer than any page takes. */
const PAGE_MS = 10_000;

/** Where a ladder's files are: its name under `content/ladders`, or, with a slash in it, a directory anywhere. */
function directoryOf(name: string): string {
  return /[\\/]/.test(name) ? name : path.join(laddersDirectory, name);
}

/** The ladder that LADDER names; with any fault in it the start is refused, naming how to see them all. */
export async function loadLadderFromDisk(name: string): Promise<Ladder> {
  const directory = directoryOf(name);
  const { files, material } = await readLadderFiles(directory).catch(() => {
    throw new ConfigurationError(`LADDER names "${name}", but there is no directory ${directory}.`);
  });
  const { ladder, errors } = parseLadder(files, material);
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
  state.directory = directoryOf(ladder.id);
}

/**
 * Shows the newest published version. Files of a ladder of which nothing is published are published: an installation
 * begins with them. Newer files wait for the ladder editor; older ones are left alone, and it is said.
 */
export async function startLadder(
  files: Ladder,
  options: {
    isPublic: boolean;
    /** What LADDER says, to read the files again for the ladder editor. */
    name: string;
    /** Whether other processes may publish into the same database. */
    isShared: boolean;
    say: (line: string) => void;
  },
): Promise<void> {
  state.isPublic = options.isPublic;
  state.directory = directoryOf(options.name);
  const [newest] = await publishedVersions(files.id);
  // Also refuses files that say something else under a version that is published.
  if (!newest || newest.version === files.version) {
    state.current = { ladder: files, versionId: await publishLadder(files) };
  } else {
    await showVersion(newest.id);
    options.say(
      compareVersions(files.version, newest.version) > 0
        ? `The ladder's files say ${files.version}; ${newest.version} stays published until the ladder editor publishes them.`
        : `The ladder's files say ${files.version}, which is older than the published ${newest.version}; that one is shown.`,
    );
  }
  if (options.isShared) follow();
}

function follow(): void {
  const timer = setInterval(() => {
    refreshLadder().catch((error) => log.warn({ err: error }, "looking for a newer ladder failed"));
  }, FOLLOW_MS);
  timer.unref();
}

/** Shows what was published last, wherever that was done. */
export async function refreshLadder(): Promise<void> {
  const { ladder, versionId } = currentLadder();
  const [newest] = await publishedVersions(ladder.id);
  if (newest && newest.id !== versionId) await showVersion(newest.id);
}

/** Makes a published version the one that the site shows, from the next request on. */
export async function showVersion(versionId: string): Promise<void> {
  state.current = { ladder: await ladderOfVersion(versionId), versionId };
  forgetDocuments();
  // A page that was being made of the former version is kept when it is done; it goes too.
  setTimeout(forgetDocuments, PAGE_MS).unref();
}

/** Where the files of the ladder are read again. */
export function ladderDirectory(): string {
  return state.directory;
}

export type PublishedVersion = {
  id: string;
  version: string;
  contentHash: string;
  note: string;
  publishedById: string | null;
  publishedAt: Date;
};

/** Every published version of a ladder, the newest first. */
export async function publishedVersions(
  ladderId: string,
  tx: Transaction = database(),
): Promise<PublishedVersion[]> {
  const rows = await tx.ladderVersion.findMany({
    where: { ladderId },
    omit: { content: true, ladderId: true },
  });
  return rows.sort((a, b) => compareVersions(b.version, a.version));
}

/** A version and those published after it, oldest first: the steps through which `replaces` leads. */
export async function laddersSince(
  ladderId: string,
  version: string,
  tx: Transaction = database(),
): Promise<Ladder[]> {
  const versions = await publishedVersions(ladderId, tx);
  const since = versions.filter((each) => compareVersions(each.version, version) >= 0).reverse();
  const ladders: Ladder[] = [];
  for (const { id } of since) ladders.push(await ladderOfVersion(id, tx));
  return ladders;
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
  const ladder = storedLadder(content);
  state.versions.set(versionId, ladder);
  return ladder;
}

/**
 * What content is recognised by: equal exactly when the ladders are. Without anchor cases it is what it was before the
 * format had them, so that versions published then are still recognised.
 */
export function contentHashOf(ladder: Ladder): string {
  const { anchorCases, ...rest } = ladder;
  const content = anchorCases.length > 0 ? canonicalJson(ladder) : canonicalText(rest);
  return createHash("sha256").update(content).digest("hex");
}

/**
 * Keeps an immutable snapshot of this version. The same version again with the same content is fine; with other
 * content it is refused, because ratings were made against the words people saw.
 */
export async function publishLadder(
  ladder: Ladder,
  { actor = { personId: null }, note = "" }: { actor?: Actor; note?: string } = {},
): Promise<string> {
  const contentHash = contentHashOf(ladder);
  const key = { ladderId: ladder.id, version: ladder.version };
  const published = await database().ladderVersion.findUnique({
    where: { ladderId_version: key },
    select: { id: true, contentHash: true },
  });
  if (!published) {
    return change(actor, async (tx, record) => {
      const content = JSON.parse(canonicalJson(ladder)) as Prisma.InputJsonObject;
      const { id } = await tx.ladderVersion.create({
        data: { ...key, contentHash, note, publishedById: actor.personId, content },
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
