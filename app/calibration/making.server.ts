import { isId } from "~/assessment/assessments.server";
import { Refusal } from "~/people/refusal";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import type { NamedPerson } from "./domain/name-lines";
import { isFinished, type PopulationWarning, populationWarnings } from "./domain/population";
import {
  isAnybodyChosen,
  type NewSessionInput,
  type PopulationInput,
  type SeatsInput,
} from "./domain/session-form";
import { putIn } from "./members.server";
import { peopleOfLines } from "./name-lines.server";
import { populationKey, refuseTooMany, type Selected, selectPopulation } from "./population.server";
import { whyNotSit } from "./seats.server";
import type { InSession, Seat } from "./session.server";
import { storedSettings } from "./settings.server";

export type CalibratedCycle = { id: string; name: string; isCalibrated: boolean; sessions: number };

/** The cycles a session could be made for, the newest first; the others too, so that it can be said why not. */
export async function cyclesToCalibrate(): Promise<CalibratedCycle[]> {
  return database().$queryRaw`
    SELECT c."id"::text, c."name", c."isCalibrated",
           (SELECT count(*)::int FROM "CalibrationSession" s WHERE s."cycleId" = c."id") AS "sessions"
    FROM "Cycle" c ORDER BY c."isCalibrated" DESC, c."opensOn" DESC, c."id"`;
}

export type PopulationPreview = Omit<Selected, "people"> & {
  /** The first of them, by name. */
  names: string[];
  total: number;
  /** Reviews that are finished, the viewer's own left out: that is not theirs to know. */
  finished: number;
  isWithoutOwn: boolean;
  warnings: PopulationWarning[];
  /** Who rates them, most first, to choose calibrators from. */
  raters: { personId: string; name: string; rates: number }[];
  key: string;
};

const MOST_NAMES = 200;

/** What a choice would come to, before anything is written. */
export async function previewPopulation(
  { personId }: { personId: string },
  cycleId: string,
  input: PopulationInput & Partial<SeatsInput>,
  sessionId: string | null = null,
): Promise<PopulationPreview> {
  if (!isAnybodyChosen(input)) throw new Refusal("list", NOBODY_CHOSEN);
  const { people, ...selected } = await selectPopulation(cycleId, input, { sessionId });
  refuseTooMany(people.length);
  const others = people.filter((person) => person.personId !== personId);
  const seats = await namedSeats(input, database());
  const raters = new Map<string, { personId: string; name: string; rates: number }>();
  for (const { raterId, rater } of people) {
    if (!raterId) continue;
    const known = raters.get(raterId) ?? { personId: raterId, name: rater ?? "", rates: 0 };
    raters.set(raterId, { ...known, rates: known.rates + 1 });
  }
  return {
    ...selected,
    names: people.slice(0, MOST_NAMES).map(({ name }) => name),
    total: people.length,
    finished: others.filter(({ state }) => isFinished(state)).length,
    isWithoutOwn: others.length < people.length,
    warnings: populationWarnings(people, seats),
    raters: [...raters.values()].sort((a, b) => b.rates - a.rates || a.name.localeCompare(b.name)),
    key: populationKey(people),
  };
}

const NOBODY_CHOSEN = "Choose at least one group, paste a list, or take everybody.";

async function namedSeats(input: Partial<SeatsInput>, from: Pick<Transaction, "$queryRaw">) {
  const ids = (input.calibrators ?? []).filter(isId);
  const ticked = await peopleById(ids, from);
  const typed = await peopleOfLines(
    [input.moreCalibrators, input.facilitators].filter(Boolean).join("\n"),
    from,
  );
  return [...new Map([...ticked, ...typed.people].map((seat) => [seat.personId, seat])).values()];
}

