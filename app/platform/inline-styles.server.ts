import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { singleton } from "./singleton.server.ts";

const sheets = singleton("inline-styles", () => new Map<string, { css: string; hash: string }>());

/**
 * Puts the built style sheet into the document itself, so that text is painted after one round trip.
 * @returns the document and the sheet's hash for the policy; unchanged where there is no built sheet (development)
 */
export function inlineStyles(html: string): { html: string; styleHash: string | null } {
  const link = /<link rel="stylesheet" href="(\/assets\/[\w.-]+\.css)"\s*\/?>/.exec(html);
  if (!link?.[1]) return { html, styleHash: null };
  const sheet = builtSheet(link[1]);
  return {
    html: html.replace(link[0], () => `<style>${sheet.css}</style>`),
    styleHash: sheet.hash,
  };
}

function builtSheet(href: string) {
  const known = sheets.get(href);
  if (known) return known;
  const css = readFileSync(join("build/client", href), "utf8").trim();
  const sheet = { css, hash: createHash("sha256").update(css).digest("base64") };
  sheets.set(href, sheet);
  return sheet;
}
