import type { RequestHandler } from "express";
import { FROM_ELSEWHERE } from "./from-elsewhere";
import { log, loggablePath } from "./log.server";
import { plainPage } from "./plain-page.server";

const BODY_LIMIT = 1024 * 1024;
/** Up to this size the rest of a refused body is read and dropped, so that the browser shows our answer. */
const DRAIN_LIMIT = 32 * BODY_LIMIT;

/** One line of JSON per request. */
export const logRequests: RequestHandler = (req, res, next) => {
  const started = performance.now();
  res.on("close", () => {
    log.info({
      requestId: res.locals.requestId,
      method: req.method,
      path: loggablePath(req.path),
      // A client that went away before the answer was complete.
      status: res.writableFinished ? res.statusCode : 499,
      ms: Math.round((performance.now() - started) * 10) / 10,
    });
  });
  next();
};

/** Addresses that no link of ours has and that the database or the router would stumble over. */
export const refuseOddAddresses: RequestHandler = (req, res, next) => {
  if (!/%00/.test(req.url) && isDecodable(req.url)) return next();
  res
    .status(400)
    .type("html")
    .send(plainPage("This address is not readable", "It may be mistyped or cut off."));
};

function isDecodable(address: string): boolean {
  try {
    decodeURI(address.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/**
 * Every write must come from our own pages: browsers say so in Sec-Fetch-Site or Origin; what says nothing is refused. One
 * address is open to mail providers, whose one-click unsubscribing (RFC 8058) comes from no page: its key is the permission,
 * and no cookie is looked at.
 */
export const refuseForeignWrites: RequestHandler = (req, res, next) => {
  delete req.headers[FROM_ELSEWHERE];
  if (req.method === "GET" || req.method === "HEAD" || isFromOurselves(req)) return next();
  if (req.method === "POST" && UNSUBSCRIBE.test(req.path)) {
    // Remix compares it with the host as well; the route takes nothing but one-click unsubscribing from elsewhere.
    delete req.headers.origin;
    req.headers[FROM_ELSEWHERE] = "1";
    return next();
  }
  res
    .status(403)
    .type("html")
    .send(
      plainPage(
        "This form did not come from Rostrum",
        "For your safety nothing was changed. Open the page again here and repeat what you did.",
      ),
    );
};

const UNSUBSCRIBE = /^\/unsubscribe\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function isFromOurselves(req: Parameters<RequestHandler>[0]): boolean {
  const site = req.get("sec-fetch-site");
  const origin = req.get("origin");
  if (site && (site !== "same-origin" || !origin)) return site === "same-origin";
  if (!origin || !URL.canParse(origin)) return false;
  const host = req.app.get("trust proxy")
    ? (req.get("x-forwarded-host") ?? req.get("host"))
    : req.get("host");
  return new URL(origin).host === host;
}

/** Bodies are limited before anything reads them. A body must say how long it is; browsers always do. */
export const refuseLargeBodies: RequestHandler = (req, res, next) => {
  if (req.method === "GET" || req.method === "HEAD") return next();
  const declared = req.get("content-length");
  if (declared === undefined && req.get("transfer-encoding") !== undefined) {
    res
      .status(411)
      .type("html")
      .send(
        plainPage("The size of this form is unknown", "Nothing was changed. Please try again."),
      );
    return;
  }
  const size = Number(declared ?? 0);
  if (size <= BODY_LIMIT) return next();
  const answer = () =>
    res
      .status(413)
      .type("html")
      .send(
        plainPage(
          "That is more than one page can take",
          `A form may hold ${BODY_LIMIT / 1024 / 1024} MiB of text; this one held ${(size / 1024 / 1024).toFixed(1)} MiB. ` +
            "Nothing was changed. Go back: your browser still has what you typed. Shorten it, or link to it as evidence.",
        ),
      );
  if (size > DRAIN_LIMIT) {
    res.set("connection", "close");
    answer();
    return;
  }
  req.on("end", answer);
  req.resume();
};
