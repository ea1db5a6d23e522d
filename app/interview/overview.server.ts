import { can } from "~/access/domain/can";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { askedAtLevel, coverageOf, type PlannedSession } from "./domain/coverage";
import { nextStep } from "./domain/next-step";
import { roleTitle } from "./domain/role-title";
import { sessionTopic } from "./domain/session-topic";
import { inWords, type Outcome } from "./domain/state";
import type { Asking, Panel } from "./panel.server";
import { waitsForOwnCard } from "./panel.server";
import { seatRows, sessionRows } from "./plan-rows.server";

/** All that everybody on a panel may know of it: who asks what and when, and how many cards are in. */
export async function panelOverview(panel: Panel, viewer: Asking) {
  const subject = {
    state: panel.state,
    panelSeats: panel.panelSeats,
    isCandidate: panel.isCandidate,
  };
  const reads = can(viewer, "scorecard.read", subject) && !waitsForOwnCard(panel);
  const [seats, sessions, moves, ladder, outcome] = await Promise.all([
    seatRows(panel.id, database()),
    sessionRows(panel.id, database()),
    movesOf(panel.id),
    ladderOfVersion(panel.kit.ladderVersionId),
    panel.state === "decided" && reads ? outcomeOf(panel.id) : null,
  ]);
  const asked = askedAtLevel(ladder, panel, panel.kit.content.exercises);
  const { criteria, covered, competencies } = coverageOf(asked, sessions);
  const shown = (session: PlannedSession) => ({
    id: session.id,
    startsAt: session.startsAt,
    minutes: session.minutes,
    topic: sessionTopic(asked, session),
  });
  return {
    role: roleTitle(ladder, panel),
    /** What was decided, for whoever may read it. */
    outcome,
    interviewers: seats.map(({ personId, name, hasLeft, conflict }) => ({
      personId,
      name,
      isViewer: personId === viewer.personId,
      mustGo: hasLeft || conflict !== null,
      sessions: sessions.filter((each) => each.interviewerId === personId).map(shown),
    })),
    coverage: {
      criteria,
      covered,
      gaps: competencies.filter(({ gaps }) => gaps > 0).map(({ title }) => title),
    },
    // Reasons may say what cards say; whoever has yet to hand in sees that it happened.
    moves: waitsForOwnCard(panel) ? moves.map((move) => ({ ...move, reason: "" })) : moves,
    next: nextStep({
      state: panel.state,
      interviewers: panel.cards.interviewers,
      submitted: panel.cards.submitted,
      gaps: criteria - covered,
      sessions: sessions.length,
      undated: sessions.filter(({ startsAt }) => startsAt === null).length,
      hasBegun: sessions.some(({ startsAt }) => startsAt !== null && startsAt <= new Date()),
      mustGo: seats.some(({ hasLeft, conflict }) => hasLeft || conflict !== null),
      ownCardWaits: waitsForOwnCard(panel),
      isHiringManager: panel.panelSeats.includes("hiringManager"),
      mayPlan: can(viewer, "interview.plan", subject),
    }),
  };
}

async function outcomeOf(panelId: string): Promise<Outcome | null> {
  const decision = await database().interviewDecision.findFirst({
    where: { panelId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { outcome: true },
  });
  return decision && inWords<Outcome>(decision.outcome);
}

type Move = {
  id: string;
  kind: "DEBRIEF" | "WITHDRAWN" | "RETURNED" | "REOPENED";
  reason: string;
  by: string;
  at: Date;
};

async function movesOf(panelId: string): Promise<Move[]> {
  return database().$queryRaw`
    SELECT m."id"::text, m."kind"::text AS "kind", m."reason", coalesce(p."name", '') AS "by", m."at"
    FROM "InterviewMove" m LEFT JOIN "Person" p ON p."id" = m."byId"
    WHERE m."panelId" = ${panelId}::uuid ORDER BY m."at", m."id"`;
}
