import type { Transaction } from "~/platform/database.server";
import { RULES } from "./domain/interview-drafts";
import type { DemoPlan } from "./domain/plan";

/** Kits, retention rules and panels with all that was written on them. Cards that are in are written as they were handed in. */
export async function writeInterviews(
  tx: Transaction,
  { interviews }: DemoPlan,
  ladderVersionId: string,
) {
  const { kits, panels } = interviews;
  await tx.retentionRule.createMany({
    data: RULES.map((rule) => ({ ...rule, updatedById: kits[0]?.createdById ?? null })),
  });
  await tx.interviewKit.createMany({ data: kits.map((kit) => ({ ...kit, ladderVersionId })) });
  await tx.interviewPanel.createMany({
    data: panels.map(
      ({ key: _, role: _role, seats, sessions, cards, moves, decisions, ...panel }) => ({
        ...panel,
        revision: revisionOf(seats, sessions, cards, moves, decisions),
      }),
    ),
  });
  const each = <Row>(rowsOf: (panel: (typeof panels)[number]) => readonly Row[]) =>
    panels.flatMap((panel) => rowsOf(panel).map((row) => ({ panelId: panel.id, ...row })));
  await tx.interviewSeat.createMany({ data: each(({ seats }) => seats) });
  await tx.interviewSession.createMany({ data: each(({ sessions }) => sessions) });
  const cards = each((panel) => panel.cards);
  // What is on a card goes in before it is handed in: afterwards the database lets nothing in.
  await tx.scorecard.createMany({
    data: cards.map(({ answers: _, flaws: _flaws, submittedAt: _in, ...card }) => card),
  });
  await tx.scorecardAnswer.createMany({
    data: cards.flatMap(({ id, answers }) => answers.map((answer) => ({ cardId: id, ...answer }))),
  });
  await tx.scorecardFlaw.createMany({
    data: cards.flatMap(({ id, flaws }) => flaws.map((flaw) => ({ cardId: id, ...flaw }))),
  });
  for (const { id, submittedAt } of cards)
    if (submittedAt) await tx.scorecard.update({ where: { id }, data: { submittedAt } });
  await tx.interviewMove.createMany({ data: each(({ moves }) => moves) });
  await tx.interviewDecision.createMany({ data: each(({ decisions }) => decisions) });
}

/** One more for everything on the panel that others could see change. */
function revisionOf(...parts: readonly (readonly unknown[])[]): number {
  return 1 + parts.reduce((sum, part) => sum + part.length, 0);
}
