import { canonicalJson } from "~/ladder/domain/export";
import { contentHashOf, currentLadder } from "~/ladder/ladder.server";
import { isSetUp } from "~/people/organisation.server";
import { AppError } from "~/platform/app-error";
import { database, type Transaction } from "~/platform/database.server";
import { forgetDocuments } from "~/platform/document-cache.server";
import type { Prisma } from "~/platform/prisma/client";
import { type AssessmentPlan, ratingId } from "./domain/assessments";
import type { EventPlan } from "./domain/happenings";
import { type DemoPlan, fitsLadder, planDemo } from "./domain/plan";
import { withAddress, writeDigests } from "./letters.server";
import { freezeReleased, releasedEvent } from "./releases.server";
import { type Frozen, freezeSubmitted } from "./submissions.server";
import { writeCalibration } from "./write-calibration.server";
import { writeInterviews } from "./write-interviews.server";
import { writeAround, writeReviews } from "./write-reviews.server";

const SEED = "northwind";

/**
 * Makes the demo organisation as it would be at `now`, in one transaction.
 * @throws AppError where an organisation exists, or the ladder is not the one that the demo is written for
 */
export async function loadDemoOrganisation(now: Date): Promise<void> {
  const { ladder, versionId } = currentLadder();
  await refuseSecond();
  if (!fitsLadder(ladder))
    throw new AppError("The demo organisation is written for the Orchestrator ladder only.", 409);
  const plan = planDemo({ seed: SEED, now, ladder, versionId });
  const frozen = freezeSubmitted(plan, ladder);
  const released = freezeReleased(plan, frozen);
  // These go through better-auth, which would wait for the transaction for ever if they were made inside it.
  const letters = await Promise.all(plan.letters.map(withAddress));
  await database().$transaction(async (tx) => {
    await writeOrganisation(tx, plan);
    await writePeople(tx, plan);
    await writeFirstVersion(tx, plan);
    await writeAssessments(tx, plan, { first: plan.firstVersion.id, current: versionId });
    await writeSubmissions(tx, frozen);
    await writeReviews(tx, plan, released);
    await writeAround(tx, plan);
    await writeCalibration(tx, plan);
    await writeInterviews(tx, plan, versionId);
    await tx.mail.createMany({ data: letters });
    await writeDigests(tx, plan);
    await writeEvents(tx, [
      ...plan.events,
      publishedEvent(plan),
      ...frozen.map(submittedEvent),
      ...released.map(releasedEvent),
    ]);
  });
  forgetDocuments();
}

async function refuseSecond() {
  if (await isSetUp())
    throw new AppError("This installation has an organisation already, so no demo is loaded.", 409);
}

async function writeOrganisation(tx: Transaction, plan: DemoPlan) {
  // Asked for twice at the same moment: only one gets to insert the row that there can be one of.
  const { count } = await tx.organisation.createMany({
    data: [{ id: 1, isDemo: true, ...plan.organisation }],
    skipDuplicates: true,
  });
  if (count === 0)
    throw new AppError("This installation has an organisation already, so no demo is loaded.", 409);
  await tx.team.createMany({ data: plan.teams });
}

async function writePeople(tx: Transaction, { people, teams }: DemoPlan) {
  const teamIds = new Map(teams.map(({ id, name }) => [name, id]));
  await tx.user.createMany({
    data: people.flatMap(({ userId, name, email, createdAt, invitedAt }) =>
      userId
        ? [{ id: userId, name, email, emailVerified: !invitedAt, createdAt, updatedAt: createdAt }]
        : [],
    ),
  });
  await tx.person.createMany({
    data: people.map(
      ({ key: _, team, role: _role, career: _career, arrival: _arrival, ...row }) => ({
        ...row,
        teamId: team ? (teamIds.get(team) ?? null) : null,
        updatedAt: row.createdAt,
      }),
    ),
  });
  await tx.roleGrant.createMany({
    data: people.flatMap(({ id, role }) => (role ? [{ personId: id, role }] : [])),
  });
}

