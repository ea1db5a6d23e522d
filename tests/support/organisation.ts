import type { Role } from "~/access/domain/can";
import type { StoredState } from "~/assessment/assessments.server";
import { configureLadder, currentLadder, loadLadderFromDisk } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";

/** An organisation with the shipped ladder published. */
export async function makeOrganisation(): Promise<void> {
  await database().organisation.create({
    data: { id: 1, name: "Test organisation", timeZone: "UTC" },
  });
  await configureLadder(await loadLadderFromDisk("orchestrator"), { isPublic: true });
}

let count = 0;

type Given = {
  name?: string;
  managerId?: string | null;
  trackId?: string | null;
  levelId?: string | null;
  teamId?: string | null;
  roles?: Role[];
  leftOn?: Date | null;
};

/** A person with an account, by default a mid-level engineer on the orchestrator track. */
export async function makePerson(given: Given = {}) {
  count += 1;
  const email = `person${count}@example.org`;
  const name = given.name ?? `Person ${count}`;
  const user = await database().user.create({
    data: { id: `user-${count}`, name, email, emailVerified: true },
  });
  const { roles = [], ...rest } = given;
  const person = await database().person.create({
    data: {
      trackId: "orchestrator",
      levelId: "mid",
      ...rest,
      name,
      email,
      userId: user.id,
      roles: { create: roles.map((role) => ({ role })) },
    },
  });
  return { ...person, personId: person.id, roles, actor: { personId: person.id } };
}

export type TestPerson = Awaited<ReturnType<typeof makePerson>>;

/** A cycle on the published ladder, open since yesterday. */
export async function makeCycle(state: "DRAFT" | "OPEN" | "CLOSED" = "OPEN") {
  const day = 24 * 60 * 60 * 1000;
  return database().cycle.create({
    data: {
      name: `Cycle ${crypto.randomUUID()}`,
      state,
      ladderVersionId: currentLadder().versionId,
      opensOn: new Date(Date.now() - day),
      closesOn: new Date(Date.now() + 20 * day),
    },
  });
}

/** An assessment towards Senior on the orchestrator track. */
export async function makeAssessment(
  person: { id: string },
  given: { cycleId?: string | null; state?: StoredState } = {},
) {
  return database().assessment.create({
    data: {
      personId: person.id,
      ladderVersionId: currentLadder().versionId,
      transitionId: "mid-to-senior",
      cycleId: given.cycleId ?? null,
      state: given.state ?? "DRAFT",
      ...(given.state && given.state !== "DRAFT" ? { submittedAt: new Date() } : {}),
    },
  });
}

/** Somebody who acts for a manager, from yesterday to tomorrow. */
export async function makeDelegation(manager: { id: string }, delegate: { id: string }) {
  const day = 24 * 60 * 60 * 1000;
  return database().delegation.create({
    data: {
      managerId: manager.id,
      delegateId: delegate.id,
      startsOn: new Date(Date.now() - day),
      endsOn: new Date(Date.now() + day),
    },
  });
}
