import type { SessionState } from "~/calibration/domain/state";
import { storedSessionState } from "~/calibration/session.server";
import { database } from "~/platform/database.server";
import { makeCycle, makePerson, type TestPerson } from "./organisation";
import { makeReviewed } from "./review";

type Given = {
  state?: SessionState;
  /** The cycle that everything is moved into; one of its own where absent. */
  cycleId?: string;
  calibrators?: { id: string }[];
  facilitator?: { id: string };
  /** Calibrators have handed their preview in. */
  previewDone?: boolean;
} & Partial<{
  hasPreview: boolean;
  previewShare: number;
  secondRatings: number;
  hasAnchorCases: boolean;
  showsNames: boolean;
  notesFor: string;
}>;

/** A cycle that is calibrated. */
export async function makeCalibratedCycle() {
  const cycle = await makeCycle();
  return database().cycle.update({ where: { id: cycle.id }, data: { isCalibrated: true } });
}

/**
 * Somebody's finished review in a calibrated cycle: towards Senior, each criterion as given (self 2 and manager 3 where
 * absent). `state` is what the session makes of it.
 */
export async function makeRated(
  cycleId: string,
  person: { id: string },
  manager: { id: string },
  given: {
    self?: number[];
    manager?: number[];
    state?: "reviewed" | "in-calibration" | "released";
  } = {},
): Promise<string> {
  const { state = "in-calibration" } = given;
  const { assessment } = await makeReviewed(person, state, manager, given);
  await database().assessment.update({
    where: { id: assessment },
    data: { cycleId, ...(state === "reviewed" ? {} : { calibrationBegunAt: new Date() }) },
  });
  return assessment;
}

/** A session over the given assessments, as the database has it in `state`. */
export async function makeSession(assessments: readonly string[], given: Given = {}) {
  const { state = "live", calibrators = [], facilitator, previewDone = true, ...settings } = given;
  const members = await database().assessment.findMany({
    where: { id: { in: [...assessments] } },
    include: { person: true },
  });
  const cycleId = given.cycleId ?? members[0]?.cycleId ?? (await makeCalibratedCycle()).id;
  const { cycleId: _, ...rest } = settings;
  const done = previewDone ? { previewDoneAt: new Date() } : {};
  return database().calibrationSession.create({
    data: {
      ...rest,
      cycleId,
      name: "Platform and Payments",
      state: storedSessionState(state),
      createdById: facilitator?.id ?? calibrators[0]?.id ?? crypto.randomUUID(),
      members: {
        create: members.map(({ id, person }) => ({
          assessmentId: id,
          personId: person.id,
          teamId: person.teamId,
          trackId: person.trackId,
          levelId: person.levelId,
        })),
      },
      participants: {
        create: [
          ...calibrators.map(({ id }) => ({ personId: id, role: "CALIBRATOR" as const, ...done })),
          ...(facilitator ? [{ personId: facilitator.id, role: "FACILITATOR" as const }] : []),
        ],
      },
    },
  });
}

/**
 * Two teams of three under two managers, all rated, in one session: both managers calibrate, with a third calibrator and a
 * facilitator from elsewhere.
 */
export async function makeGroup(given: Given = {}) {
  const { id: cycleId } = await makeCalibratedCycle();
  const managers: TestPerson[] = [await makePerson(), await makePerson()];
  const people: TestPerson[] = [];
  const assessments: string[] = [];
  const rated = given.state === "set-up" ? ("reviewed" as const) : ("in-calibration" as const);
  for (const manager of managers)
    for (const point of [2, 3, 4]) {
      const person = await makePerson({ managerId: manager.id });
      people.push(person);
      const ratings = { self: [3, 3, 3], manager: [point, 3, 2], state: rated };
      assessments.push(await makeRated(cycleId, person, manager, ratings));
    }
  const outsider = await makePerson();
  const facilitator = await makePerson();
  const session = await makeSession(assessments, {
    calibrators: [...managers, outsider],
    facilitator,
    ...given,
  });
  return { cycleId, session, managers, people, assessments, outsider, facilitator };
}
