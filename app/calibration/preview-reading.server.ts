import type { SubmissionContent } from "~/assessment/submission.server";
import { database } from "~/platform/database.server";
import { renderMarkdown } from "~/platform/markdown.server";
import { withCorroborations } from "~/review/corroborated.server";
import { type Asked, asAsked, evidenceOf } from "~/review/review-state.server";
import type { MarkdownNode } from "~/ui/markdown";

export type Reading = {
  sessionId: string;
  personId: string;
  assessmentId: string;
  /** The people team sits in no session; its reading was recorded. */
  byOffice?: boolean;
};

/**
 * The viewer sits in the session (or reads by office) and the assessment is somebody else's in it: part of every WHERE below.
 */
function readBy({ sessionId, personId, byOffice = false }: Reading) {
  const member = { sessionId, removedAt: null, personId: { not: personId } };
  const seat = { participants: { some: { personId, removedAt: null } } };
  return { memberships: { some: { ...member, session: byOffice ? {} : seat } } };
}

type Piece = Awaited<
  ReturnType<typeof withCorroborations<ReturnType<typeof evidenceOf>[number]>>
>[number];

/** What an engineer handed in for their criteria, without a single rating. */
export type Submitted = {
  words: (criterionId: string) => MarkdownNode[];
  evidence: (criterionId: string) => Piece[];
  /** What was asked on a criterion after it was handed in, and answered. */
  requests: (criterionId: string) => Asked[];
};

/** Words and evidence as they were submitted, with what was answered since; null where the viewer may not read them. */
export async function readSubmitted(
  reading: Reading,
  { withNames }: { withNames: boolean },
): Promise<Submitted | null> {
  const { assessmentId } = reading;
  const assessment = readBy(reading);
  const submitted = await database().submission.findFirst({
    where: { assessmentId, withdrawnAt: null, assessment },
    orderBy: { submittedAt: "desc" },
    select: { id: true, submittedAt: true, content: true },
  });
  if (!submitted) return null;
  const rows = await database().evidenceRequest.findMany({
    where: { assessmentId, withdrawnAt: null, answeredAt: { not: null }, assessment },
    orderBy: { askedAt: "asc" },
  });
  const requests = rows.map(asAsked);
  const content = submitted.content as unknown as SubmissionContent;
  const pieces = await withCorroborations(
    evidenceOf({ submitted: { ...submitted, content }, requests }),
  );
  const evidence = withNames
    ? pieces
    : pieces.map(({ said, ...piece }) => ({
        ...piece,
        // It begins the sentence in one case alone.
        said: said.map((each) => ({
          ...each,
          colleague: each.answer === "cannot" ? "A colleague" : "a colleague",
        })),
      }));
  return {
    words: (id) =>
      renderMarkdown(content.answers.find((each) => each.criterionId === id)?.narrative ?? ""),
    evidence: (id) => evidence.filter((piece) => piece.criteria.includes(id)),
    requests: (id) => requests.filter((each) => each.criterionId === id),
  };
}

export type ManagersRating = {
  point: number | null;
  alternative: string | null;
  reason: string;
  rationale: MarkdownNode[];
};

/**
 * The manager's ratings with their words, by criterion; empty where the viewer may not read them. What the viewer gave
 * themselves is there only `withOwn`.
 */
export async function readManagers(
  reading: Reading,
  { withOwn = false }: { withOwn?: boolean } = {},
): Promise<Map<string, ManagersRating>> {
  const rows = await database().reviewRating.findMany({
    where: {
      review: {
        assessmentId: reading.assessmentId,
        finishedAt: { not: null },
        ...(withOwn ? {} : { reviewerId: { not: reading.personId } }),
        assessment: readBy(reading),
      },
    },
    select: { criterionId: true, point: true, alternative: true, reason: true, rationale: true },
  });
  return new Map(
    rows.map(({ criterionId, rationale, ...row }) => [
      criterionId,
      { ...row, rationale: renderMarkdown(rationale) },
    ]),
  );
}
