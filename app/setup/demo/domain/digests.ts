import { digestLetter } from "~/notification/domain/digest-letter";
import { addDays, addMinutes } from "./calendar";
import type { NoticePlan } from "./notices";
import type { PersonPlan } from "./people";

/** Stand for what is different in every installation; only the store knows it. */
export const BASE = "{base}";
export const UNSUBSCRIBE = "{unsubscribe}";

/** A letter that says what waits for somebody. */
export type DigestPlan = {
  personId: string;
  to: string;
  subject: string;
  /** Empty once it is delivered. */
  text: string;
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  error: string | null;
  nextTryAt: Date | null;
};

type Facts = { now: Date; people: readonly PersonPlan[]; organisation: string };
type Outcome = Pick<DigestPlan, "createdAt" | "sentAt" | "attempts" | "error" | "nextTryAt">;
type Written = {
  key: string;
  /** Which of somebody's notices, oldest first, stand in the letter. */
  about: (own: NoticePlan[], now: Date) => NoticePlan[];
  outcome: (last: NoticePlan, to: string, now: Date) => Outcome;
};

const isUnread = ({ readAt }: NoticePlan) => readAt === null;

const WRITTEN: readonly Written[] = [
  {
    key: "kwabena.asante",
    about: (own) => own.slice(-1),
    outcome: ({ mailedAt }) => ({
      createdAt: mailedAt,
      sentAt: mailedAt,
      attempts: 1,
      error: null,
      nextTryAt: null,
    }),
  },
  {
    // Given up half a day after it was written: the sixth attempt was the last.
    key: "kristjan.thorsson",
    about: (own, now) =>
      own
        .filter(({ kind, createdAt }) => kind === "cycle-opened" && createdAt < addDays(now, -2))
        .slice(-1),
    outcome: ({ mailedAt }, to) => ({
      createdAt: mailedAt,
      sentAt: null,
      attempts: 6,
      error: `Can't send mail - all recipients were rejected: 552 5.2.2 <${to}>: Recipient address rejected: Mailbox is full`,
      nextTryAt: null,
    }),
  },
  {
    // A minute between the first two attempts, five to the third.
    key: "olena.kovalenko",
    about: (own, now) =>
      own.filter((each) => isUnread(each) && each.createdAt > addDays(now, -14)).slice(-3),
    outcome: (_, to, now) => ({
      createdAt: addMinutes(now, -4),
      sentAt: null,
      attempts: 2,
      error: `Can't send mail - all recipients were rejected: 451 4.7.1 <${to}>: Recipient address rejected: Greylisted, please try again later`,
      nextTryAt: addMinutes(now, 2),
    }),
  },
];

/** The letters about notices that stand in the outbox, and the notices as they went into them. */
export function planDigests(
  { now, people, organisation }: Facts,
  notices: readonly NoticePlan[],
): { digests: DigestPlan[]; notices: NoticePlan[] } {
  const mailed = new Map<string, Date>();
  const digests = WRITTEN.flatMap(({ key, about, outcome }): DigestPlan[] => {
    const person = people.find((each) => each.key === key);
    const own = notices
      .filter(({ personId }) => personId === person?.id)
      .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    const named = about(own, now);
    const last = named.at(-1);
    if (!person || !last) return [];
    const how = outcome(last, person.email, now);
    for (const { id } of named) mailed.set(id, how.createdAt);
    const letter = digestLetter({
      to: person.name,
      organisation,
      notices: named,
      address: (path) => BASE + path,
      unsubscribe: UNSUBSCRIBE,
    });
    const text = how.sentAt ? "" : letter.text;
    return [{ personId: person.id, to: person.email, subject: letter.subject, text, ...how }];
  });
  return {
    digests,
    notices: notices.map((each) => ({ ...each, mailedAt: mailed.get(each.id) ?? each.mailedAt })),
  };
}
