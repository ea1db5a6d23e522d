import { Form, Link } from "@remix-run/react";
import { Moment } from "~/ui/dates";

export type ShownNotice = { id: string; sentence: string; createdAt: Date; isRead: boolean };

/** Notices, newest first. What is unread is marked by a word as well as by weight. */
export function NoticeList({ notices, timeZone }: { notices: ShownNotice[]; timeZone: string }) {
  return (
    <ul className="max-w-3xl border-line border-t">
      {notices.map(({ id, sentence, createdAt, isRead }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-x-6 border-line border-b py-3"
        >
          <div className="min-w-0 flex-1 basis-72">
            <p className={isRead ? "" : "font-semibold"}>
              <Link to={`/inbox/${id}`} reloadDocument className="inline-block py-0.5">
                {sentence}
              </Link>
            </p>
            <p className="text-small text-soft">
              {isRead ? null : <span className="font-semibold text-accent">Unread · </span>}
              <Moment value={createdAt} timeZone={timeZone} />
            </p>
          </div>
          {isRead ? null : (
            <Form method="post" preventScrollReset className="sm:-my-2">
              <input type="hidden" name="id" value={id} />
              <button
                type="submit"
                name="intent"
                value="read"
                className="button button-quiet -ml-2 text-small sm:ml-0"
              >
                Mark as read<span className="sr-only">: {sentence}</span>
              </button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
