import type { LoaderFunctionArgs } from "@remix-run/node";
import { candidateData } from "../candidate-data.server";
import { candidateFile } from "../candidate-file.server";
import { candidateDataMarkdown } from "../domain/candidate-data";
import { requirePanel } from "../panel.server";

/** What is held about the candidate, to read. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel } = await requirePanel(ask, params.panelId, "interview.export");
  return candidateFile(request, panel.id, "md", async () => {
    const asked = { now: new Date(), timeZone: viewer.timeZone, format: "md" } as const;
    return candidateDataMarkdown(await candidateData(viewer, panel.id, asked));
  });
}
