import { letterSentenceOf, subjectOf } from "./sentences";

export type MailedNotice = { id: string; kind: string; data: unknown };

type Digest = {
  to: string;
  organisation: string;
  notices: readonly MailedNotice[];
  /** Makes a whole address of one of our paths. */
  address: (path: string) => string;
  unsubscribe: string;
};

/** More than this in one letter is read by nobody; the rest stands in the inbox. */
const MOST = 20;

/** The mail that says what waits and links to it, and how to have no more of them. Nothing in it is confidential. */
export function digestLetter({ to, organisation, notices, address, unsubscribe }: Digest) {
  const named = notices.slice(0, MOST);
  const more = notices.length - named.length;
  return {
    subject: subjectOf(notices),
    text: [
      `Hello ${to},`,
      `This waits for you in Rostrum at ${organisation}:`,
      ...named.map(
        ({ id, kind, data }) => `- ${letterSentenceOf(kind, data)}\n  ${address(`/inbox/${id}`)}`,
      ),
      ...(more > 0 ? [`And ${more} more: ${address("/inbox")}`] : []),
      `You get such a letter at most once a day, unless something is due the next day. Choose what reaches you by mail:\n${address("/account/notifications")}`,
      `No more of these letters, without signing in:\n${unsubscribe}`,
    ].join("\n\n"),
  };
}
