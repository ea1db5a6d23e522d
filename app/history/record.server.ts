import { stateInWords } from "~/assessment/assessments.server";
import { type Actor, change } from "~/platform/audit.server";
import { database } from "~/platform/database.server";
import type { ReleaseContent } from "~/review/domain/release-content";
import {
  type PersonRecord,
  type RecordAssessment,
  type RecordPerson,
  type RecordPiece,
  type SubmittedContent,
  stateForOwner,
} from "./domain/record";

/** Writes down that the person took their record away. */
export async function recordExport(
  who: { personId: string; actor: Actor },
  format: "json" | "csv",
): Promise<void> {
  await change(who.actor, async (_tx, record) => {
    const subject = { type: "person", id: who.personId };
    record({ action: "record.exported", subject, data: { format } });
  });
}

/** All that is kept about this person and is theirs to read. The reviewer's own tables are never asked. */
export async function personRecord(personId: string, now: Date): Promise<PersonRecord> {
  const [organisation, person, assessments, evidence] = await Promise.all([
    database().organisation.findUniqueOrThrow({ where: { id: 1 }, select: { name: true } }),
    personPart(personId),
    assessmentRows(personId),
    evidencePart(personId),
  ]);
  const names = await namesOf(
    assessments.flatMap(({ requests, releases, reopenings }) => [
      ...requests.map(({ askedById }) => askedById),
      ...reopenings.map(({ byId }) => byId),
      ...releases.flatMap(({ releasedById, actions }) => [
        releasedById,
        ...actions.map(({ createdById }) => createdById),
      ]),
    ]),
  );
  return {
    format: "rostrum-record/1",
    exportedAt: now.toISOString(),
    organisation: organisation.name,
    person,
    assessments: assessments.map((row) => assessmentPart(row, (id) => names.get(id) ?? "")),
    evidence,
  };
}

async function personPart(personId: string): Promise<RecordPerson> {
  const row = await database().person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      id: true,
      name: true,
      email: true,
      trackId: true,
      levelId: true,
      startDate: true,
      leftOn: true,
      team: { select: { name: true } },
      manager: { select: { name: true } },
      roles: { select: { role: true } },
    },
  });
  const { team, manager, roles, startDate, leftOn, ...rest } = row;
  return {
    ...rest,
    team: team?.name ?? null,
    manager: manager?.name ?? null,
    startDate: day(startDate),
    lastDay: day(leftOn),
    roles: roles.map(({ role }) => role.toLowerCase().replaceAll("_", "-")),
  };
}

type AssessmentRow = Awaited<ReturnType<typeof assessmentRows>>[number];

/** A cycle that is still a draft, or opens later, is nobody's business but the people team's. */
function assessmentRows(personId: string) {
  return database().assessment.findMany({
    where: { personId, OR: [{ cycleId: null }, { cycle: { state: { not: "DRAFT" } } }] },
    orderBy: { createdAt: "desc" },
    select: {
      id: true,
      state: true,
      transitionId: true,
      startedAt: true,
      cycle: { select: { name: true, opensOn: true, closesOn: true } },
      ladderVersion: { select: { ladderId: true, version: true } },
      ratings: {
        select: {
          criterionId: true,
          point: true,
          alternative: true,
          reason: true,
          narrative: true,
          updatedAt: true,
        },
      },
      submissions: { orderBy: { submittedAt: "desc" } },
      releases: {
        orderBy: { releasedAt: "desc" },
        include: { actions: { orderBy: { createdAt: "asc" } } },
      },
      requests: { orderBy: { askedAt: "asc" } },
      reopenings: { orderBy: { at: "asc" }, select: { at: true, reason: true, byId: true } },
    },
  });
}

function assessmentPart(row: AssessmentRow, nameOf: (id: string) => string): RecordAssessment {
  const { id, transitionId, cycle, ladderVersion } = row;
  return {
    id,
    transitionId,
    cycle: cycle && {
      name: cycle.name,
      opensOn: isoDay(cycle.opensOn),
      closesOn: isoDay(cycle.closesOn),
    },
    ladder: { id: ladderVersion.ladderId, version: ladderVersion.version },
    state: stateForOwner(stateInWords(row.state)),
    startedAt: moment(row.startedAt),
    ratings: row.ratings.map((each) => ({ ...each, updatedAt: each.updatedAt.toISOString() })),
    submissions: row.submissions.map(({ id, submittedAt, withdrawnAt, contentHash, content }) => ({
      ...{ id, contentHash, content: content as unknown as SubmittedContent },
      submittedAt: submittedAt.toISOString(),
      withdrawnAt: moment(withdrawnAt),
    })),
    releases: row.releases.map((release) => releasePart(release, nameOf)),
    requests: row.requests.map(
      ({ criterionId, askedById, question, answer, pieces, ...times }) => ({
        ...{ criterionId, askedBy: nameOf(askedById), question, answer, pieces },
        askedAt: times.askedAt.toISOString(),
        answeredAt: moment(times.answeredAt),
        withdrawnAt: moment(times.withdrawnAt),
      }),
    ),
    reopenings: row.reopenings.map(({ at, reason, byId }) => ({
      ...{ reason, by: nameOf(byId) },
      at: at.toISOString(),
    })),
  };
}

function releasePart(
  release: AssessmentRow["releases"][number],
  nameOf: (id: string) => string,
): RecordAssessment["releases"][number] {
  const { id, stance, response, contentHash, actions } = release;
  return {
    ...{ id, stance, response, contentHash },
    content: release.content as unknown as ReleaseContent,
    releasedAt: release.releasedAt.toISOString(),
    releasedBy: nameOf(release.releasedById),
    acknowledgedAt: moment(release.acknowledgedAt),
    reopenedAt: moment(release.reopenedAt),
    actions: actions.map(({ criterionId, text, dueOn, createdById, ...times }) => ({
      ...{ criterionId, text, dueOn: day(dueOn), agreedBy: nameOf(createdById) },
      createdAt: times.createdAt.toISOString(),
      doneAt: moment(times.doneAt),
      droppedAt: moment(times.droppedAt),
    })),
  };
}

const ANSWERS = { CONFIRM: "confirm", IN_PART: "in-part", CANNOT: "cannot" } as const;

async function evidencePart(personId: string): Promise<RecordPiece[]> {
  const rows = await database().evidence.findMany({
    where: { personId },
    orderBy: [{ date: "desc" }, { createdAt: "desc" }],
    include: {
      claims: { select: { assessmentId: true, criterionId: true } },
      corroborations: {
        include: { asked: { select: { name: true } } },
        orderBy: { askedAt: "asc" },
      },
    },
  });
  return rows.map(({ id, url, title, kind, shows, parts, claims, corroborations, ...times }) => ({
    ...{ id, url, title, kind, shows, parts, claims },
    date: isoDay(times.date),
    createdAt: times.createdAt.toISOString(),
    archivedAt: moment(times.archivedAt),
    corroborations: corroborations.map(({ asked, message, answer, sentence, ...asking }) => ({
      ...{ colleague: asked.name, message, sentence, answer: answer && ANSWERS[answer] },
      askedAt: asking.askedAt.toISOString(),
      answeredAt: moment(asking.answeredAt),
      withdrawnAt: moment(asking.withdrawnAt),
    })),
  }));
}

async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const people = await database().person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

function moment(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

function day(date: Date | null): string | null {
  return date && isoDay(date);
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
