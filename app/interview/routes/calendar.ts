import type { LoaderFunctionArgs } from "@remix-run/node";
import { calendarOf } from "../calendar.server";
import { requirePanel } from "../panel.server";

/** The viewer's own sessions, for their calendar. The file's name says nothing about the candidate. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel } = await requirePanel(ask, params.panelId, "interview.calendar");
  return new Response(await calendarOf(panel, viewer.personId), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="interviews-${panel.id}.ics"`,
      "cache-control": "no-store",
    },
  });
}
