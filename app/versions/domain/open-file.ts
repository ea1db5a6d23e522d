import { z } from "zod";
import type { Shape } from "~/ladder/domain/carry-impact";
import type { Ladder } from "~/ladder/domain/schema";
import { storedLadder } from "~/ladder/domain/stored-ladder";

/** The file's shape; content is what was published, which nothing but the app writes. */
const openFile = z.object({
  ladder: z.object({ id: z.string(), version: z.string(), contentHash: z.string() }),
  versions: z.array(z.looseObject({ version: z.string(), criteria: z.array(z.unknown()) })).min(1),
  open: z.array(
    z.object({
      version: z.string(),
      transition: z.string(),
      answered: z.array(z.string()),
      count: z.int().min(1),
    }),
  ),
});

/** What a pull request's checks need to know of an installation: what is published, and counts. Nobody is named. */
export type OpenAssessments = {
  running: Ladder;
  contentHash: string;
  /** The running version and every one that open assessments are pinned to, or that was published since. */
  versions: Ladder[];
  shapes: Shape[];
};

/** The file's content. Anchor cases stay out of it, as out of every file that the app hands out. */
export function openFileOf({ running, contentHash, versions, shapes }: OpenAssessments) {
  return {
    ladder: { id: running.id, version: running.version, contentHash },
    versions: versions.map(({ anchorCases: _, ...version }) => version),
    open: shapes.map(({ transitionId, ...shape }) => ({ ...shape, transition: transitionId })),
  };
}

/** Reads such a file again; null where it is none. */
export function readOpenFile(text: string): OpenAssessments | null {
  const parsed = openFile.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { ladder, open } = parsed.data;
  const versions = parsed.data.versions.map(storedLadder);
  const running = versions.find(({ version }) => version === ladder.version);
  if (!running) return null;
  return {
    running,
    contentHash: ladder.contentHash,
    versions,
    shapes: open.map(({ transition, ...shape }) => ({ ...shape, transitionId: transition })),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
