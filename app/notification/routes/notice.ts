import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { notFound, requirePermission } from "~/access/guards.server";
import { openNotice } from "~/notification/inbox.server";

/** Opens one's own notice: it counts as read, and leads to what it is about. */
export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePermission(ask, "notification.read");
  const id = z.uuid().safeParse(ask.params.noticeId);
  const address = id.success ? await openNotice(viewer, id.data) : null;
  if (!address) throw notFound();
  throw redirect(address);
}

/** Never shown: with it this is a page, so that what is not there is answered by the page that says so. */
export default function NoticePage() {
  return null;
}
