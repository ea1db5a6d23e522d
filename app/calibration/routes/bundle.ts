import type { LoaderFunctionArgs } from "@remix-run/node";
import { decisionBundle } from "../bundle.server";
import { requireSession } from "../session.server";

/** Everything a session decided, as one file. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, session } = await requireSession(ask, params.sessionId, "calibration.bundle");
  const bundle = await decisionBundle(viewer, session, new Date());
  return new Response(`${JSON.stringify(bundle, null, 1)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="calibration-${session.id}.json"`,
      "cache-control": "no-store",
    },
  });
}
