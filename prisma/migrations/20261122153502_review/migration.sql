-- CreateEnum
CREATE TYPE "CorroborationAnswer" AS ENUM ('CONFIRM', 'IN_PART', 'CANNOT');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "AssessmentState" ADD VALUE 'REVIEWED';
ALTER TYPE "AssessmentState" ADD VALUE 'IN_CALIBRATION';
ALTER TYPE "AssessmentState" ADD VALUE 'RELEASED';
ALTER TYPE "AssessmentState" ADD VALUE 'ACKNOWLEDGED';

-- AlterTable
ALTER TABLE "Assessment" ADD COLUMN     "calibrationBegunAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Cycle" ADD COLUMN     "calibratedAt" TIMESTAMPTZ(3),
ADD COLUMN     "isBlind" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "isCalibrated" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "EarlierText" ADD COLUMN     "reviewRatingId" UUID,
ALTER COLUMN "ratingId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Evidence" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "linkCheckedAt" TIMESTAMPTZ(3),
ADD COLUMN     "linkState" TEXT;

-- AlterTable
ALTER TABLE "LadderVersion" ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "publishedById" UUID;

-- AlterTable
ALTER TABLE "Mail" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "nextTryAt" TIMESTAMPTZ(3),
ADD COLUMN     "unsubscribe" TEXT;

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "checkLinks" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "mailKey" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "wantsMail" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Rating" ADD COLUMN     "carriedFrom" TEXT,
ADD COLUMN     "carry" TEXT;

