import { redirect } from "@remix-run/node";
import { can, type PanelSeat, type Role, type Subject } from "~/access/domain/can";
import type { Action } from "~/access/domain/matrix";
import { type Ask, notFound, requirePerson } from "~/access/guards.server";
import { isId } from "~/assessment/assessments.server";
import { AppError } from "~/platform/app-error";
import type { Actor } from "~/platform/audit.server";
import { change } from "~/platform/audit.server";
import { oncePerRequest } from "~/platform/context.server";
import { database, type Transaction } from "~/platform/database.server";
import { type KitContent, kitContent } from "./domain/kit";
import { inWords, type PanelState, type Stored } from "./domain/state";

/** Whoever asks. */
export type Asking = { personId: string; roles: readonly Role[] };

/** Whoever changes something. */
export type OnPanel = Asking & { actor: Actor };

export type Panel = {
  id: string;
  candidateName: string;
  /** The candidate, where they work here. */
  candidateId: string | null;
  trackId: string;
  levelId: string;
  location: string;
  state: PanelState;
  revision: number;
  createdAt: Date;
  debriefAt: Date | null;
  decidedAt: Date | null;
  withdrawnAt: Date | null;
  heldAt: Date | null;
  missingIds: string[];
  hiringManager: { id: string; name: string };
  kit: { id: string; name: string; ladderVersionId: string; content: KitContent };
  /** What the viewer is on it. Whoever is in the candidate's line is no interviewer, whatever the seats say. */
  panelSeats: PanelSeat[];
  /** Has a seat, also where the line keeps them from interviewing. */
  hasSeat: boolean;
  isCandidate: boolean;
  /** The viewer's own card; null before it is begun, or without a seat. */
  ownCard: { id: string; submittedAt: Date | null } | null;
  /** All that shows of cards before one may read them. */
  cards: { interviewers: number; submitted: number };
};

type Row = Omit<Panel, "state" | "hiringManager" | "kit" | "panelSeats" | "ownCard" | "cards"> & {
  state: Stored<PanelState>;
  hiringManagerId: string;
  hiringManagerName: string;
  kitId: string;
  kitName: string;
  ladderVersionId: string;
  content: unknown;
  hasSeat: boolean;
  conflict: string | null;
  cardId: string | null;
  submittedAt: Date | null;
  interviewers: number;
  submitted: number;
};

/** One statement; the viewer is in it, and what is purged is not there. */
async function select(
  asking: Asking,
  panelId: string,
  from: Pick<Transaction, "$queryRaw">,
): Promise<Panel | null> {
  if (!isId(panelId)) return null;
  const viewer = asking.personId;
  const rows = await from.$queryRaw<Row[]>`
    SELECT l."id"::text, l."candidateName", l."candidateId"::text, l."trackId", l."levelId", l."location",
           l."state"::text AS "state", l."revision", l."createdAt", l."debriefAt", l."decidedAt", l."withdrawnAt",
           l."heldAt", l."missingIds"::text[] AS "missingIds", l."hiringManagerId"::text, h."name" AS "hiringManagerName",
           k."id"::text AS "kitId", k."name" AS "kitName", k."ladderVersionId"::text, k."content",
           i."interviewerId" IS NOT NULL AS "hasSeat", interview_conflict(l."candidateId", ${viewer}::uuid) AS "conflict",
           coalesce(l."candidateId" = ${viewer}::uuid, false) AS "isCandidate",
           c."id"::text AS "cardId", c."submittedAt", n."interviewers", n."submitted"
    FROM "InterviewPanel" l
    JOIN "Person" h ON h."id" = l."hiringManagerId"
    JOIN "InterviewKit" k ON k."id" = l."kitId"
    LEFT JOIN "InterviewSeat" i
      ON i."panelId" = l."id" AND i."interviewerId" = ${viewer}::uuid AND i."removedAt" IS NULL
    LEFT JOIN "Scorecard" c ON c."panelId" = l."id" AND c."interviewerId" = i."interviewerId"
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS "interviewers",
             count(d."submittedAt")::int AS "submitted"
      FROM "InterviewSeat" j
      LEFT JOIN "Scorecard" d ON d."panelId" = j."panelId" AND d."interviewerId" = j."interviewerId"
      WHERE j."panelId" = l."id" AND j."removedAt" IS NULL) n
    WHERE l."id" = ${panelId}::uuid AND l."purgedAt" IS NULL
      AND l."candidateId" IS DISTINCT FROM ${viewer}::uuid
      AND (i."interviewerId" IS NOT NULL OR l."hiringManagerId" = ${viewer}::uuid
        OR ${asking.roles.includes("PEOPLE_TEAM")}::boolean)`;
  return rows[0] ? asPanel(rows[0], viewer) : null;
}

