import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/access/guards.server";
import { dayIn } from "~/ui/dates";
import { recordFileName } from "../domain/record";
import { personRecord, recordExport } from "../record.server";

/** One's own record, whole. */
export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePermission(ask, "account.manage");
  await recordExport(viewer, "json");
  const now = new Date();
  const record = await personRecord(viewer.personId, now);
  const name = recordFileName(viewer.name, dayIn(viewer.timeZone, now), "json");
  return new Response(`${JSON.stringify(record, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
