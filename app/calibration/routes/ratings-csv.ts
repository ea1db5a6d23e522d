import type { LoaderFunctionArgs } from "@remix-run/node";
import { ratingsFile } from "../ratings-export.server";

/** The session's ratings as text that every spreadsheet reads. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  return ratingsFile({ request, context }, params.sessionId, "csv");
}
