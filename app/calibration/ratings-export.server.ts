import { stringify } from "csv-stringify/sync";
import writeXlsxFile from "write-excel-file/node";
import type { Ask } from "~/access/guards.server";
import { change } from "~/platform/audit.server";
import { attachment } from "./domain/file-name";
import { narrow, readFilters } from "./domain/filters";
import { type RatingsTable, ratingsTable, safeText } from "./domain/ratings-export";
import { requireRatings } from "./ratings-guard.server";

const FORMATS = {
  csv: { type: "text/csv; charset=utf-8", write: asCsv },
  xlsx: {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write: asXlsx,
  },
};

/** A session's ratings as this viewer may see them and as the filters leave them, as a file. */
export async function ratingsFile(
  ask: Ask,
  sessionId: string | undefined,
  format: keyof typeof FORMATS,
): Promise<Response> {
  const { viewer, session, data } = await requireRatings(ask, sessionId);
  const shown = narrow(data, readFilters(new URL(ask.request.url).searchParams));
  const table = ratingsTable(shown);
  await change(viewer.actor, async (_tx, record) => {
    record({
      action: "calibration.exported",
      subject: { type: "calibration-session", id: session.id },
      data: { format, people: shown.people.length, ratings: table.rows.length },
    });
  });
  const { type, write } = FORMATS[format];
  return new Response(await write(table), {
    headers: {
      "content-type": type,
      "content-disposition": attachment(`${session.name} ratings`, format),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function asCsv({ header, rows }: RatingsTable): string {
  const options = { bom: true, escape_formulas: true, record_delimiter: "windows" } as const;
  return stringify([header, ...rows], options);
}

async function asXlsx({ header, widths, rows }: RatingsTable): Promise<Uint8Array<ArrayBuffer>> {
  const sheet = [
    header.map((title) => ({ value: title, fontWeight: "bold" as const })),
    ...rows.map((row) => row.map((value) => (typeof value === "string" ? safeText(value) : value))),
  ];
  const file = writeXlsxFile(sheet, {
    sheet: "Ratings",
    stickyRowsCount: 1,
    columns: widths.map((width) => ({ width })),
  });
  return new Uint8Array(await file.toBuffer());
}
