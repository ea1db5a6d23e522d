-- CreateEnum
CREATE TYPE "PanelState" AS ENUM ('OPEN', 'DEBRIEF', 'DECIDED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "Recommendation" AS ENUM ('STRONG_NO', 'NO', 'YES', 'STRONG_YES');

-- CreateEnum
CREATE TYPE "FlawOutcome" AS ENUM ('FOUND', 'HINTED', 'MISSED', 'NOT_REACHED');

-- CreateEnum
CREATE TYPE "InterviewMoveKind" AS ENUM ('DEBRIEF', 'WITHDRAWN', 'RETURNED', 'REOPENED');

-- CreateEnum
CREATE TYPE "InterviewOutcome" AS ENUM ('OFFER', 'NO_OFFER');

-- CreateTable
CREATE TABLE "InterviewKit" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "ladderVersionId" UUID NOT NULL,
    "trackId" TEXT NOT NULL,
    "levelId" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "InterviewKit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InterviewPanel" (
    "id" UUID NOT NULL,
    "candidateName" TEXT NOT NULL,
    "candidateId" UUID,
    "trackId" TEXT NOT NULL,
    "levelId" TEXT NOT NULL,
    "kitId" UUID NOT NULL,
    "hiringManagerId" UUID NOT NULL,
    "location" TEXT NOT NULL DEFAULT '',
    "state" "PanelState" NOT NULL DEFAULT 'OPEN',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "debriefAt" TIMESTAMPTZ(3),
    "missingIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "decidedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "heldAt" TIMESTAMPTZ(3),
    "holdReason" TEXT NOT NULL DEFAULT '',
    "heldById" UUID,
    "purgedAt" TIMESTAMPTZ(3),

    CONSTRAINT "InterviewPanel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InterviewSeat" (
    "panelId" UUID NOT NULL,
    "interviewerId" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),
    "replacedById" UUID,

    CONSTRAINT "InterviewSeat_pkey" PRIMARY KEY ("panelId","interviewerId")
);

-- CreateTable
CREATE TABLE "InterviewSession" (
    "id" UUID NOT NULL,
    "panelId" UUID NOT NULL,
    "interviewerId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3),
    "minutes" INTEGER NOT NULL,
    "exerciseId" TEXT,
    "competencyIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InterviewSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Scorecard" (
    "id" UUID NOT NULL,
    "panelId" UUID NOT NULL,
    "interviewerId" UUID NOT NULL,
    "recommendation" "Recommendation",
    "reason" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Scorecard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScorecardAnswer" (
    "cardId" UUID NOT NULL,
    "criterionId" TEXT NOT NULL,
    "point" INTEGER,
    "isNotAssessed" BOOLEAN NOT NULL DEFAULT false,
    "why" TEXT NOT NULL DEFAULT '',
    "quotes" TEXT NOT NULL DEFAULT '',
    "observations" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScorecardAnswer_pkey" PRIMARY KEY ("cardId","criterionId")
);

-- CreateTable
CREATE TABLE "ScorecardFlaw" (
    "cardId" UUID NOT NULL,
    "exerciseId" TEXT NOT NULL,
    "flawId" TEXT NOT NULL,
    "outcome" "FlawOutcome" NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScorecardFlaw_pkey" PRIMARY KEY ("cardId","exerciseId","flawId")
);

-- CreateTable
CREATE TABLE "ScorecardAmendment" (
    "id" UUID NOT NULL,
    "cardId" UUID NOT NULL,
    "criterionId" TEXT,
    "point" INTEGER,
    "recommendation" "Recommendation",
    "exerciseId" TEXT,
    "flawId" TEXT,
    "outcome" "FlawOutcome",
    "text" TEXT NOT NULL,
    "afterOthers" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScorecardAmendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InterviewMove" (
    "id" UUID NOT NULL,
    "panelId" UUID NOT NULL,
    "kind" "InterviewMoveKind" NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InterviewMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InterviewDecision" (
    "id" UUID NOT NULL,
    "panelId" UUID NOT NULL,
    "outcome" "InterviewOutcome" NOT NULL,
    "reasons" JSONB NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "mappedTrackId" TEXT,
    "mappedLevelId" TEXT,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InterviewDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RetentionRule" (
    "location" TEXT NOT NULL,
    "months" INTEGER NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" UUID,

    CONSTRAINT "RetentionRule_pkey" PRIMARY KEY ("location")
);

-- CreateTable
CREATE TABLE "InterviewPurge" (
    "panelId" UUID NOT NULL,
    "isInternal" BOOLEAN NOT NULL,
    "cause" TEXT NOT NULL,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InterviewPurge_pkey" PRIMARY KEY ("panelId")
);

-- CreateIndex
CREATE INDEX "InterviewKit_trackId_levelId_idx" ON "InterviewKit"("trackId", "levelId");

-- CreateIndex
CREATE INDEX "InterviewPanel_state_purgedAt_idx" ON "InterviewPanel"("state", "purgedAt");

-- CreateIndex
CREATE INDEX "InterviewPanel_hiringManagerId_idx" ON "InterviewPanel"("hiringManagerId");

-- CreateIndex
CREATE INDEX "InterviewPanel_candidateId_idx" ON "InterviewPanel"("candidateId");

-- CreateIndex
CREATE INDEX "InterviewPanel_kitId_idx" ON "InterviewPanel"("kitId");

-- CreateIndex
CREATE INDEX "InterviewSeat_interviewerId_removedAt_idx" ON "InterviewSeat"("interviewerId", "removedAt");

-- CreateIndex
CREATE INDEX "InterviewSession_panelId_interviewerId_idx" ON "InterviewSession"("panelId", "interviewerId");

-- CreateIndex
CREATE INDEX "InterviewSession_interviewerId_startsAt_idx" ON "InterviewSession"("interviewerId", "startsAt");

-- CreateIndex
CREATE INDEX "Scorecard_interviewerId_idx" ON "Scorecard"("interviewerId");

-- CreateIndex
CREATE UNIQUE INDEX "Scorecard_panelId_interviewerId_key" ON "Scorecard"("panelId", "interviewerId");

-- CreateIndex
CREATE INDEX "ScorecardAmendment_cardId_at_idx" ON "ScorecardAmendment"("cardId", "at");

-- CreateIndex
CREATE INDEX "InterviewMove_panelId_at_idx" ON "InterviewMove"("panelId", "at");

-- CreateIndex
CREATE INDEX "InterviewDecision_panelId_at_idx" ON "InterviewDecision"("panelId", "at");

-- AddForeignKey
ALTER TABLE "InterviewKit" ADD CONSTRAINT "InterviewKit_ladderVersionId_fkey" FOREIGN KEY ("ladderVersionId") REFERENCES "LadderVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewPanel" ADD CONSTRAINT "InterviewPanel_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewPanel" ADD CONSTRAINT "InterviewPanel_kitId_fkey" FOREIGN KEY ("kitId") REFERENCES "InterviewKit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewPanel" ADD CONSTRAINT "InterviewPanel_hiringManagerId_fkey" FOREIGN KEY ("hiringManagerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewSeat" ADD CONSTRAINT "InterviewSeat_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "InterviewPanel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewSeat" ADD CONSTRAINT "InterviewSeat_interviewerId_fkey" FOREIGN KEY ("interviewerId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewSession" ADD CONSTRAINT "InterviewSession_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "InterviewPanel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Scorecard" ADD CONSTRAINT "Scorecard_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "InterviewPanel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScorecardAnswer" ADD CONSTRAINT "ScorecardAnswer_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Scorecard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScorecardFlaw" ADD CONSTRAINT "ScorecardFlaw_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Scorecard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScorecardAmendment" ADD CONSTRAINT "ScorecardAmendment_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Scorecard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewMove" ADD CONSTRAINT "InterviewMove_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "InterviewPanel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewDecision" ADD CONSTRAINT "InterviewDecision_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "InterviewPanel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand: what was said of a candidate stays as it was, until the purge takes the words out.
CREATE FUNCTION "is_purged"("panel" uuid) RETURNS boolean LANGUAGE sql STABLE AS
  'SELECT EXISTS (SELECT 1 FROM "InterviewPanel" WHERE "id" = "panel" AND "purgedAt" IS NOT NULL)';

-- A card that was handed in is never changed.
CREATE FUNCTION "refuse_card_change"() RETURNS trigger AS $$
BEGIN
  IF OLD."submittedAt" IS NOT NULL AND NOT "is_purged"(OLD."panelId") THEN
    RAISE EXCEPTION 'a scorecard that was handed in is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;

-- Nor is anything on it.
CREATE FUNCTION "refuse_card_part_change"() RETURNS trigger AS $$
DECLARE
  of_card uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD."cardId" ELSE NEW."cardId" END;
BEGIN
  IF EXISTS (SELECT 1 FROM "Scorecard" c WHERE c."id" = of_card AND c."submittedAt" IS NOT NULL
      AND NOT "is_purged"(c."panelId")) THEN
    RAISE EXCEPTION 'a scorecard that was handed in is not changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION "refuse_amendment_change"() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND EXISTS (SELECT 1 FROM "Scorecard" c WHERE c."id" = OLD."cardId" AND "is_purged"(c."panelId")) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% rows are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION "refuse_panel_record_change"() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND "is_purged"(OLD."panelId") THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% rows are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER "Scorecard_kept" BEFORE UPDATE OR DELETE ON "Scorecard"
  FOR EACH ROW EXECUTE FUNCTION "refuse_card_change"();
CREATE TRIGGER "ScorecardAnswer_kept" BEFORE INSERT OR UPDATE OR DELETE ON "ScorecardAnswer"
  FOR EACH ROW EXECUTE FUNCTION "refuse_card_part_change"();
CREATE TRIGGER "ScorecardFlaw_kept" BEFORE INSERT OR UPDATE OR DELETE ON "ScorecardFlaw"
  FOR EACH ROW EXECUTE FUNCTION "refuse_card_part_change"();
CREATE TRIGGER "ScorecardAmendment_kept" BEFORE UPDATE OR DELETE ON "ScorecardAmendment"
  FOR EACH ROW EXECUTE FUNCTION "refuse_amendment_change"();
CREATE TRIGGER "InterviewMove_kept" BEFORE UPDATE OR DELETE ON "InterviewMove"
  FOR EACH ROW EXECUTE FUNCTION "refuse_panel_record_change"();
CREATE TRIGGER "InterviewDecision_kept" BEFORE UPDATE OR DELETE ON "InterviewDecision"
  FOR EACH ROW EXECUTE FUNCTION "refuse_panel_record_change"();

-- The audit log stays append-only, but for what a purged panel's events say beside who, what and when.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."subjectType" = 'interview' THEN
    IF "is_purged"(OLD."subjectId"::uuid) AND NEW."data" = '{}'::jsonb
      AND (NEW."id", NEW."at", NEW."actorId", NEW."action", NEW."subjectType", NEW."subjectId", NEW."requestId")
        IS NOT DISTINCT FROM
        (OLD."id", OLD."at", OLD."actorId", OLD."action", OLD."subjectType", OLD."subjectId", OLD."requestId") THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'AuditEvent rows are append-only' USING ERRCODE = 'restrict_violation';
END;
$$ LANGUAGE plpgsql;
DROP TRIGGER "AuditEvent_append_only" ON "AuditEvent";
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();

ALTER TABLE "ScorecardAnswer" ADD CONSTRAINT "ScorecardAnswer_one_answer"
  CHECK ("point" IS NULL OR NOT "isNotAssessed");
-- An outcome belongs to a flaw, and a flaw to an exercise; what is about a flaw is about no criterion.
ALTER TABLE "ScorecardAmendment" ADD CONSTRAINT "ScorecardAmendment_of_flaw" CHECK (
  ("exerciseId" IS NULL) = ("flawId" IS NULL) AND ("outcome" IS NULL OR "flawId" IS NOT NULL)
  AND ("flawId" IS NULL OR ("criterionId" IS NULL AND "point" IS NULL AND "recommendation" IS NULL)));
ALTER TABLE "InterviewSession" ADD CONSTRAINT "InterviewSession_minutes" CHECK ("minutes" BETWEEN 5 AND 480);
ALTER TABLE "RetentionRule" ADD CONSTRAINT "RetentionRule_months" CHECK ("months" BETWEEN 1 AND 120);
INSERT INTO "RetentionRule" ("location", "months", "updatedAt") VALUES ('', 12, now());

-- What stands between somebody and interviewing a colleague, in the line today: null where nothing does.
CREATE FUNCTION "interview_conflict"("candidate" uuid, "interviewer" uuid) RETURNS text LANGUAGE sql STABLE AS
  'SELECT CASE
     WHEN "candidate" IS NULL THEN NULL
     WHEN "candidate" = "interviewer" THEN ''self''
     WHEN EXISTS (SELECT 1 FROM "Person" p WHERE p."id" = "candidate" AND p."managerId" = "interviewer")
       OR "interviewer" IN (SELECT "acting_managers"("candidate")) THEN ''manager''
     WHEN "interviewer" IN (SELECT "managers_above"("candidate")) THEN ''above''
     WHEN "is_below"("interviewer", "candidate") THEN ''report''
   END';

-- A purge removes every notice about its panel, whoever had it; the panel stands second in their keys.
CREATE INDEX "Notification_interview" ON "Notification" (split_part("key", ':', 2)) WHERE "key" LIKE 'interview-%';
