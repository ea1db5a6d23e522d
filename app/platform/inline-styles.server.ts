import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import documentSheet from "~/ui/document.css?url";
import { singleton } from "./singleton.server";

const LINK = /<link rel="stylesheet" href="\/assets\/[\w.-]+\.css"\s*\/?>/;

/**
 * Puts the documents' style sheet into the document itself, in place of the link to the app's, so that text is painted
 * after one round trip.
 * @returns the document and the sheet's hash for the policy; unchanged where there is no built sheet (development)
 */
export function inlineStyles(html: string): { html: string; styleHash: string | null } {
  if (!LINK.test(html)) return { html, styleHash: null };
  const { css, hash } = builtSheet();
  return { html: html.replace(LINK, () => `<style>${css}</style>`), styleHash: hash };
}

function builtSheet() {
  return singleton("document-sheet", () => {
    const css = readFileSync(join("build/client", documentSheet), "utf8").trim();
    return { css, hash: createHash("sha256").update(css).digest("base64") };
  });
}
