import { createEvents, type EventAttributes } from "ics";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { outsideAddress } from "~/platform/auth.server";
import { database } from "~/platform/database.server";
import { askedAtLevel } from "./domain/coverage";
import { roleTitle } from "./domain/role-title";
import { sessionTopic } from "./domain/session-topic";
import type { Panel } from "./panel.server";
import { sessionRows } from "./plan-rows.server";

/** Before it the library writes no event; nobody waits for what was then. */
const EARLIEST = new Date(0);

/**
 * An interviewer's own dated sessions as a calendar file (RFC 5545). It leaves the house, so it names the level and leads to
 * the card, and never says who the candidate is. Taken in again it replaces what was there; once the candidate withdrew, it
 * takes it out.
 */
export async function calendarOf(panel: Panel, personId: string): Promise<string> {
  const [ladder, sessions] = await Promise.all([
    ladderOfVersion(panel.kit.ladderVersionId),
    sessionRows(panel.id, database()),
  ]);
  const asked = askedAtLevel(ladder, panel, panel.kit.content.exercises);
  const title = `${roleTitle(ladder, panel)} interview`;
  const isOff = panel.state === "withdrawn";
  const card = outsideAddress(`/interviews/${panel.id}${isOff ? "" : "/card"}`);
  const events = sessions.flatMap((session): EventAttributes[] =>
    session.interviewerId === personId && session.startsAt && session.startsAt >= EARLIEST
      ? [
          {
            uid: `${session.id}@rostrum`,
            sequence: panel.revision,
            start: session.startsAt.getTime(),
            startInputType: "utc",
            startOutputType: "utc",
            duration: { minutes: session.minutes },
            title,
            description: `${sessionTopic(asked, session)}\n${card}`,
            url: card,
            status: isOff ? "CANCELLED" : "CONFIRMED",
            classification: "PRIVATE",
          },
        ]
      : [],
  );
  const { error, value } = createEvents(events, {
    productId: "-//Rostrum//Interviews//EN",
    method: isOff ? "CANCEL" : "PUBLISH",
  });
  if (error || value === null) throw error ?? new Error("the calendar file is empty");
  return value;
}