function peopleById(
  ids: readonly string[],
  from: Pick<Transaction, "$queryRaw">,
): Promise<NamedPerson[]> {
  return from.$queryRaw`
    SELECT "id"::text AS "personId", "name", "email", "userId" IS NOT NULL AS "hasAccount",
           "leftOn" IS NOT NULL AND "leftOn" <= organisation_today() AS "hasLeft"
    FROM "Person" WHERE "id" = ANY(${[...ids]}::uuid[])`;
}

/** Makes a session with its people and seats. Nobody is told yet. */
export async function makeSession(
  who: InSession,
  cycleId: string,
  input: NewSessionInput,
): Promise<string> {
  return change(who.actor, async (tx, record) => {
    await requireCalibrated(tx, cycleId);
    if (!isAnybodyChosen(input)) throw new Refusal("list", NOBODY_CHOSEN);
    const { people, problems } = await selectPopulation(cycleId, input, { from: tx });
    const [problem] = problems;
    if (problem)
      throw new Refusal("list", `Line ${problem.line}, “${problem.text}”: ${problem.message}`);
    if (people.length === 0) throw new Refusal("list", "This would be nobody. Choose others.");
    refuseTooMany(people.length);
    if (input.seen !== populationKey(people))
      throw new Refusal(
        "form",
        "Who this would be has changed since you looked. Look at the people below, then make the session.",
      );
    const participants = await seatsFrom(tx, input);
    const { id } = await tx.calibrationSession.create({
      data: {
        ...storedSettings(input),
        cycleId,
        createdById: who.personId,
        participants: {
          create: [...participants].map(([personId, seat]) => ({
            personId,
            role: seat === "facilitator" ? ("FACILITATOR" as const) : ("CALIBRATOR" as const),
          })),
        },
      },
      select: { id: true },
    });
    await putIn(
      tx,
      id,
      people.map(({ assessmentId }) => assessmentId),
    );
    record({
      action: "calibration.made",
      subject: { type: "calibration-session", id },
      data: { cycleId, people: people.length, participants: participants.size },
    });
    return id;
  });
}

async function requireCalibrated(tx: Transaction, cycleId: string): Promise<void> {
  const [cycle] = isId(cycleId)
    ? await tx.$queryRaw<{ isCalibrated: boolean }[]>`
        SELECT "isCalibrated" FROM "Cycle" WHERE "id" = ${cycleId}::uuid FOR SHARE`
    : [];
  if (!cycle) throw new Refusal("form", "There is no such cycle.");
  if (!cycle.isCalibrated)
    throw new Refusal("form", "This cycle is not calibrated. Turn calibration on for it first.");
}

/** Everybody who gets a seat, each one seat; a line that means nobody, or somebody who cannot, is refused by its number. */
async function seatsFrom(tx: Transaction, input: SeatsInput): Promise<Map<string, Seat>> {
  const seats = new Map<string, Seat>();
  for (const person of await peopleById(input.calibrators.filter(isId), tx)) {
    const refusal = whyNotSit(person);
    if (refusal) throw new Refusal("calibrators", `${person.name}: ${refusal}`);
    seats.set(person.personId, "calibrator");
  }
  const fields: { field: "moreCalibrators" | "facilitators"; seat: Seat }[] = [
    { field: "moreCalibrators", seat: "calibrator" },
    { field: "facilitators", seat: "facilitator" },
  ];
  for (const { field, seat } of fields) {
    const { people, problems } = await peopleOfLines(input[field], tx);
    const refused = people.find((person) => whyNotSit(person));
    const [problem] = refused
      ? [{ ...refused, message: whyNotSit(refused) ?? "" }, ...problems]
      : problems;
    if (problem)
      throw new Refusal(field, `Line ${problem.line}, “${problem.text}”: ${problem.message}`);
    for (const { personId, name } of people) {
      const other = seats.get(personId);
      if (other && other !== seat)
        throw new Refusal(
          field,
          `${name} is among the calibrators too. Each has one seat: a facilitator sees and changes what calibrators do.`,
        );
      seats.set(personId, seat);
    }
  }
  return seats;
}
