import type { LoaderFunctionArgs } from "@remix-run/node";
import { stringify } from "csv-stringify/sync";
import { requirePermission } from "~/access/guards.server";
import { everyEvent } from "~/people/audit-log.server";
import { readAuditFilter } from "~/people/domain/audit-filter";
import { eventSentence } from "~/people/domain/event-words";
import { change } from "~/platform/audit.server";

const HEADER = [
  "number",
  "time (UTC)",
  "event",
  "actor id",
  "action",
  "subject type",
  "subject id",
  "data",
];

/** The log as the filters leave it, sent piece by piece. */
export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePermission(ask, "audit.export");
  const filter = readAuditFilter(new URL(ask.request.url).searchParams);
  await change(viewer.actor, async (_tx, record) => {
    const { before: _, ...data } = filter;
    record({ action: "audit.exported", subject: { type: "organisation", id: "1" }, data });
  });
  const pieces = everyEvent(viewer, filter, viewer.timeZone);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(encoder.encode(stringify([HEADER], { bom: true })));
    },
    async pull(stream) {
      const { value, done } = await pieces.next();
      if (done) return stream.close();
      const rows = value.map((event) => [
        event.id,
        event.at.toISOString(),
        eventSentence(event),
        event.actorId,
        event.action,
        event.subjectType,
        event.subjectId,
        JSON.stringify(event.data),
      ]);
      stream.enqueue(encoder.encode(stringify(rows, { escape_formulas: true })));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="audit.csv"',
      "cache-control": "no-store",
    },
  });
}
