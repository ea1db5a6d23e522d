import { strToU8, zipSync } from "fflate";
import type { Exercise } from "~/ladder/domain/schema";
import { candidateMarkdown } from "./domain/kit-markdown";

/** Archives carry a time for each file; one and the same makes equal archives of equal files. */
const WRITTEN = new Date(2026, 0, 1);

/** One file of an exercise's starting material, as a download; null where it has no file of exactly this path. */
export function exerciseFile(exercise: Exercise, path: string): Response | null {
  const file = exercise.material?.find((each) => each.path === path);
  if (!file) return null;
  return download(file.text, "text/plain; charset=utf-8", file.path.split("/").at(-1) ?? "file");
}

/** What the candidate starts from in one archive: their brief, and the files in a folder named for the exercise. */
export function exerciseArchive(exercise: Exercise): Response {
  const material = exercise.material ?? [];
  const taken = new Set(material.map(({ path }) => path.toLowerCase()));
  // The material of a small repository brings its own README; that one belongs to the code.
  const brief = taken.has("readme.md") ? "BRIEF.md" : "README.md";
  const files = [
    ...(taken.has(brief.toLowerCase()) ? [] : [{ path: brief, text: candidateMarkdown(exercise) }]),
    ...material.filter(({ path }) => isSafe(path)),
  ];
  const archive = zipSync(
    Object.fromEntries(
      files.map(({ path, text }) => [
        `${exercise.id}/${path}`,
        [strToU8(text), { mtime: WRITTEN }] as const,
      ]),
    ) as Parameters<typeof zipSync>[0],
  );
  return download(archive, "application/zip", `${exercise.id}.zip`);
}

/** The candidate's brief, a kit and the like as a Markdown file. */
export function markdownFile(text: string, name: string): Response {
  return download(text, "text/markdown; charset=utf-8", `${name}.md`);
}

/** Whoever unpacks the archive writes below the folder they chose; the ladder's own check says so too. */
function isSafe(path: string): boolean {
  return path
    .split("/")
    .every((segment) => /^[A-Za-z0-9._-]+$/.test(segment) && !/^\.{1,2}$/.test(segment));
}

function download(body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  return new Response(body, {
    headers: {
      "content-type": type,
      "x-content-type-options": "nosniff",
      "content-disposition": `attachment; filename="${name.replace(/[^A-Za-z0-9._-]/g, "-")}"`,
      "cache-control": "private, no-store",
    },
  });
}
