import type { LoaderFunctionArgs } from "@remix-run/node";
import { ratingsFile } from "../ratings-export.server";

/** The session's ratings as a spreadsheet. */
export function loader({ request, params, context }: LoaderFunctionArgs) {
  return ratingsFile({ request, context }, params.sessionId, "xlsx");
}
