import type { Asked, PlannedSession } from "./coverage";

/** What a session is about, in the ladder's words. */
export function sessionTopic(
  asked: Asked,
  { exerciseId, competencyIds }: Pick<PlannedSession, "exerciseId" | "competencyIds">,
): string {
  if (exerciseId !== null) {
    const exercise = asked.exercises.find(({ id }) => id === exerciseId);
    return `Exercise: ${exercise?.title ?? "one that is not in the kit any more"}`;
  }
  const titles = asked.competencies
    .filter(({ id }) => competencyIds.includes(id))
    .map(({ title }) => title);
  return titles.join(", ") || "Nothing yet";
}