/** The version of the first cycles, as the ladder editor published it then. */
async function writeFirstVersion(tx: Transaction, { firstVersion }: DemoPlan) {
  const { ladder, ...row } = firstVersion;
  await tx.ladderVersion.create({
    data: {
      ...row,
      ladderId: ladder.id,
      version: ladder.version,
      contentHash: contentHashOf(ladder),
      content: JSON.parse(canonicalJson(ladder)) as Prisma.InputJsonObject,
    },
  });
}

function publishedEvent({ firstVersion }: DemoPlan): EventPlan {
  const { id, ladder, publishedAt, publishedById } = firstVersion;
  return {
    at: publishedAt,
    actorId: publishedById,
    action: "ladder.published",
    subjectType: "ladder",
    subjectId: id,
    data: { ladderId: ladder.id, version: ladder.version, contentHash: contentHashOf(ladder) },
  };
}

type VersionIds = Record<DemoPlan["cycles"][number]["ladder"], string>;

async function writeAssessments(
  tx: Transaction,
  { cycles, assessments, evidence }: DemoPlan,
  versionIds: VersionIds,
) {
  await tx.cycle.createMany({
    data: cycles.map(({ openedAt, closedAt, ladder, movedAt, calibration, ...row }) => ({
      ...row,
      ladderVersionId: versionIds[ladder],
      updatedAt: calibration?.endedAt ?? closedAt ?? movedAt ?? openedAt,
    })),
  });
  await tx.assessment.createMany({
    data: assessments.map(
      ({ answers: _, claims: _claims, standing: _standing, ladder, ...row }) => ({
        ...row,
        ladderVersionId: versionIds[ladder],
      }),
    ),
  });
  await tx.rating.createMany({
    data: assessments.flatMap(({ id, answers }) =>
      answers.map(({ earlier, ...answer }) => ({
        assessmentId: id,
        ...answer,
        ...(earlier.length > 0 && { id: ratingId(id, answer) }),
      })),
    ),
  });
  await tx.earlierText.createMany({ data: assessments.flatMap(earlierTexts) });
  await tx.evidence.createMany({
    data: evidence.map(({ madeFor: _, about: _about, ...piece }) => ({
      ...piece,
      updatedAt: piece.createdAt,
    })),
  });
  await tx.claim.createMany({
    data: assessments.flatMap(({ id, claims }) =>
      claims.map((claim) => ({ assessmentId: id, ...claim })),
    ),
  });
}

/** The words from before a move, as the move sets them aside. */
function earlierTexts({ id, answers }: AssessmentPlan) {
  return answers.flatMap((answer) =>
    answer.earlier.map(({ replacedAt, writtenAt, revision: _, ...words }) => ({
      ratingId: ratingId(id, answer),
      replacedAt,
      content: { ...words, writtenAt: `${writtenAt.toISOString().slice(0, 19)}Z` },
    })),
  );
}

async function writeSubmissions(tx: Transaction, frozen: readonly Frozen[]) {
  await tx.submission.createMany({
    data: frozen.map(({ personId: _, content, ...row }) => ({
      ...row,
      content: content as unknown as Prisma.InputJsonObject,
    })),
  });
}

function submittedEvent({ assessmentId, personId, submittedAt, contentHash }: Frozen): EventPlan {
  return {
    at: submittedAt,
    actorId: personId,
    action: "assessment.submitted",
    subjectType: "assessment",
    subjectId: assessmentId,
    data: { contentHash },
  };
}

/**
 * The log is read in the order of its numbers, so events are written in the order they happened. There are thousands,
 * which one parameter carries in a fraction of the time.
 */
async function writeEvents(tx: Transaction, events: readonly EventPlan[]) {
  const inOrder = [...events].sort((a, b) => a.at.getTime() - b.at.getTime());
  await tx.$executeRaw`
    INSERT INTO "AuditEvent" ("at", "actorId", "action", "subjectType", "subjectId", "data")
    SELECT e."at", e."actorId", e."action", e."subjectType", e."subjectId", e."data"
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(inOrder)}::jsonb) AS
      ("at" timestamptz, "actorId" uuid, "action" text, "subjectType" text, "subjectId" text, "data" jsonb))
      WITH ORDINALITY AS e("at", "actorId", "action", "subjectType", "subjectId", "data", "place")
    ORDER BY e."place"`;
}
