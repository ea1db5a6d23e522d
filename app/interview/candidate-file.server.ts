import { AppError } from "~/platform/app-error";

const TYPES = { json: "application/json", md: "text/markdown" } as const;

/** A file to give to the candidate; its name does not say theirs. What keeps it from being made is said in plain words. */
export async function candidateFile(
  request: Request,
  panelId: string,
  extension: keyof typeof TYPES,
  make: () => Promise<string>,
): Promise<Response> {
  // Making one is recorded and has its consequences, so a page elsewhere cannot have it made by a link.
  if (request.headers.get("sec-fetch-site") === "cross-site")
    throw new Response("Open it from the candidate’s page.", { status: 403 });
  try {
    return new Response(await make(), {
      headers: {
        "content-type": `${TYPES[extension]}; charset=utf-8`,
        "content-disposition": `attachment; filename="candidate-data-${panelId}.${extension}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new Response(error.message, { status: error.status });
  }
}
