import type { Ladder } from "~/ladder/domain/schema";
import type { DebriefRow } from "./debrief-matrix";
import type { Note } from "./debrief-page";

/** What an interviewer gave on a criterion, in words; what was amended is said as such. */
export function pointWords({ cells, points }: DebriefRow, interviewerId: string): string {
  const cell = cells.find((each) => each.interviewerId === interviewerId);
  const word = (value: number | null) => {
    const point = points.find((each) => each.value === value);
    return point ? `${point.value} ${point.label}` : "not assessed";
  };
  const given = word(cell?.point ?? null);
  return cell?.amended == null ? given : `${given}, amended to ${word(cell.amended)}`;
}

export type Given = Note & { name: string; point: string };

/** Who gave which point on a criterion, with what it rests on; whoever neither gave a point nor wrote is left out. */
export function givenOn(
  row: DebriefRow,
  notes: readonly Note[],
  names: ReadonlyMap<string, string>,
): Given[] {
  return row.cells.flatMap(({ interviewerId, point, amended }): Given[] => {
    const note = notes.find((each) => each.interviewerId === interviewerId);
    if (!note && (amended ?? point) === null) return [];
    return [
      {
        ...(note ?? { interviewerId, quotes: "", observations: "", amendments: [] }),
        name: names.get(interviewerId) ?? "",
        point: pointWords(row, interviewerId),
      },
    ];
  });
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
