import type { LoaderFunctionArgs } from "@remix-run/node";
import { stringify } from "csv-stringify/sync";
import { requirePermission } from "~/access/guards.server";
import { dayIn } from "~/ui/dates";
import { CSV_HEADER, csvRows } from "../domain/csv-rows";
import { recordFileName } from "../domain/record";
import { everyLadder } from "../history.server";
import { personRecord, recordExport } from "../record.server";

/** One's own ratings, a row per criterion and assessment, with cells that no spreadsheet runs. */
export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePermission(ask, "account.manage");
  await recordExport(viewer, "csv");
  const now = new Date();
  const [record, ladders] = [await personRecord(viewer.personId, now), await everyLadder()];
  const name = recordFileName(viewer.name, dayIn(viewer.timeZone, now), "csv");
  const rows = [[...CSV_HEADER], ...csvRows(record, ladders)];
  return new Response(stringify(rows, { bom: true, escape_formulas: true }), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
