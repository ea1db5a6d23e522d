import pino from "pino";
import { singleton } from "./singleton.server";

/** Structured log on standard output, one JSON object a line. Never put what people wrote into it. */
export const log = singleton("log", () =>
  pino({
    level: process.env.LOG_LEVEL || "info",
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["headers.cookie", "headers.authorization"],
  }),
);

/**
 * An address without what must not be in a log: query strings, and one-time tokens in the path. It takes whatever a
 * client sent and never throws.
 */
export function loggablePath(address: string): string {
  const path = address.replace(/^https?:\/\/[^/]*/i, "").split(/[?#]/, 1)[0] ?? "";
  return path.replace(/^(\/+(?:password|setup|unsubscribe)\/+)[^/]+/i, "$1…");
}
