import { type Ask, requirePermission } from "~/access/guards.server";
import { findViewer, type Viewer } from "~/access/viewer.server";
import type { Ladder } from "./domain/schema";
import { currentLadder, ladderIsPublic } from "./ladder.server";

export type LadderReader = {
  viewer: Viewer | null;
  /** The ladder as this reader sees it. */
  ladder: Ladder;
  versionId: string;
  /** How the answer may be kept: by everybody where it is the same for everybody, else by nobody. */
  headers: { "cache-control": string };
};

/** Whoever may read the ladder: anybody where the deployment made it public, else everybody signed in. */
export async function requireLadderReader(ask: Ask): Promise<LadderReader> {
  const viewer = ladderIsPublic()
    ? await findViewer(ask.request, ask.context)
    : await requirePermission(ask, "ladder.read");
  const caching = viewer ? "private, no-cache" : "public, max-age=0, must-revalidate";
  const { ladder, versionId } = currentLadder();
  return {
    viewer,
    ladder: viewer ? ladder : withoutInterview(ladder),
    versionId,
    headers: { "cache-control": caching },
  };
}

/** Candidates are visitors too: what an interview asks and hides is for the people who hold it. */
function withoutInterview(ladder: Ladder): Ladder {
  return { ...ladder, interview: { questions: [], exercises: [] } };
}

/** A 404 that says what is missing and where to look instead. */
export function notInLadder(what: "criterion" | "competency" | "level" | "transition" | "page") {
  return new Response(
    `This ladder has no such ${what}. The address may be mistyped, or come from another version of the ladder. Search for it above, or begin with the overview.`,
    { status: 404 },
  );
}
