import type { Transaction } from "~/platform/database.server";
import type { NotificationKind } from "./domain/kinds";

export type Notice = {
  personId: string;
  kind: NotificationKind;
  /** Path of ours that it leads to, such as `/assessments/…`. */
  address: string;
  /** What makes it the same thing: said once per person, however often this runs. */
  key: string;
  /** Names for the sentence (a cycle's, a colleague's); never what anybody wrote or rated. */
  data?: Record<string, string>;
};

/** Puts notices into people's inboxes, in the transaction of the change they are about; mail follows from there. */
export async function notify(tx: Transaction, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.notification.createMany({
    data: notices.map(({ data = {}, ...notice }) => ({ ...notice, data })),
    skipDuplicates: true,
  });
}
