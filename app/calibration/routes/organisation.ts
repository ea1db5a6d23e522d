import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requirePermission } from "~/access/guards.server";

/** The whole organisation begins with its distribution. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePermission({ request, context }, "calibration.manage");
  return redirect(`/calibration/organisation/distribution${new URL(request.url).search}`);
}
