import { checkAnchorCases } from "./check-anchor-cases";
import { checkCriteria } from "./check-criteria";
import { checkMaterial, type MaterialText, withMaterial } from "./check-material";
import { checkReplaces } from "./check-replaces";
import { checkRules } from "./check-rules";
import { checkStructure } from "./check-structure";
import { compareText, type Finding, inReadingOrder } from "./findings";
import { lintLadder } from "./lint";
import { isExtension, type LocatedMap, plain } from "./located";
import { mergeFiles } from "./merge";
import { checkReferences, collectIds } from "./references";
import { type Ladder, LadderDocument } from "./schema";
import { checkShape } from "./shape";
import { readYamlFile, type YamlFile } from "./yaml-file";

export type { MaterialText } from "./check-material";
export type { Finding } from "./findings";

export type LadderText = { path: string; text: string };

export type ParsedLadder = { ladder: Ladder | null; errors: Finding[]; warnings: Finding[] };

/**
 * Reads the files of one ladder, and the starting material of its exercises. Everything wrong is reported at once, in reading order; with any
 * error the ladder is null, and warnings (lint) go as far as its texts do. Never throws, whatever
 * the text.
 */
export function parseLadder(
  files: readonly LadderText[],
  material: readonly MaterialText[] = [],
): ParsedLadder {
  const sorted = [...files].sort((a, b) => compareText(a.path, b.path));
  if (sorted.length === 0) {
    const message = "no *.yaml files; a ladder needs at least one";
    return {
      ladder: null,
      errors: [{ file: ".", line: 1, column: 1, path: "", message }],
      warnings: [],
    };
  }
  const read = sorted.map((file) => readYamlFile(file.path, file.text));
  const { root, errors: mergeErrors } = mergeFiles(read);
  const shape = checkShape(LadderDocument, withoutExtensions(root));
  const meaning = checkMeaning(root, read, sorted, material);
  const errors = [
    ...read.flatMap((file) => file.errors),
    ...reportable([...mergeErrors, ...shape.findings, ...meaning], read),
  ];
  const sound = errors.length === 0 ? shape.value : null;
  const ladder = sound ? withMaterial(normalise(sound, root), material) : null;
  return {
    ladder,
    errors: inReadingOrder(errors),
    warnings: inReadingOrder(reportable(lintLadder(ladder, root), read)),
  };
}

/** What the parts mean together, checked on what is there even where some of it is misshapen. */
function checkMeaning(
  root: LocatedMap,
  read: YamlFile[],
  files: LadderText[],
  material: readonly MaterialText[],
): Finding[] {
  const { defined, errors } = collectIds(root);
  const unread = idsInUnreadFiles(read, files);
  return [
    ...errors,
    ...checkReferences(root, defined, unread),
    ...checkStructure(root, defined),
    ...checkCriteria(root, defined),
    ...checkReplaces(root, defined),
    ...checkRules(root, defined, unread),
    ...checkAnchorCases(root, defined, unread),
    ...checkMaterial(root, defined, unread, material),
  ];
}

/**
 * Leaves out what may only be the consequence of a file that could not be read whole: findings in
 * that file, and top-level keys that may stand in it.
 */
function reportable(findings: Finding[], read: YamlFile[]): Finding[] {
  const broken = new Set(read.filter((file) => !file.whole).map((file) => file.file));
  if (broken.size === 0) return findings;
  return findings.filter(
    (finding) => !broken.has(finding.file) && !finding.message.startsWith("missing; "),
  );
}

function idsInUnreadFiles(read: YamlFile[], files: LadderText[]): Set<string> {
  const broken = new Set(read.filter((file) => !file.whole).map((file) => file.file));
  const texts = files.filter((file) => broken.has(file.path)).map((file) => file.text);
  const ids = texts.flatMap((text) => [...text.matchAll(/\bid:\s*["']?([\w-]+)/g)]);
  return new Set(ids.map((match) => match[1] ?? ""));
}

function withoutExtensions(root: LocatedMap): LocatedMap {
  return { ...root, entries: new Map([...root.entries].filter(([key]) => !isExtension(key))) };
}

function normalise(document: LadderDocument, root: LocatedMap): Ladder {
  const { ladder: header, ...parts } = document;
  const extensions = [...root.entries].filter(([key]) => isExtension(key));
  return {
    ...header,
    ...parts,
    extensions: Object.fromEntries(extensions.map(([key, node]) => [key, plain(node, "kept")])),
  };
}
