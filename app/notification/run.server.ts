import { findOrganisation } from "~/people/organisation.server";
import { sendDigests, sendUrgent } from "./digest.server";
import { isMailHour } from "./domain/due";
import { announceOpened, remindDue } from "./reminders.server";

/** The job that tells people what has begun and what is due, and writes the letters about it. */
export const NOTICES_JOB = "notices";

/**
 * One run: everything in it may be repeated. Cycles are announced in the inbox at any hour; reminders and letters wait for
 * the hours in which people expect mail. The digest comes first and holds what is urgent too.
 */
export async function runNotices(now: Date): Promise<void> {
  const organisation = await findOrganisation();
  if (!organisation) return;
  await announceOpened(now);
  if (!isMailHour(organisation.timeZone, now)) return;
  await remindDue(now);
  await sendDigests(now);
  await sendUrgent(now);
}
