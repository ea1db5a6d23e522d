import type { LoaderFunctionArgs } from "@remix-run/node";
import { liveStream } from "../live.server";
import { requireSession } from "../session.server";

/** Tells an open page that something changed: as a stream to those who ask for one, else what it is now. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, session } = await requireSession(ask, params.sessionId, "calibration.see");
  if (!request.headers.get("accept")?.includes("text/event-stream"))
    return new Response(session.seen, { headers: { "cache-control": "no-store" } });
  const isPeopleTeam = viewer.roles.includes("PEOPLE_TEAM");
  const watching = { sessionId: session.id, personId: viewer.personId, isPeopleTeam };
  return new Response(liveStream(watching, request.signal), {
    headers: {
      "content-type": "text/event-stream",
      // Nothing on the way may hold it back or compress it.
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
