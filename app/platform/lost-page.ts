/** What an action answers when its page is no longer there for the person: what they typed comes back with it. */
export type LostPage = { message: string; typed: string[] };

/** Whether this is what went with an error. */
export function isLostPage(data: unknown): data is LostPage {
  return typeof data === "object" && data !== null && "typed" in data && "message" in data;
}
