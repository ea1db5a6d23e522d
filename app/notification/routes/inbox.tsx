import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { notFound, requirePermission } from "~/access/guards.server";
import { InboxFilter } from "~/notification/components/inbox-filter";
import { NoticeList } from "~/notification/components/notice-list";
import { inboxForm, readInboxFilter } from "~/notification/domain/inbox-form";
import { sentenceOf } from "~/notification/domain/sentences";
import { listInbox, markAllRead, markRead } from "~/notification/inbox.server";
import { parseForm, readForm } from "~/platform/form";
import { Empty, PageHeader } from "~/ui/page";
import { Pager } from "~/ui/pager";

export const meta = () => [{ title: "Inbox · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePermission(ask, "notification.read");
  const filter = readInboxFilter(new URL(ask.request.url).searchParams);
  const until = new Date();
  const { notices, ...inbox } = await listInbox(viewer, filter);
  return {
    ...inbox,
    notices: notices.map(({ id, kind, data, createdAt, readAt }) => ({
      id,
      sentence: sentenceOf(kind, data),
      createdAt,
      isRead: readAt !== null,
    })),
    onlyUnread: filter.onlyUnread,
    until,
    timeZone: viewer.timeZone,
  };
}

export async function action(ask: ActionFunctionArgs) {
  const viewer = await requirePermission(ask, "notification.read");
  const parsed = parseForm(await readForm(ask.request), inboxForm);
  if (!parsed.ok) throw notFound();
  switch (parsed.value.intent) {
    case "read":
      await markRead(viewer, parsed.value.id);
      break;
    case "read-all":
      await markAllRead(viewer, parsed.value.until);
      break;
  }
  throw redirect(`/inbox${new URL(ask.request.url).search}`);
}

export default function Inbox() {
  const { notices, total, unread, onlyUnread, page, pages, until, timeZone } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Inbox"
        lead="What waits for you, and what you will want to know. Newest first."
      />
      {total > 0 ? (
        <div className="mb-2 flex max-w-3xl flex-wrap items-center justify-between gap-x-6">
          <InboxFilter onlyUnread={onlyUnread} total={total} unread={unread} />
          {unread > 0 ? <ReadAll until={until} /> : null}
        </div>
      ) : null}
      {notices.length === 0 ? (
        <Empty title={total === 0 ? "Nothing has come yet." : "You have read everything."}>
          {total === 0 ? (
            <p>
              When a cycle opens, something is due, or a colleague needs you, it stands here. It can
              reach you <Link to="/account/notifications">by mail</Link> too.
            </p>
          ) : (
            <p>
              <Link to="/inbox">Show what came before</Link>
            </p>
          )}
        </Empty>
      ) : (
        <NoticeList notices={notices} timeZone={timeZone} />
      )}
      <Pager page={page} pages={pages} label="Pages of the inbox" />
      {total > 0 ? (
        <p className="mt-10 text-small text-soft">
          <Link to="/account/notifications">Choose what reaches you by mail</Link>
        </p>
      ) : null}
    </>
  );
}

/** Names the moment the page was made, so that what came since stays unread. */
function ReadAll({ until }: { until: Date }) {
  return (
    <Form method="post">
      <input type="hidden" name="until" value={until.toISOString()} />
      <button
        type="submit"
        name="intent"
        value="read-all"
        className="button button-quiet -ml-2 text-small sm:ml-0"
      >
        Mark all as read
      </button>
    </Form>
  );
}
