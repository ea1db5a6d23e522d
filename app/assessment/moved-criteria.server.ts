import { carryPlan, type Fate } from "~/ladder/domain/carry";
import type { Ladder } from "~/ladder/domain/schema";
import { compareVersions } from "~/ladder/domain/version-order";
import { criteriaOfTransition, findCriterion } from "~/ladder/domain/view";
import { ladderOfVersion, laddersSince, publishedVersions } from "~/ladder/ladder.server";
import { type Actor, change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { lockWritable, type OwnAssessment } from "./assessments.server";
import { type Answer, EMPTY_ANSWER, ratingOf, sameAnswer } from "./domain/answer";
import type { EvidenceInput } from "./domain/evidence";
import { earlier } from "./ratings.server";

type Pinned = Pick<OwnAssessment, "id" | "transitionId" | "ladderVersionId">;

/** How many versions back an old address still finds its way. */
const MOST_VERSIONS = 10;

/**
 * The newest earlier version in which the assessment's transition asked this criterion: for an address or a form of
 * before the assessment was moved. Null for what was never asked.
 */
export async function versionThatAsked(
  { transitionId, ladderVersionId }: Pinned,
  criterionId: string,
): Promise<Ladder | null> {
  const now = await ladderOfVersion(ladderVersionId);
  const older = (await publishedVersions(now.id)).filter(
    ({ version }) => compareVersions(version, now.version) < 0,
  );
  for (const { id } of older.slice(0, MOST_VERSIONS)) {
    const ladder = await ladderOfVersion(id);
    if (criteriaOfTransition(ladder, transitionId).some((each) => each.id === criterionId))
      return ladder;
  }
  return null;
}

/** What became of a criterion of an earlier version in the one the assessment is on now. */
export async function whereItWent(
  { transitionId, ladderVersionId }: Omit<Pinned, "id">,
  criterionId: string,
  from: Ladder,
  tx: Transaction = database(),
): Promise<Fate & { version: string }> {
  const to = await ladderOfVersion(ladderVersionId, tx);
  const since = await laddersSince(to.id, from.version, tx);
  const between = since.filter(
    ({ version }) => version !== from.version && compareVersions(version, to.version) < 0,
  );
  const fate = carryPlan(from, to, transitionId, between)?.fates.find(
    (each) => each.from === criterionId,
  );
  return { ...(fate ?? { from: criterionId, carry: "closed", to: [] }), version: to.version };
}

/** Where to go on with what was asked at an address of an earlier version. */
export function addressOf(assessmentId: string, { to }: Pick<Fate, "to">, kept = false): string {
  const base = `/assessments/${assessmentId}`;
  const said = kept ? "?kept=1" : "";
  return to[0] ? `${base}/criteria/${to[0]}${said}` : `${base}${said}#no-longer-asked`;
}

export type Kept = { message: string; address: string };

/**
 * Somebody saved an answer to words that the assessment has left behind. Nothing of it is lost: it stands as earlier
 * text with what took the criterion's place, or with the closed answer.
 * @returns null where the criterion is asked in the same words, so that it can be saved as ever
 */
export async function keepFromEarlierVersion(
  who: { personId: string; actor: Actor },
  where: { assessmentId: string; criterionId: string },
  from: Ladder,
  { answer, piece }: { answer: Answer; piece: EvidenceInput | null },
): Promise<Kept | null> {
  return change(who.actor, async (tx, record) => {
    const assessment = await lockWritable(tx, who.personId, where.assessmentId);
    const went = await whereItWent(assessment, where.criterionId, from, tx);
    const subject = { type: "assessment", id: where.assessmentId };
    record({
      action: "rating.met-other-version",
      subject,
      data: { criterionId: where.criterionId, carry: went.carry, to: went.to },
    });
    if (went.carry === "carried" && went.to[0] === where.criterionId) return null;
    const note = {
      from: `${where.criterionId} ${from.version}`,
      question: findCriterion(from, where.criterionId)?.question ?? "",
      writtenAt: new Date().toISOString(),
    };
    for (const id of went.to.length > 0 ? went.to : [where.criterionId])
      await keepAt(tx, { ...where, criterionId: id }, answer, note, went);
    if (piece) await claimNew(tx, who.personId, where, went, piece);
    if (!assessment.started)
      await tx.assessment.update({ where: { id: assessment.id }, data: { startedAt: new Date() } });
    const isClosed = went.to.length === 0;
    return {
      message: `Your assessment moved to version ${went.version} of the ladder while you wrote, and this criterion is ${
        isClosed ? "no longer asked" : "asked in other words"
      }. What you wrote is kept as ${isClosed ? "a closed answer" : "earlier text"}.`,
      address: addressOf(where.assessmentId, went, true),
    };
  });
}

async function keepAt(
  tx: Transaction,
  where: { assessmentId: string; criterionId: string },
  answer: Answer,
  note: { from: string; question: string; writtenAt: string },
  { to }: Fate,
) {
  if (sameAnswer(answer, EMPTY_ANSWER)) return;
  const row = await tx.rating.findUnique({
    where: { assessmentId_criterionId: where },
    include: { earlier: true },
  });
  const isClosed = to.length === 0;
  if (!row && isClosed) {
    const data = { ...where, ...answer, carry: "closed", carriedFrom: note.from };
    await tx.rating.create({ data });
    return;
  }
  const { id } =
    row ??
    (await tx.rating.create({ data: { ...where, carry: "re-attest", carriedFrom: note.from } }));
  // A retry, or the page saying the same once more as it goes.
  const known = [row, ...(row?.earlier.map(({ content }) => content) ?? [])];
  if (known.some((each) => each && sameAnswer(each as unknown as Answer, answer))) return;
  await tx.earlierText.create({ data: { ratingId: id, content: { ...earlier(answer), ...note } } });
  const waits = row && row.carry !== "closed" && ratingOf(asAnswer(row)) === undefined;
  if (waits)
    await tx.rating.update({
      where: { id },
      data: { carry: "re-attest", carriedFrom: row.carriedFrom ?? note.from },
    });
}

function asAnswer({ point, alternative }: { point: number | null; alternative: string | null }) {
  return { point, alternative: alternative as Answer["alternative"] };
}

/** A new piece that was sent with the answer: it supports what took the criterion's place. */
async function claimNew(
  tx: Transaction,
  personId: string,
  { assessmentId, criterionId }: { assessmentId: string; criterionId: string },
  { to }: Fate,
  input: EvidenceInput,
) {
  const { id } = await tx.evidence.create({
    data: { ...input, date: new Date(`${input.date}T00:00:00Z`), personId },
    select: { id: true },
  });
  const claims = (to.length > 0 ? to : [criterionId]).map((each) => ({
    assessmentId,
    criterionId: each,
    evidenceId: id,
  }));
  await tx.claim.createMany({ data: claims, skipDuplicates: true });
}
