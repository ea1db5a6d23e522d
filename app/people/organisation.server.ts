import { createAccountWithPassword } from "~/platform/account.server";
import { AppError } from "~/platform/app-error";
import { type Actor, change } from "~/platform/audit.server";
import { hashPassword } from "~/platform/auth.server";
import { database } from "~/platform/database.server";
import { forgetDocuments } from "~/platform/document-cache.server";

export type OrganisationFacts = { name: string; timeZone: string; isDemo: boolean };

/** The organisation, null before set-up. */
export async function findOrganisation(): Promise<OrganisationFacts | null> {
  return database().organisation.findUnique({
    where: { id: 1 },
    select: { name: true, timeZone: true, isDemo: true },
  });
}

export type Settings = { name: string; timeZone: string; checkLinks: boolean };

/** What the people team can change about the organisation, null before set-up. */
export async function findSettings(): Promise<Settings | null> {
  return database().organisation.findUnique({
    where: { id: 1 },
    select: { name: true, timeZone: true, checkLinks: true },
  });
}

export async function isSetUp(): Promise<boolean> {
  return (await findOrganisation()) !== null;
}

/** Makes the organisation and its first person, who gets the people team's and the administrator's role. */
export async function createOrganisation(input: {
  organisation: string;
  timeZone: string;
  name: string;
  email: string;
  password: string;
}): Promise<{ userId: string }> {
  if (await isSetUp())
    throw new AppError("This installation is set up already. Sign in instead.", 409);
  const passwordHash = await hashPassword(input.password);
  const created = await change({ personId: null }, async (tx, record) => {
    const { userId } = await createAccountWithPassword(tx, { ...input, passwordHash });
    await tx.organisation.create({
      data: { id: 1, name: input.organisation, timeZone: input.timeZone },
    });
    const person = await tx.person.create({
      data: {
        name: input.name,
        email: input.email,
        userId,
        roles: {
          create: [
            { role: "PEOPLE_TEAM" },
            { role: "LADDER_EDITOR" },
            { role: "SYSTEM_ADMINISTRATOR" },
          ],
        },
      },
    });
    record({ action: "organisation.created", subject: { type: "organisation", id: "1" } });
    record({ action: "person.created", subject: { type: "person", id: person.id } });
    return { userId };
  });
  forgetDocuments();
  return created;
}

/** Changes what the people team can change; pages kept in memory that show it are forgotten. */
export async function changeSettings(actor: Actor, settings: Settings): Promise<void> {
  const before = await findSettings();
  const fields = (["name", "timeZone", "checkLinks"] as const).filter(
    (field) => before?.[field] !== settings[field],
  );
  if (fields.length === 0) return;
  const { timeZone, checkLinks } = settings;
  await change(actor, async (tx, record) => {
    await tx.organisation.update({ where: { id: 1 }, data: settings });
    record({
      action: "organisation.changed",
      subject: { type: "organisation", id: "1" },
      data: { fields, timeZone, checkLinks },
    });
  });
  forgetDocuments();
}
