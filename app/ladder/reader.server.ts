import { can } from "~/access/domain/can";
import { type Ask, requirePermission } from "~/access/guards.server";
import { findViewer, type Viewer } from "~/access/viewer.server";
import { withoutAnchorCases } from "./domain/anchor-cases";
import type { Exercise, Ladder } from "./domain/schema";
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
  const { ladder: published, versionId } = currentLadder();
  // Who has read an anchor case before rating it is no use as its rater, whoever it is.
  const ladder = withoutAnchorCases(published);
  const isForAll = !viewer && isLinkedTo(new URL(ask.request.url).searchParams, ladder);
  const caching = isForAll ? "public, max-age=0, must-revalidate" : "private, no-cache";
  return {
    viewer,
    ladder: interviewAsFor(viewer, ladder),
    versionId,
    headers: { "cache-control": caching },
  };
}

/** Does the address ask for something a page of ours links to? Others are answered, but would only fill the cache. */
function isLinkedTo(search: URLSearchParams, ladder: Ladder): boolean {
  const tracks = ladder.tracks.map(({ id }) => id);
  const places = ladder.levels.flatMap(({ id }) => [
    id,
    ...tracks.map((track) => `${id}.${track}`),
  ]);
  const known: Record<string, string[]> = {
    track: tracks,
    from: places,
    to: places,
    text: ["full"],
    marks: ["all"],
  };
  const entries = [...search];
  return (
    new Set(search.keys()).size === entries.length &&
    entries.every(([name, value]) => Object.hasOwn(known, name) && known[name]?.includes(value))
  );
}

/**
 * Candidates are visitors, or work here already: what an interview asks is for the people who work here, what an exercise
 * hides for those who interview.
 */
function interviewAsFor(viewer: Viewer | null, ladder: Ladder): Ladder {
  if (!viewer || viewer.isCandidate)
    return { ...ladder, interview: { questions: [], exercises: [] } };
  if (can(viewer, "kit.read", viewer)) return ladder;
  const { questions, exercises } = ladder.interview;
  return { ...ladder, interview: { questions, exercises: exercises.map(withoutAnswers) } };
}

/** What the candidate is given, and nothing of what is planted in it. */
function withoutAnswers(exercise: Exercise): Exercise {
  const { material, interviewerBrief, ...rest } = exercise;
  return { ...rest, plantedFlaws: [], observe: [] };
}

/** A 404 that says what is missing and where to look instead. */
export function notInLadder(what: "criterion" | "competency" | "level" | "transition" | "page") {
  return new Response(
    `This ladder has no such ${what}. The address may be mistyped, or come from another version of the ladder. Search for it above, or begin with the overview.`,
    { status: 404 },
  );
}
