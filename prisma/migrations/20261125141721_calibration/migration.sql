-- CreateEnum
CREATE TYPE "CalibrationState" AS ENUM ('SET_UP', 'PREVIEW', 'LIVE', 'LOCKED', 'RELEASED');

-- CreateEnum
CREATE TYPE "CalibrationRole" AS ENUM ('CALIBRATOR', 'FACILITATOR');

-- CreateEnum
CREATE TYPE "CalibrationVerdictKind" AS ENUM ('AGREE', 'QUESTION', 'ABSTAIN');

-- AlterTable
ALTER TABLE "Assessment" ADD COLUMN     "calibrationEndedAt" TIMESTAMPTZ(3);

-- Written by hand: calibration ends for each assessment on its own, no longer for the whole cycle at once.
UPDATE "Assessment" a SET "calibrationEndedAt" = c."calibratedAt"
FROM "Cycle" c WHERE c."id" = a."cycleId" AND c."calibratedAt" >= a."calibrationBegunAt";

-- AlterTable
ALTER TABLE "Cycle" DROP COLUMN "calibratedAt";

-- CreateTable
CREATE TABLE "CalibrationSession" (
    "id" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" "CalibrationState" NOT NULL DEFAULT 'SET_UP',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "hasPreview" BOOLEAN NOT NULL DEFAULT true,
    "previewShare" INTEGER NOT NULL DEFAULT 100,
    "secondRatings" INTEGER NOT NULL DEFAULT 2,
    "hasAnchorCases" BOOLEAN NOT NULL DEFAULT true,
    "showsNames" BOOLEAN NOT NULL DEFAULT true,
    "notesFor" TEXT NOT NULL DEFAULT 'session',
    "guideline" JSONB,
    "previewClosesOn" DATE,
    "meetsOn" DATE,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lockedAt" TIMESTAMPTZ(3),
    "releasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalibrationSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalibrationMember" (
    "sessionId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "teamId" UUID,
    "trackId" TEXT,
    "levelId" TEXT,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalibrationMember_pkey" PRIMARY KEY ("sessionId","assessmentId")
);

-- CreateTable
CREATE TABLE "CalibrationParticipant" (
    "sessionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" "CalibrationRole" NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),
    "previewDoneAt" TIMESTAMPTZ(3),
    "previewSkipped" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CalibrationParticipant_pkey" PRIMARY KEY ("sessionId","personId")
);

-- CreateTable
CREATE TABLE "CalibrationOverlap" (
    "sessionId" UUID NOT NULL,
    "calibratorId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,

    CONSTRAINT "CalibrationOverlap_pkey" PRIMARY KEY ("sessionId","calibratorId","assessmentId")
);

-- CreateTable
CREATE TABLE "CalibrationVerdict" (
    "sessionId" UUID NOT NULL,
    "calibratorId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "criterionId" TEXT NOT NULL,
    "verdict" "CalibrationVerdictKind" NOT NULL,
    "sentence" TEXT NOT NULL DEFAULT '',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalibrationVerdict_pkey" PRIMARY KEY ("sessionId","calibratorId","assessmentId","criterionId")
);

-- CreateTable
CREATE TABLE "CalibrationSecondRating" (
    "sessionId" UUID NOT NULL,
    "calibratorId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "criterionId" TEXT NOT NULL,
    "point" INTEGER,
    "alternative" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalibrationSecondRating_pkey" PRIMARY KEY ("sessionId","calibratorId","assessmentId","criterionId")
);

-- CreateTable
CREATE TABLE "CalibrationAnchorRating" (
    "sessionId" UUID NOT NULL,
    "calibratorId" UUID NOT NULL,
    "caseId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "point" INTEGER,
    "alternative" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalibrationAnchorRating_pkey" PRIMARY KEY ("sessionId","calibratorId","caseId","criterionId")
);

-- CreateTable
CREATE TABLE "CalibrationChange" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "criterionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "fromPoint" INTEGER,
    "fromAlternative" TEXT,
    "toPoint" INTEGER,
    "toAlternative" TEXT,
    "reasonCode" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "undoes" INTEGER,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalibrationChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalibrationNote" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalibrationNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalibrationMove" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "from" "CalibrationState" NOT NULL,
    "to" "CalibrationState" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalibrationMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalibratedRating" (
    "assessmentId" UUID NOT NULL,
    "criterionId" TEXT NOT NULL,
    "sessionId" UUID NOT NULL,
    "point" INTEGER,
    "alternative" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalibratedRating_pkey" PRIMARY KEY ("assessmentId","criterionId")
);

-- CreateTable
CREATE TABLE "CalibrationFigures" (
    "sessionId" UUID NOT NULL,
    "without" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "computedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalibrationFigures_pkey" PRIMARY KEY ("sessionId","without")
);

-- CreateIndex
CREATE INDEX "CalibrationSession_cycleId_state_idx" ON "CalibrationSession"("cycleId", "state");

