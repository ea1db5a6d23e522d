import pino from "pino";
import { singleton } from "./singleton.server.ts";

/** Structured log on standard output, one JSON object a line. Never put what people wrote into it. */
export const log = singleton("log", () =>
  pino({
    level: process.env.LOG_LEVEL || "info",
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["headers.cookie", "headers.authorization"],
  }),
);
