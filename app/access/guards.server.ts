import type { AppLoadContext } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import type { Actor as AuditActor } from "~/platform/audit.server";
import { refererPath } from "~/platform/return-address";
import { can, type Subject } from "./domain/can";
import type { Action } from "./domain/matrix";
import { findViewer, type Viewer } from "./viewer.server";

/** What loaders and actions are given; guards take it as it is. */
export type Ask = { request: Request; context: AppLoadContext };

/** The person who is signed in, with who to name in the audit. Others are sent to sign in, and back again after. */
export async function requirePerson(ask: Ask): Promise<Viewer & { actor: AuditActor }> {
  const viewer = await findViewer(ask.request, ask.context);
  if (!viewer) throw redirect(`/sign-in?to=${encodeURIComponent(returnAddress(ask.request))}`);
  return { ...viewer, actor: { personId: viewer.personId, requestId: ask.context.requestId } };
}

/** The person who is signed in, if they may do this at all; to others the page does not exist. */
export async function requirePermission(ask: Ask, action: Action, subject: Subject = {}) {
  const viewer = await requirePerson(ask);
  if (!can(viewer, action, subject)) throw notFound();
  return viewer;
}

/** For what must not be known to exist. */
export function notFound(): Response {
  return new Response("Not found", { status: 404 });
}

/** Only a path of ours; for a form, the page it stands on. */
function returnAddress(request: Request): string {
  const url = new URL(request.url);
  if (request.method === "GET") return url.pathname.replace(/\.data$/, "") + url.search;
  return refererPath(request);
}
