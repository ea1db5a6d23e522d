import { randomBytes, randomUUID } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { basename, join } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import compression from "compression";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { endLiveStreams } from "./calibration/live.server";
import { JOBS } from "./jobs.server";
import { DataDirectoryInUse } from "./platform/data-lock.server";
import { closeDatabase, database } from "./platform/database.server";
import { cacheKey, serveCached } from "./platform/document-cache.server";
import { ConfigurationError } from "./platform/environment.server";
import { startJobs, stopJobs } from "./platform/jobs.server";
import { log } from "./platform/log.server";
import { plainPage } from "./platform/plain-page.server";
import {
  logRequests,
  refuseForeignWrites,
  refuseLargeBodies,
  refuseOddAddresses,
} from "./platform/request-checks.server";
import { SECURITY_HEADERS } from "./platform/security-headers.server";
import { type Prepared, prepare } from "./prepare.server";

type Serving = {
  /** Vite's middleware in development; the built files otherwise. */
  assets?: RequestHandler;
  say: (line: string) => void;
};

const IMMUTABLE = "public, max-age=31536000, immutable";

/** Opens everything, serves it and says where; leaves with one clear line each for what is missing. */
export async function serve({ assets, say }: Serving): Promise<void> {
  try {
    const prepared = await prepare(process.env, say);
    const { PORT, HOST, BASE_URL } = prepared.env;
    const server = createServer(application(prepared, assets ?? builtAssets()));
    await listen(server, PORT, HOST);
    stopOnSignal(server, say);
    if (prepared.setupAddress)
      say(`Nobody is here yet. Set up your organisation at ${prepared.setupAddress}`);
    say(`Rostrum answers at ${BASE_URL}`);
    void startJobs(JOBS);
  } catch (error) {
    if (!(error instanceof ConfigurationError || error instanceof DataDirectoryInUse)) throw error;
    for (const line of error.message.split("\n")) console.error(line);
    process.exit(1);
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        taken
          ? new ConfigurationError(
              `Port ${port} on ${host} is in use. Stop what uses it, or set PORT to another.`,
            )
          : error,
      );
    });
    server.listen(port, host, () => resolve());
  });
}

export function application({ env }: Prepared, assets: RequestHandler): express.Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("trust proxy", env.TRUST_PROXY ? 1 : false);
  app.use(identify(env.TRUST_PROXY));
  app.use(logRequests);
  app.use((req, res, next) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) res.setHeader(name, value);
    if (req.secure) res.setHeader("strict-transport-security", "max-age=31536000");
    next();
  });
  app.get("/healthz", (_req, res) => res.type("text/plain").send("ok\n"));
  app.get("/readyz", async (_req, res) => {
    const ready = await database().$queryRaw`SELECT 1`.then(() => true).catch(() => false);
    res
      .status(ready ? 200 : 503)
      .type("text/plain")
      .send(ready ? "ready\n" : "the database does not answer\n");
  });
  // Some browsers ask for it before they have read the page that names the real one.
  app.get("/favicon.ico", (_req, res) => res.redirect(301, "/favicon.svg"));
  app.use((req, res, next) => {
    const key = cacheKey(req);
    if (!key || !serveCached(key, req, res)) next();
  });
  app.use(compression());
  app.use(assets);
  app.use(refuseOddAddresses, refuseForeignWrites, refuseLargeBodies);
  app.use(remix());
  app.use(failed);
  return app;
}

/** A request id and, unless a proxy is trusted, no forwarded headers that anybody could have written. */
function identify(trustProxy: boolean): RequestHandler {
  return (req, res, next) => {
    if (!trustProxy)
      for (const name of Object.keys(req.headers))
        if (name.startsWith("x-forwarded-") || name === "forwarded") delete req.headers[name];
    res.locals.requestId = randomUUID();
    res.setHeader("x-request-id", res.locals.requestId);
    next();
  };
}

function remix(): RequestHandler {
  return createRequestHandler({
    build: () => import("virtual:remix/server-build"),
    getLoadContext: (req, res) => ({
      requestId: res.locals.requestId,
      clientAddress: req.ip ?? "unknown",
      nonce: randomBytes(16).toString("base64"),
      cacheKey: cacheKey(req),
      memo: new Map(),
      setCookie: (line) => res.append("set-cookie", line),
    }),
  });
}

/** What fails before or outside Remix, such as a request line that no browser writes. */
const failed: ErrorRequestHandler = (error, _req, res, _next) => {
  log.error({ requestId: res.locals.requestId, err: error }, "request failed outside the app");
  if (res.headersSent) res.destroy();
  else
    res
      .status(400)
      .type("html")
      .send(
        plainPage("This request could not be read", "Open the page again and repeat what you did."),
      );
};

/** Serves the `.br` that the build left beside a script or style, to clients that read it. */
const compressedOnce: RequestHandler = (req, res, next) => {
  const type = /\.(js|css)$/.exec(req.path)?.[1];
  const file = join("build/client/assets", `${basename(req.path)}.br`);
  if (!type || !/\bbr\b/.test(req.get("accept-encoding") ?? "") || !existsSync(file)) return next();
  res.type(type);
  res.set({ "content-encoding": "br", "cache-control": IMMUTABLE, vary: "Accept-Encoding" });
  createReadStream(file).pipe(res);
};

function builtAssets(): RequestHandler {
  const router = express.Router();
  router.use("/assets", compressedOnce);
  router.use(
    "/assets",
    express.static("build/client/assets", { immutable: true, maxAge: "1y", index: false }),
  );
  router.use(express.static("build/client", { maxAge: "1h", index: false, redirect: false }));
  return router;
}

/** Stops taking requests and jobs, lets those in flight finish their writes, closes the database, and leaves. */
function stopOnSignal(server: Server, say: (line: string) => void) {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    say(`Stopping (${signal}) …`);
    setTimeout(() => server.closeAllConnections(), 10_000).unref();
    server.closeIdleConnections();
    endLiveStreams();
    await Promise.all([new Promise((resolve) => server.close(resolve)), stopJobs()]);
    await closeDatabase();
    say("Stopped.");
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      stop(signal).catch((error) => {
        log.error({ err: error }, "stopping failed");
        process.exit(1);
      });
    });
}
