import type { NotificationKind } from "~/notification/domain/kinds";
import { addDays, atWork, type CyclePlan } from "./calendar";
import type { DigestPlan } from "./digests";
import { type EventPlan, event } from "./happenings";
import type { PersonPlan } from "./people";
import { CHOOSES } from "./roster";

export type ChoicePlan = { personId: string; kind: NotificationKind; byMail: false };

/** What people do not want by mail; whoever wants none at all says so with themselves. */
export function planChoices(people: readonly PersonPlan[]): ChoicePlan[] {
  return people
    .filter(({ key }) => key === CHOOSES.mail)
    .flatMap(({ id }) =>
      CHOOSES.without.map((kind) => ({ personId: id, kind, byMail: false as const })),
    );
}

type Facts = {
  people: readonly PersonPlan[];
  cycles: readonly CyclePlan[];
  digests: readonly DigestPlan[];
};

/** What the log holds of letters and of what people chose: they did so in the first week of the open cycle. */
export function planMailEvents({ people, cycles, digests }: Facts): EventPlan[] {
  const open = cycles.find(({ state }) => state === "OPEN");
  const chosen = people.filter(({ key, wantsMail }) => key === CHOOSES.mail || !wantsMail);
  return [
    ...digests.map(({ createdAt }) =>
      event(createdAt, null, "mail.notices-written", ["organisation", "1"], {
        letters: 1,
        urgent: false,
      }),
    ),
    ...(open ? chosen : []).map(({ id, key, wantsMail }, order) =>
      event(
        atWork(addDays(open?.opensOn ?? new Date(0), 2), 9 * 60 + 12 + order * 95),
        id,
        wantsMail ? "notifications.chosen" : "notifications.stopped",
        ["person", id],
        { byMail: wantsMail, without: key === CHOOSES.mail ? [...CHOOSES.without] : [] },
      ),
    ),
  ];
}
