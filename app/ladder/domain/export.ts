import { stringify as csv } from "csv-stringify/sync";
import { stringify as yaml } from "yaml";
import { canonicalText } from "./canonical-text";
import { type Criterion, type Ladder, LadderDocument } from "./schema";
import { anchorsOf, findCompetency, scaleOf } from "./view";

/**
 * A ladder as JSON that is equal exactly when the ladders are: keys sorted, no white space. For
 * hashing and for snapshots; `JSON.parse` gives the ladder back.
 */
export function canonicalJson(ladder: Ladder): string {
  return canonicalText(ladder);
}

/** The ladder as one indented JSON document, which is a ladder file too (JSON is YAML). */
export function exportJson(ladder: Ladder): string {
  return `${JSON.stringify(asDocument(ladder), null, 2)}\n`;
}

/** The ladder as one merged YAML document that parses back to the same ladder. */
export function exportYaml(ladder: Ladder): string {
  // YAML 1.1 so that words such as no, and dates, are quoted for every reader; aliases off because
  // equal texts are not shared texts.
  return yaml(asDocument(ladder), { version: "1.1", aliasDuplicateObjects: false, lineWidth: 100 });
}

/**
 * The criteria as CSV, one row each, with every anchor in a column of its own. Cells a spreadsheet
 * could take for a formula begin with an apostrophe.
 */
export function exportCsv(ladder: Ladder): string {
  const values = [
    ...new Set(ladder.criteria.flatMap((each) => scaleOf(ladder, each).points.map((p) => p.value))),
  ].sort((a, b) => a - b);
  const columns = [...fixedColumns, ...values.map((value) => `anchor ${value}`), ...listColumns];
  const rows = ladder.criteria.map((criterion) => {
    const anchors = new Map(
      anchorsOf(ladder, criterion).map(({ point, anchor }) => [point.value, anchor]),
    );
    return [
      criterion.id,
      findCompetency(ladder, criterion.competency)?.title ?? criterion.competency,
      placeOf(criterion),
      criterion.question,
      criterion.description ?? "",
      requirementOf(criterion),
      String(criterion.weight),
      ...values.map((value) => anchors.get(value) ?? ""),
      criterion.signals.join("\n"),
      criterion.notEvidence.join("\n"),
      criterion.examples.join("\n"),
      criterion.evidence?.kinds.join(", ") ?? "",
    ].map(safeCell);
  });
  return csv([columns, ...rows], { record_delimiter: "\r\n" });
}

const fixedColumns = [
  "id",
  "competency",
  "asked at",
  "question",
  "description",
  "required",
  "weight",
];
const listColumns = ["signals", "not evidence", "examples", "evidence kinds"];

/** The ladder in the shape of its files: the header under `ladder`, everything else beside it. */
function asDocument(ladder: Ladder): Record<string, unknown> {
  const { extensions, ...rest } = ladder;
  const parts = new Set(Object.keys(LadderDocument.shape));
  const isPart = ([key]: [string, unknown]) => parts.has(key);
  const entries = Object.entries(rest);
  return {
    ladder: Object.fromEntries(entries.filter((entry) => !isPart(entry))),
    ...Object.fromEntries(entries.filter(isPart)),
    ...extensions,
  };
}

/** A cell no spreadsheet takes for a formula (OWASP, "CSV Injection"). */
export function safeCell(text: string): string {
  return /^[\s]*[=+\-@]/.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text;
}

function placeOf(criterion: Criterion): string {
  if (criterion.transition !== undefined) return criterion.transition;
  if (criterion.level !== undefined) return criterion.level;
  if (criterion.scalePoint !== undefined) return `point ${criterion.scalePoint}`;
  return "every level";
}

function requirementOf({ required }: Criterion): string {
  if (required === true) return "required";
  return required === "optional" ? "optional" : `any of ${required.anyOf}`;
}
