import { z } from "zod";

/** Lower-case words joined by hyphens, beginning with a letter: safe in URLs, files and YAML. */
export const idPattern = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** Semantic version without build metadata, as the ladder's `version` is written. */
export const versionPattern = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

/** An element's own id: what everything else refers to. */
export function id(of: string) {
  return z.string().regex(idPattern).describe(`Stable id of this ${of}; never reuse or rename it.`);
}

/** A reference to an element defined elsewhere in the ladder. */
export function reference(to: string) {
  return z.string().regex(idPattern).describe(`Id of a ${to} defined in this ladder.`);
}

/** Text on one line, never empty. */
export function line(description: string) {
  return z.string().trim().min(1).describe(description);
}

/** Markdown, never empty. */
export function markdown(description: string) {
  return z.string().trim().min(1).describe(`${description} Markdown.`);
}

/** A list of short texts, each never empty. */
export function bullets(description: string) {
  return z.array(z.string().trim().min(1)).default([]).describe(description);
}

export const Version = z.string().regex(versionPattern);

export const Source = z
  .strictObject({
    title: line("Title as it should be cited."),
    url: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe("Where it can be read."),
  })
  .describe("A source or resource: a title and, where there is one, an address.");

export type Source = z.infer<typeof Source>;
