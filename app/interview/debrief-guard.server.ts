import { can } from "~/access/domain/can";
import type { Action } from "~/access/domain/matrix";
import { type Ask, notFound } from "~/access/guards.server";
import { PANEL_STATES } from "./domain/state";
import { requirePanel } from "./panel.server";

/**
 * The person who is signed in and the panel, if what they are on it allows `action` in some state. Whether it does now is
 * asked where it is done, so that what was typed is not lost when the state has moved on in between.
 */
export async function requirePart(ask: Ask, panelId: string | undefined, action: Action) {
  const found = await requirePanel(ask, panelId, "interview.see");
  const { panelSeats, isCandidate } = found.panel;
  const mayEver = PANEL_STATES.some((state) =>
    can(found.viewer, action, { state, panelSeats, isCandidate }),
  );
  if (!mayEver) throw notFound();
  return found;
}
