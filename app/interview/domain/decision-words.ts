import type { Ladder } from "~/ladder/domain/schema";
import type { DebriefRow } from "./debrief-matrix";

/** Who gave which point on a criterion, in a line. */
export function givenWords(
  { cells, points }: DebriefRow,
  names: ReadonlyMap<string, string>,
): string {
  const given = cells.flatMap(({ interviewerId, point, amended }) => {
    const stands = points.find(({ value }) => value === (amended ?? point));
    return stands ? [`${names.get(interviewerId) ?? ""}: ${stands.value} ${stands.label}`] : [];
  });
  return given.join("; ") || "Nobody assessed it";
}

/** A decision's reasons by competency, in the ladder's order; what the ladder does not know comes last. */
export function decidedInWords(
  reasons: Readonly<Record<string, string>>,
  ladder: Pick<Ladder, "competencies">,
): { id: string; title: string; text: string }[] {
  const order = ladder.competencies.map(({ id }) => id);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return Object.entries(reasons)
    .map(([id, text]) => ({
      id,
      title: ladder.competencies.find((each) => each.id === id)?.title ?? id,
      text,
    }))
    .sort((a, b) => place(a.id) - place(b.id));
}
