import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { isForEverybody, remember } from "~/platform/document-cache.server";
import { inlineStyles } from "~/platform/inline-styles.server";
import { log, loggablePath } from "~/platform/log.server";
import { documentPolicy, scriptedPolicy } from "~/platform/security-headers.server";
import { isDocument } from "~/ui/document";
import { NonceContext } from "~/ui/nonce";

export const streamTimeout = 10_000;

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { nonce } = loadContext;
  const html = await render(
    <NonceContext.Provider value={nonce}>
      <RemixServer
        context={remixContext}
        url={request.url}
        abortDelay={streamTimeout}
        nonce={nonce}
      />
    </NonceContext.Provider>,
    loadContext.requestId,
  );
  headers.set("content-type", "text/html; charset=utf-8");
  keepPrivate(headers);
  const matches = remixContext.staticHandlerContext.matches;
  if (!isDocument(matches.map((match) => remixContext.routeModules[match.route.id]?.handle))) {
    headers.set(
      "content-security-policy",
      scriptedPolicy(nonce, process.env.NODE_ENV === "development"),
    );
    return new Response(html, { status, headers });
  }
  const inlined = inlineStyles(html);
  headers.set("content-security-policy", documentPolicy(inlined.styleHash));
  const response = new Response(inlined.html, { status, headers });
  if (loadContext.cacheKey && isForEverybody(response))
    await remember(loadContext.cacheKey, response.clone());
  return response;
}

export function handleDataRequest(response: Response): Response {
  keepPrivate(response.headers);
  return response;
}

/** What is for one person is kept by nobody, unless the route says otherwise. */
function keepPrivate(headers: Headers) {
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-store");
}

/** Failures without a text for people are logged in full; the page shows their reference number. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  log.error(
    { requestId: context.requestId, path: loggablePath(request.url), err: error },
    "request failed",
  );
}

async function render(element: React.ReactElement, requestId: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(element, {
      onAllReady() {
        clearTimeout(late);
        const body = new PassThrough();
        text(body).then(resolve, reject);
        pipe(body);
      },
      onShellError(error) {
        clearTimeout(late);
        reject(error);
      },
      onError(error) {
        log.error({ requestId, err: error }, "rendering failed");
      },
    });
    // Cleared when all is there: a timer that waits keeps the whole page in memory.
    const late = setTimeout(abort, streamTimeout + 1_000);
  });
}
