/** What can stand between a candidate who works here and whoever would interview them. */
const CONFLICTS = ["self", "manager", "above", "report"] as const;
export type Conflict = (typeof CONFLICTS)[number];

/** The database's word for it; null where nothing stands between them. */
export function conflictOf(word: string | null): Conflict | null {
  return CONFLICTS.find((each) => each === word) ?? null;
}

/** As what follows a name: “Bo Ek is the candidate’s manager”. */
export const CONFLICT_WORDS: Record<Conflict, string> = {
  self: "is the candidate",
  manager: "is the candidate’s manager, or acts for them",
  above: "is above the candidate in the line",
  report: "reports to the candidate, directly or through others",
};