function asPanel(row: Row, viewer: string): Panel {
  const { hiringManagerId, hiringManagerName, kitId, kitName, ladderVersionId, content, ...rest } =
    row;
  const { conflict, cardId, submittedAt, interviewers, submitted, ...facts } = rest;
  return {
    ...facts,
    state: inWords<PanelState>(row.state),
    hiringManager: { id: hiringManagerId, name: hiringManagerName },
    kit: { id: kitId, name: kitName, ladderVersionId, content: kitContent.parse(content) },
    panelSeats: [
      ...(row.hasSeat && !conflict ? (["interviewer"] as const) : []),
      // Nobody decides about whom they report to.
      ...(hiringManagerId === viewer && conflict !== "report" ? (["hiringManager"] as const) : []),
    ],
    ownCard: cardId ? { id: cardId, submittedAt } : null,
    cards: { interviewers, submitted },
  };
}

/** What `can` reads of a panel. */
function subjectOf({ state, panelSeats, isCandidate }: Panel): Subject {
  return { state, panelSeats, isCandidate };
}

/** The person who is signed in and the panel, if they may do `action` to it; to others it is not there. */
export async function requirePanel(ask: Ask, panelId: string | undefined, action: Action) {
  const viewer = await requirePerson(ask);
  // The frame and the page in it ask for the same panel.
  const panel = await oncePerRequest(ask.context, `interview-panel ${panelId}`, () =>
    select(viewer, panelId ?? "", database()),
  );
  const may = (wanted: Action) => panel !== null && can(viewer, wanted, subjectOf(panel));
  if (!panel || !may(action)) throw notFound();
  return { viewer, panel, may };
}

/**
 * Whether the viewer has a seat and has not handed in: nothing of others' cards is open to them before, also where the line
 * keeps them from interviewing today, since it may not tomorrow.
 */
export function waitsForOwnCard({ hasSeat, ownCard }: Panel): boolean {
  return hasSeat && !ownCard?.submittedAt;
}

/**
 * As `requirePanel`, for whatever shows something of others' cards. Whoever has not handed in is led to their own card
 * first. Reading by office, without a part in the panel, is recorded.
 */
export async function requireCards(ask: Ask, panelId: string | undefined) {
  const found = await requirePanel(ask, panelId, "scorecard.read");
  const { viewer, panel } = found;
  if (waitsForOwnCard(panel)) {
    if (!panel.panelSeats.includes("interviewer")) throw notFound();
    throw redirect(`/interviews/${panel.id}/card?first=1`);
  }
  // Whatever of it the seat alone would not have allowed: whoever did that is not given a seat afterwards.
  if (!can({ personId: viewer.personId, roles: [] }, "scorecard.read", subjectOf(panel)))
    await oncePerRequest(ask.context, `interview-reading ${panel.id}`, () =>
      change(viewer.actor, async (_, record) => {
        record({ action: "interview.cards-read", subject: { type: "interview", id: panel.id } });
      }),
    );
  return found;
}

/**
 * Locks the panel for the rest of the transaction, with every relation asked anew. Its state refuses in its own words
 * where the relation still holds.
 */
export async function lockPanel(
  tx: Transaction,
  asking: Asking,
  panelId: string,
  action: Action,
): Promise<Panel> {
  if (isId(panelId))
    await tx.$queryRaw`SELECT 1 FROM "InterviewPanel" WHERE "id" = ${panelId}::uuid FOR NO KEY UPDATE`;
  const panel = await select(asking, panelId, tx);
  if (!panel) throw new AppError(NOT_THERE, 404);
  if (!can(asking, action, subjectOf(panel))) throw new AppError(refusal(panel.state), 409);
  if (panel.heldAt && CHANGES_WHAT_IS_HELD.includes(action))
    throw new AppError(
      "These interviews are held, so who interviews and when, and the candidate’s name, stay as they are.",
      409,
    );
  return panel;
}

const CHANGES_WHAT_IS_HELD: readonly Action[] = ["interview.plan", "interview.settings"];

/** Also for whoever still has a purged panel's page open. */
export const NOT_THERE =
  "These interviews are not there, or are no longer kept. Nothing more can be written about this candidate.";

/** Why a panel in this state takes nothing more of what was tried. */
export function refusal(state: PanelState): string {
  switch (state) {
    case "withdrawn":
      return "The candidate withdrew, so nothing more is written. What was written is kept until it is due to go.";
    case "decided":
      return "It is decided, so this cannot be changed. The people team can reopen the decision.";
    default:
      return "This cannot be done with these interviews as they are now.";
  }
}

/** Others on the panel are to see that something changed. Inside the change's own transaction. */
export async function touchPanel(tx: Transaction, panelId: string): Promise<void> {
  await tx.interviewPanel.update({
    where: { id: panelId },
    data: { revision: { increment: 1 } },
  });
}
