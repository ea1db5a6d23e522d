import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/access/guards.server";
import { exportCsv, exportJson, exportYaml } from "~/ladder/domain/export";
import type { Ladder } from "~/ladder/domain/schema";
import { requireLadderReader } from "~/ladder/reader.server";

const FORMATS: Record<string, { type: string; write: (ladder: Ladder) => string }> = {
  "ladder.yaml": { type: "application/yaml; charset=utf-8", write: exportYaml },
  "ladder.json": { type: "application/json; charset=utf-8", write: exportJson },
  "ladder.csv": { type: "text/csv; charset=utf-8", write: exportCsv },
};

/** The ladder as a file. A version never changes, so its id is all that a browser has to ask about. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const file = params.file ?? "";
  const format = Object.hasOwn(FORMATS, file) ? FORMATS[file] : undefined;
  if (!format) throw notFound();
  const { ladder, versionId } = reader;
  const etag = `"${versionId}-${reader.viewer ? "whole" : "public"}-${file}"`;
  const headers = { ...reader.headers, etag };
  if (request.headers.get("if-none-match")?.includes(etag))
    return new Response(null, { status: 304, headers });
  const extension = file.slice(file.lastIndexOf(".") + 1);
  return new Response(format.write(ladder), {
    headers: {
      ...headers,
      "content-type": format.type,
      "content-disposition": `attachment; filename="${ladder.id}-${ladder.version}.${extension}"`,
    },
  });
}
