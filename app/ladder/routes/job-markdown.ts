import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireLadderReader } from "~/ladder/reader.server";
import { requireJob } from "../views/job-view.server";

/** The job description as a file to take into another tool. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const { ladder, versionId } = reader;
  const { standing, markdown } = requireJob(ladder, params);
  const name = `${standing.trackId}-${standing.levelId}`;
  const etag = `"${versionId}-${name}"`;
  const headers = { ...reader.headers, etag };
  if (request.headers.get("if-none-match")?.includes(etag))
    return new Response(null, { status: 304, headers });
  return new Response(markdown, {
    headers: {
      ...headers,
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.md"`,
    },
  });
}
