/** Where something is written: a file as it was given, line and column from 1. */
export type Place = { file: string; line: number; column: number };

/** Something wrong (an error) or doubtful (a warning), at the place where it is written. */
export type Finding = Place & {
  /** Where in the ladder, such as `criteria[decompose-for-ai].transition`; may be empty. */
  path: string;
  message: string;
};

/** One finding on one line, the form editors and CI turn into a link. */
export function formatFinding(finding: Finding): string {
  const place = `${finding.file}:${finding.line}:${finding.column}`;
  const path = finding.path === "" ? "" : `${finding.path}: `;
  return `${place} ${path}${finding.message}`;
}

/** A place without its finding, for a message that names a second place. */
export function formatPlace(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}

/** By file, then down the page; the same finding is kept once. */
export function inReadingOrder(findings: Finding[]): Finding[] {
  const unique = new Map(findings.map((finding) => [formatFinding(finding), finding]));
  return [...unique.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.message, b.message),
  );
}

/** Order that does not depend on the machine's language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
