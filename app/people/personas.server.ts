import { database } from "~/platform/database.server";

export type Persona = {
  key: string;
  label: string;
  personId: string;
  userId: string;
  name: string;
  does: string;
};

/** The people one can look as in the demo organisation: one of each kind, chosen by what they are. */
export async function findPersonas(): Promise<Persona[]> {
  const people = await database().person.findMany({
    where: { userId: { not: null }, leftOn: null },
    select: { id: true, userId: true, name: true, email: true },
    orderBy: { createdAt: "asc" },
  });
  return PERSONAS.flatMap(({ email, ...persona }) => {
    const person = people.find((candidate) => candidate.email === email);
    return person?.userId
      ? [{ ...persona, personId: person.id, userId: person.userId, name: person.name }]
      : [];
  });
}

/** The demo data makes these people with these addresses. */
export const PERSONAS = [
  {
    key: "engineer",
    email: "engineer@demo.rostrum.invalid",
    label: "Engineer",
    does: "assesses herself, and reads what was released to her",
  },
  {
    key: "manager",
    email: "manager@demo.rostrum.invalid",
    label: "Manager",
    does: "reviews what the team wrote, and releases it",
  },
  {
    key: "people-team",
    email: "people@demo.rostrum.invalid",
    label: "People team",
    does: "runs cycles, keeps the people, reopens what went wrong",
  },
  {
    key: "ladder-editor",
    email: "ladder@demo.rostrum.invalid",
    label: "Ladder editor",
    does: "keeps the ladder",
  },
  {
    key: "administrator",
    email: "admin@demo.rostrum.invalid",
    label: "Administrator",
    does: "runs the system and sees no assessment",
  },
] as const;
