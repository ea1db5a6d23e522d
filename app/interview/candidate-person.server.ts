import type { NamedPerson } from "~/calibration/domain/name-lines";
import { Refusal } from "~/people/refusal";
import { change } from "~/platform/audit.server";
import type { Transaction } from "~/platform/database.server";
import { lockPanel, type OnPanel, touchPanel } from "./panel.server";
import { personNamed } from "./people-named.server";

/** What an interviewer wrote about the candidate is not turned into what they wrote about themselves. */
async function refuseInterviewer(tx: Transaction, panelId: string, person: NamedPerson) {
  const seat = { panelId, interviewerId: person.personId, removedAt: null };
  if (await tx.interviewSeat.findFirst({ where: seat, select: { panelId: true } }))
    throw new Refusal("person", `${person.name} interviews here, so they are not the candidate.`);
}

/**
 * Says which colleague the candidate is, in whatever state the panel is: somebody who was hired works here from then on,
 * and is kept from what was written about them. An empty name says that they do not work here.
 */
export async function nameCandidate(who: OnPanel, panelId: string, named: string): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "interview.manage");
    const person = named.trim() ? await personNamed(named, "person", tx) : null;
    if (person?.personId === who.personId)
      throw new Refusal("person", "Whoever is the candidate has somebody else write it down.");
    if (person?.personId === panel.hiringManager.id)
      throw new Refusal(
        "person",
        `${person.name} decides here. Name another hiring manager first.`,
      );
    if (person) await refuseInterviewer(tx, panel.id, person);
    await tx.interviewPanel.update({
      where: { id: panel.id },
      data: { candidateId: person?.personId ?? null },
    });
    await touchPanel(tx, panel.id);
    record({
      action: "interview.candidate-named",
      subject: { type: "interview", id: panel.id },
      data: { worksHere: person !== null },
    });
  });
}
