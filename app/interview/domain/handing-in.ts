import type { CardAnswer } from "./card";

/**
 * When the last of somebody's sessions with a date begins, if that is still to come: until then they have nothing to hand
 * in, and would read others' cards before they formed a view of their own.
 */
export function opensAt(sessions: readonly { startsAt: Date | null }[], now: Date): Date | null {
  const last = Math.max(...sessions.flatMap(({ startsAt }) => startsAt?.getTime() ?? []));
  return last > now.getTime() ? new Date(last) : null;
}

/** Whether a card gives no point at all: as it would be if there had been no session. */
export function isEmptyHanded(answers: readonly Pick<CardAnswer, "point">[]): boolean {
  return answers.every(({ point }) => point === null);
}