-- CreateIndex
CREATE INDEX "CalibrationMember_assessmentId_idx" ON "CalibrationMember"("assessmentId");

-- CreateIndex
CREATE INDEX "CalibrationMember_sessionId_personId_idx" ON "CalibrationMember"("sessionId", "personId");

-- CreateIndex
CREATE INDEX "CalibrationParticipant_personId_removedAt_idx" ON "CalibrationParticipant"("personId", "removedAt");

-- CreateIndex
CREATE INDEX "CalibrationVerdict_sessionId_assessmentId_idx" ON "CalibrationVerdict"("sessionId", "assessmentId");

-- CreateIndex
CREATE INDEX "CalibrationSecondRating_sessionId_assessmentId_idx" ON "CalibrationSecondRating"("sessionId", "assessmentId");

-- CreateIndex
CREATE INDEX "CalibrationChange_sessionId_at_idx" ON "CalibrationChange"("sessionId", "at");

-- CreateIndex
CREATE INDEX "CalibrationChange_sessionId_personId_idx" ON "CalibrationChange"("sessionId", "personId");

-- CreateIndex
CREATE INDEX "CalibrationChange_assessmentId_idx" ON "CalibrationChange"("assessmentId");

-- CreateIndex
CREATE UNIQUE INDEX "CalibrationChange_sessionId_assessmentId_criterionId_number_key" ON "CalibrationChange"("sessionId", "assessmentId", "criterionId", "number");

-- CreateIndex
CREATE INDEX "CalibrationNote_sessionId_assessmentId_at_idx" ON "CalibrationNote"("sessionId", "assessmentId", "at");

-- CreateIndex
CREATE INDEX "CalibrationMove_sessionId_at_idx" ON "CalibrationMove"("sessionId", "at");

-- CreateIndex
CREATE INDEX "CalibratedRating_sessionId_idx" ON "CalibratedRating"("sessionId");

-- CreateIndex
CREATE INDEX "ReviewRating_reviewId_criterionId_point_alternative_idx" ON "ReviewRating"("reviewId", "criterionId", "point", "alternative");

-- AddForeignKey
ALTER TABLE "CalibrationSession" ADD CONSTRAINT "CalibrationSession_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationMember" ADD CONSTRAINT "CalibrationMember_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationMember" ADD CONSTRAINT "CalibrationMember_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationParticipant" ADD CONSTRAINT "CalibrationParticipant_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationParticipant" ADD CONSTRAINT "CalibrationParticipant_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationOverlap" ADD CONSTRAINT "CalibrationOverlap_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationVerdict" ADD CONSTRAINT "CalibrationVerdict_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationSecondRating" ADD CONSTRAINT "CalibrationSecondRating_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationAnchorRating" ADD CONSTRAINT "CalibrationAnchorRating_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationChange" ADD CONSTRAINT "CalibrationChange_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationNote" ADD CONSTRAINT "CalibrationNote_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationMove" ADD CONSTRAINT "CalibrationMove_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibratedRating" ADD CONSTRAINT "CalibratedRating_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibratedRating" ADD CONSTRAINT "CalibratedRating_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationFigures" ADD CONSTRAINT "CalibrationFigures_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CalibrationSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Written by hand: what was changed and said in a session stays.
CREATE TRIGGER "CalibrationChange_kept" BEFORE UPDATE OR DELETE ON "CalibrationChange"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "CalibrationChange_not_emptied" BEFORE TRUNCATE ON "CalibrationChange"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "CalibrationNote_kept" BEFORE UPDATE OR DELETE ON "CalibrationNote"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "CalibrationMove_kept" BEFORE UPDATE OR DELETE ON "CalibrationMove"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

ALTER TABLE "CalibrationSession" ADD CONSTRAINT "CalibrationSession_shares"
  CHECK ("previewShare" BETWEEN 1 AND 100 AND "secondRatings" BETWEEN 0 AND 50);
ALTER TABLE "CalibrationSession" ADD CONSTRAINT "CalibrationSession_notes"
  CHECK ("notesFor" IN ('nobody', 'facilitator', 'session'));
-- A change changes something, and each side is a point, an alternative or nothing, never both.
ALTER TABLE "CalibrationChange" ADD CONSTRAINT "CalibrationChange_changes"
  CHECK (("fromPoint", "fromAlternative") IS DISTINCT FROM ("toPoint", "toAlternative")
    AND ("fromPoint" IS NULL OR "fromAlternative" IS NULL) AND ("toPoint" IS NULL OR "toAlternative" IS NULL));

-- Whether somebody's assessment is in a session that has not been released.
CREATE FUNCTION "is_in_session"("assessment" uuid) RETURNS boolean LANGUAGE sql STABLE AS
  'SELECT EXISTS (SELECT 1 FROM "CalibrationMember" m JOIN "CalibrationSession" s ON s."id" = m."sessionId"
     WHERE m."assessmentId" = "assessment" AND m."removedAt" IS NULL AND s."state" <> ''RELEASED'')';
