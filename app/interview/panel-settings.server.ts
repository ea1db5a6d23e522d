import { Refusal } from "~/people/refusal";
import { change } from "~/platform/audit.server";
import { database, type Transaction } from "~/platform/database.server";
import { NEW_KIT, type PanelSettingsInput } from "./domain/panel-forms";
import { hiringManagerOf, kitOf, spelledAsRule } from "./making.server";
import { tellHiringManager } from "./notices.server";
import { lockPanel, type OnPanel, type Panel, touchPanel } from "./panel.server";

/**
 * Changes what is written about a panel. The kit stays once a card is begun, because what was answered would be about other
 * questions; who decides is for the people team to say.
 */
export async function changePanelSettings(
  who: OnPanel,
  panelId: string,
  input: PanelSettingsInput,
): Promise<void> {
  await change(who.actor, async (tx, record) => {
    const panel = await lockPanel(tx, who, panelId, "interview.settings");
    const kitId = await kitAfter(tx, who, panel, input.kitId);
    const hiringManagerId = await hiringManagerAfter(tx, who, panel, input.hiringManager);
    const location = await spelledAsRule(tx, input.location);
    const fields = [
      ...(input.candidateName === panel.candidateName ? [] : ["candidateName"]),
      ...(location === panel.location ? [] : ["location"]),
      ...(kitId === panel.kit.id ? [] : ["kitId"]),
      ...(hiringManagerId === panel.hiringManager.id ? [] : ["hiringManagerId"]),
    ];
    await tx.interviewPanel.update({
      where: { id: panelId },
      data: { candidateName: input.candidateName, location, kitId, hiringManagerId },
    });
    await touchPanel(tx, panelId);
    if (fields.includes("hiringManagerId")) await tellHiringManager(tx, panelId, who.personId);
    record({
      action: "interview.settings-changed",
      subject: { type: "interview", id: panelId },
      data: { fields, kitId, hiringManagerId, isKitDrawn: input.kitId === NEW_KIT },
    });
  });
}

/** Puts a wrong location right, also when all is over: how long the interviews are kept depends on it. */
export async function changeLocation(who: OnPanel, panelId: string, named: string): Promise<void> {
  await change(who.actor, async (tx, record) => {
    await lockPanel(tx, who, panelId, "interview.manage");
    const location = await spelledAsRule(tx, named);
    await tx.interviewPanel.update({ where: { id: panelId }, data: { location } });
    await touchPanel(tx, panelId);
    record({
      action: "interview.settings-changed",
      subject: { type: "interview", id: panelId },
      data: { fields: ["location"] },
    });
  });
}

async function kitAfter(
  tx: Transaction,
  who: OnPanel,
  panel: Panel,
  wanted: string,
): Promise<string> {
  if (wanted === panel.kit.id) return wanted;
  if (await isCardBegun(tx, panel.id))
    throw new Refusal(
      "kitId",
      "A card is begun, so the kit stays: what is on it would be about other questions.",
    );
  const { trackId, levelId, candidateId } = panel;
  return kitOf(tx, who, wanted, { trackId, levelId, candidateId });
}

/** Whether anybody who was ever on the panel began a card. */
export function hasBegunCard(panelId: string): Promise<boolean> {
  return isCardBegun(database(), panelId);
}

async function isCardBegun(from: Pick<Transaction, "scorecard">, panelId: string) {
  return (await from.scorecard.count({ where: { panelId } })) > 0;
}

async function hiringManagerAfter(
  tx: Transaction,
  who: OnPanel,
  panel: Panel,
  named: string,
): Promise<string> {
  const { id, name } = panel.hiringManager;
  if (!named || !who.roles.includes("PEOPLE_TEAM")) return id;
  // Nobody is looked for: they may have a namesake, or have left.
  if (named === name) return id;
  return hiringManagerOf(tx, named, panel.candidateId);
}
