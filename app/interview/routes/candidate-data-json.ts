import type { LoaderFunctionArgs } from "@remix-run/node";
import { candidateData } from "../candidate-data.server";
import { candidateFile } from "../candidate-file.server";
import { requirePanel } from "../panel.server";

/** What is held about the candidate, for machines. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel } = await requirePanel(ask, params.panelId, "interview.export");
  return candidateFile(request, panel.id, "json", async () => {
    const asked = { now: new Date(), timeZone: viewer.timeZone, format: "json" } as const;
    return `${JSON.stringify(await candidateData(viewer, panel.id, asked), null, 2)}\n`;
  });
}