-- CreateTable
CREATE TABLE "Delegation" (
    "id" UUID NOT NULL,
    "managerId" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Corroboration" (
    "id" UUID NOT NULL,
    "evidenceId" UUID NOT NULL,
    "askedId" UUID NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "content" JSONB NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" "CorroborationAnswer",
    "sentence" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Corroboration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "reviewerId" UUID NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "summaryRevision" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewRating" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "criterionId" TEXT NOT NULL,
    "point" INTEGER,
    "alternative" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "rationale" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "blindPoint" INTEGER,
    "blindAlternative" TEXT,

    CONSTRAINT "ReviewRating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EvidenceRequest" (
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "criterionId" TEXT NOT NULL,
    "askedById" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT NOT NULL DEFAULT '',
    "pieces" JSONB NOT NULL DEFAULT '[]',
    "answeredAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "EvidenceRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Release" (
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "releasedById" UUID NOT NULL,
    "releasedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "stance" TEXT,
    "response" TEXT NOT NULL DEFAULT '',
    "reopenedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreedAction" (
    "id" UUID NOT NULL,
    "releaseId" UUID NOT NULL,
    "criterionId" TEXT,
    "text" TEXT NOT NULL,
    "dueOn" DATE,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),
    "droppedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AgreedAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reopening" (
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "from" "AssessmentState" NOT NULL,
    "to" "AssessmentState" NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reopening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),
    "mailedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationChoice" (
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "byMail" BOOLEAN NOT NULL,

    CONSTRAINT "NotificationChoice_pkey" PRIMARY KEY ("personId","kind")
);

-- CreateIndex
CREATE INDEX "Delegation_delegateId_endsOn_idx" ON "Delegation"("delegateId", "endsOn");

-- CreateIndex
CREATE INDEX "Delegation_managerId_endsOn_idx" ON "Delegation"("managerId", "endsOn");

-- CreateIndex
CREATE INDEX "Corroboration_evidenceId_idx" ON "Corroboration"("evidenceId");

-- CreateIndex
CREATE INDEX "Corroboration_askedId_askedAt_idx" ON "Corroboration"("askedId", "askedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Review_assessmentId_key" ON "Review"("assessmentId");

-- CreateIndex
CREATE INDEX "Review_reviewerId_idx" ON "Review"("reviewerId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewRating_reviewId_criterionId_key" ON "ReviewRating"("reviewId", "criterionId");

-- CreateIndex
CREATE INDEX "Handover_reviewId_at_idx" ON "Handover"("reviewId", "at");

-- CreateIndex
CREATE INDEX "EvidenceRequest_assessmentId_criterionId_idx" ON "EvidenceRequest"("assessmentId", "criterionId");

-- CreateIndex
CREATE INDEX "Release_assessmentId_releasedAt_idx" ON "Release"("assessmentId", "releasedAt");

-- CreateIndex
CREATE INDEX "AgreedAction_releaseId_createdAt_idx" ON "AgreedAction"("releaseId", "createdAt");

-- CreateIndex
CREATE INDEX "Reopening_assessmentId_at_idx" ON "Reopening"("assessmentId", "at");

-- CreateIndex
CREATE INDEX "Notification_personId_createdAt_idx" ON "Notification"("personId", "createdAt");

-- CreateIndex
CREATE INDEX "Notification_mailedAt_createdAt_idx" ON "Notification"("mailedAt", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_personId_key_key" ON "Notification"("personId", "key");

-- CreateIndex
CREATE INDEX "Assessment_ladderVersionId_state_idx" ON "Assessment"("ladderVersionId", "state");

-- CreateIndex
CREATE INDEX "EarlierText_reviewRatingId_replacedAt_idx" ON "EarlierText"("reviewRatingId", "replacedAt");

-- CreateIndex
CREATE INDEX "Evidence_linkCheckedAt_idx" ON "Evidence"("linkCheckedAt");

-- CreateIndex
CREATE INDEX "LadderVersion_ladderId_publishedAt_idx" ON "LadderVersion"("ladderId", "publishedAt");

-- CreateIndex
CREATE INDEX "Mail_nextTryAt_idx" ON "Mail"("nextTryAt");

-- CreateIndex
CREATE UNIQUE INDEX "Person_mailKey_key" ON "Person"("mailKey");

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_delegateId_fkey" FOREIGN KEY ("delegateId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EarlierText" ADD CONSTRAINT "EarlierText_reviewRatingId_fkey" FOREIGN KEY ("reviewRatingId") REFERENCES "ReviewRating"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Corroboration" ADD CONSTRAINT "Corroboration_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Corroboration" ADD CONSTRAINT "Corroboration_askedId_fkey" FOREIGN KEY ("askedId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewRating" ADD CONSTRAINT "ReviewRating_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EvidenceRequest" ADD CONSTRAINT "EvidenceRequest_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreedAction" ADD CONSTRAINT "AgreedAction_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reopening" ADD CONSTRAINT "Reopening_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationChoice" ADD CONSTRAINT "NotificationChoice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what must never change, and what there can be one of.
CREATE TRIGGER "Release_immutable" BEFORE UPDATE ON "Release"
  FOR EACH ROW
  WHEN (OLD."content" IS DISTINCT FROM NEW."content"
     OR OLD."contentHash" IS DISTINCT FROM NEW."contentHash"
     OR OLD."releasedAt" IS DISTINCT FROM NEW."releasedAt"
     OR OLD."releasedById" IS DISTINCT FROM NEW."releasedById"
     OR OLD."assessmentId" IS DISTINCT FROM NEW."assessmentId"
     OR (OLD."acknowledgedAt" IS NOT NULL AND (OLD."response" IS DISTINCT FROM NEW."response"
         OR OLD."stance" IS DISTINCT FROM NEW."stance"
         OR OLD."acknowledgedAt" IS DISTINCT FROM NEW."acknowledgedAt"))
     OR (OLD."reopenedAt" IS NOT NULL AND OLD."reopenedAt" IS DISTINCT FROM NEW."reopenedAt"))
  EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "Release_kept" BEFORE DELETE ON "Release"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "Release_not_emptied" BEFORE TRUNCATE ON "Release"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "Reopening_kept" BEFORE UPDATE OR DELETE ON "Reopening"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "Handover_kept" BEFORE UPDATE OR DELETE ON "Handover"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- An earlier text belongs to one rating.
ALTER TABLE "EarlierText" ADD CONSTRAINT "EarlierText_of_one_rating"
  CHECK (("ratingId" IS NULL) <> ("reviewRatingId" IS NULL));

-- A colleague is asked about a piece once at a time, and an assessment has one standing release.
CREATE UNIQUE INDEX "Corroboration_open_key" ON "Corroboration"("evidenceId", "askedId")
  WHERE "answeredAt" IS NULL AND "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX "Release_standing_key" ON "Release"("assessmentId") WHERE "reopenedAt" IS NULL;

ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_days" CHECK ("startsOn" <= "endsOn");

-- Whether somebody stands anywhere below another in the line today.
CREATE FUNCTION "is_below"("person" uuid, "above" uuid) RETURNS boolean LANGUAGE sql STABLE AS
  'WITH RECURSIVE line AS (
     SELECT "id", "managerId" FROM "Person" WHERE "id" = "person"
     UNION ALL
     SELECT m."id", m."managerId" FROM "Person" m JOIN line ON m."id" = line."managerId"
   ) CYCLE "id" SET "isLoop" USING "path"
   SELECT "person" <> "above" AND EXISTS (SELECT 1 FROM line WHERE line."id" = "above")';

-- Who acts as manager of somebody today: their manager's delegates, never they themselves nor anybody below them.
CREATE FUNCTION "acting_managers"("of_person" uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS
  'SELECT d."delegateId" FROM "Person" p JOIN "Delegation" d ON d."managerId" = p."managerId"
   WHERE p."id" = "of_person" AND d."delegateId" <> p."id" AND d."endedAt" IS NULL
     AND d."startsOn" <= organisation_today() AND d."endsOn" >= organisation_today()
     AND NOT "is_below"(d."delegateId", p."id")';

-- Everybody above somebody's manager in the line today; the line also runs through people who left.
CREATE FUNCTION "managers_above"("of_person" uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS
  'WITH RECURSIVE line AS (
     SELECT "id", "managerId" FROM "Person" WHERE "id" = "of_person"
     UNION ALL
     SELECT m."id", m."managerId" FROM "Person" m JOIN line ON m."id" = line."managerId"
   ) CYCLE "id" SET "isLoop" USING "path"
   SELECT line."id" FROM line JOIN "Person" p ON p."id" = "of_person"
   WHERE NOT line."isLoop" AND line."id" <> p."id" AND line."id" IS DISTINCT FROM p."managerId"';
