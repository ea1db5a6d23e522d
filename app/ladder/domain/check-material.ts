import { compareText, type Finding } from "./findings";
import { child, findingAt, items, type LocatedMap, text } from "./located";
import { type Defined, named } from "./references";
import type { Ladder } from "./schema";
import { didYouMean } from "./suggestion";

/** The most that starting material may be; more is a project, which nobody reads in an interview. */
export const materialLimits = {
  bytesPerFile: 64 * 1024,
  files: 30,
  bytes: 512 * 1024,
  depth: 6,
} as const;

/** A file of an exercise's folder: its text, or why that could not be taken. */
export type MaterialText = {
  /** The file as messages show it. */
  path: string;
  /** The folder under `exercises`, which is the exercise's id; empty for a file beside the folders. */
  exercise: string;
  /** Path within the folder, with forward slashes. */
  name: string;
} & ({ text: string } | { fault: string });

/**
 * Checks starting material, whether it is written in the exercise or stands in its folder: each folder names an
 * exercise, paths are safe to write to a disk, and files are text of a size that can be read in an interview.
 */
export function checkMaterial(
  root: LocatedMap,
  defined: Defined,
  unread: ReadonlySet<string>,
  files: readonly MaterialText[],
): Finding[] {
  return [...checkFolders(defined, unread, files), ...checkWritten(root, files)];
}

/** The ladder with each folder's files as its exercise's material, in the order of their paths. */
export function withMaterial(ladder: Ladder, files: readonly MaterialText[]): Ladder {
  const exercises = ladder.interview.exercises.map((exercise) => {
    const own = files.flatMap((file) =>
      file.exercise === exercise.id && "text" in file ? [{ path: file.name, text: file.text }] : [],
    );
    const material = [...(exercise.material ?? []), ...own].sort((a, b) =>
      compareText(a.path, b.path),
    );
    return material.length > 0 ? { ...exercise, material } : exercise;
  });
  return { ...ladder, interview: { ...ladder.interview, exercises } };
}

function checkFolders(
  defined: Defined,
  unread: ReadonlySet<string>,
  files: readonly MaterialText[],
): Finding[] {
  const folders = new Set(files.map((file) => file.exercise));
  return [...folders].flatMap((exercise) => {
    const own = files.filter((file) => file.exercise === exercise);
    const first = own[0];
    const isKnown = defined.exercise.has(exercise) || unread.has(exercise);
    if (first && "fault" in first && first.name === "") return [atTop(first.path, first.fault)];
    if (first && !isKnown) return [atTop(first.path, noExercise(exercise, defined))];
    return [
      ...own.flatMap((file) => {
        const fault = "fault" in file ? file.fault : faultOf(file.name, file.text);
        return fault ? [atTop(file.path, fault)] : [];
      }),
      ...(first ? faultsOfAll(own).map((fault) => atTop(first.path, fault)) : []),
    ];
  });
}

function noExercise(exercise: string, defined: Defined): string {
  if (exercise === "") return "is in no exercise's folder";
  return `no exercise "${exercise}" for this folder${didYouMean(exercise, [...defined.exercise.keys()])}`;
}

function checkWritten(root: LocatedMap, files: readonly MaterialText[]): Finding[] {
  const folders = new Set(files.map((file) => file.exercise));
  return named(root, "exercise").flatMap(([exercise, above, id]) => {
    const material = child(exercise, "material");
    if (!material) return [];
    const path = `${above}.material`;
    if (folders.has(id))
      return [findingAt(material, path, "is written here and has a folder; keep one")];
    const written = items(exercise, "material").map((node) => ({
      node,
      name: text(child(node, "path")) ?? "",
      text: text(child(node, "text")) ?? "",
    }));
    const names = written.map(({ name }) => name);
    return [
      ...written.flatMap(({ node, name, text }, index) => {
        const twice = names.indexOf(name) < index ? `the path "${name}" is written twice` : null;
        const fault = name === "" ? null : (twice ?? faultOf(name, text));
        return fault ? [findingAt(node, path, fault)] : [];
      }),
      ...faultsOfAll(written).map((fault) => findingAt(material, path, fault)),
    ];
  });
}

/** What is wrong with one file, or null. */
function faultOf(name: string, text: string): string | null {
  const segments = name.split("/");
  if (segments.length > materialLimits.depth) return tooDeep;
  const strange = segments.find(
    (each) => !/^[A-Za-z0-9._-]+$/.test(each) || /^\.(?:\.|$)/.test(each),
  );
  if (strange !== undefined)
    return `"${strange}" cannot be part of a path; use letters, digits, dots, hyphens and underscores`;
  if (bytesOf(text) > materialLimits.bytesPerFile) return tooLarge;
  return hasControlCharacter(text) ? notText : null;
}

function faultsOfAll(files: readonly object[]): string[] {
  const bytes = files.reduce(
    (sum, file) => sum + ("text" in file && typeof file.text === "string" ? bytesOf(file.text) : 0),
    0,
  );
  return [
    ...(files.length > materialLimits.files
      ? [`the material has over ${materialLimits.files} files`]
      : []),
    ...(bytes > materialLimits.bytes
      ? [`the material is over ${materialLimits.bytes / 1024} KiB together`]
      : []),
  ];
}

/** Words for what whoever reads the folder finds before there is a text. */
export const notText = "is not plain text in UTF-8; material is text only";
export const tooLarge = `is over ${materialLimits.bytesPerFile / 1024} KiB`;
export const tooDeep = `lies over ${materialLimits.depth} deep in the material`;

/** All but tab and line feed: what an editor would not show, and YAML would not keep. */
function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if ((code < 32 && code !== 9 && code !== 10) || code === 127) return true;
  }
  return false;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function atTop(file: string, message: string): Finding {
  return { file, line: 1, column: 1, path: "", message };
}
