import type { Criterion, Ladder, Replaced } from "~/ladder/domain/schema";
import { compareVersions } from "~/ladder/domain/version-order";

/**
 * How criteria continue each other from version to version. A criterion that replaces one of another id with the
 * same meaning is the same line; anything else is a line of its own.
 */
export type CriterionLines = {
  /** The line a criterion is on. */
  lineOf: (ladderId: string, criterionId: string) => string;
  /** The question a criterion last asked, where any known version has it. */
  questionOf: (ladderId: string, criterionId: string) => string | null;
};

export type Relation = Exclude<Replaced["relation"], "same">;

/** The lines of all known versions, whether an assessment was made against each or not. */
export function criterionLines(ladders: Iterable<Ladder>): CriterionLines {
  const lines = new Map<string, string>();
  const questions = new Map<string, string>();
  const rising = [...ladders].sort((a, b) => compareVersions(a.version, b.version));
  for (const { id: ladderId, criteria } of rising)
    for (const criterion of criteria) {
      const key = keyOf(ladderId, criterion.id);
      questions.set(key, criterion.question);
      if (lines.has(key)) continue;
      const same = criterion.replaces.find(
        ({ id, relation }) => relation === "same" && id !== criterion.id,
      );
      const before = same && keyOf(ladderId, same.id);
      lines.set(key, before ? (lines.get(before) ?? before) : key);
    }
  return {
    lineOf: (ladderId, criterionId) => {
      const key = keyOf(ladderId, criterionId);
      return lines.get(key) ?? key;
    },
    questionOf: (ladderId, criterionId) => questions.get(keyOf(ladderId, criterionId)) ?? null,
  };
}

/** How a criterion's own meaning changed since `version`; null where it did not, or nobody said so. */
export function meaningChange(criterion: Criterion, version: string): Relation | null {
  const change = criterion.replaces.find(
    (each) => each.id === criterion.id && compareVersions(version, each.version) <= 0,
  );
  return change ? otherThanSame(change.relation) : null;
}

/** What a new criterion took the place of, where its meaning is not the same. */
export function predecessors(criterion: Criterion): { id: string; relation: Relation }[] {
  return criterion.replaces.flatMap(({ id, relation }) => {
    const other = id === criterion.id ? null : otherThanSame(relation);
    return other ? [{ id, relation: other }] : [];
  });
}

function otherThanSame(relation: Replaced["relation"]): Relation | null {
  return relation === "same" ? null : relation;
}

function keyOf(ladderId: string, criterionId: string): string {
  return `${ladderId} ${criterionId}`;
}
