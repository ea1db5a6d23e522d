import { scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { givenWords } from "./domain/given-words";
import type { Column, Given, Line, Panel } from "./domain/trend";
import { wrapWords } from "./domain/wrap-words";

/** A chart as the page draws it: every coordinate is worked out here, so that no chart library travels. */
export type Chart = {
  height: number;
  scaleWidth: number;
  plotWidth: number;
  /** The scale's points, and the lane for answers without one. */
  rows: { y: number; lines: string[]; isLane: boolean }[];
  columns: { x: number; lines: string[]; month: string }[];
  versions: { x: number; label: string }[];
  bottom: number;
  /** Where the scale's lines end; names of the sides stand after it. */
  end: number;
  strokes: { side: Side; path: string }[];
  marks: { side: Side; x: number; y: number; words: string; isLane: boolean }[];
  labels: { x: number; y: number; text: string; isStart: boolean }[];
};
export type Side = "self" | "manager";

const TOP = 34;
const ROW = 34;
const COLUMN = 88;
/** From the middle of a pair to either of its marks, and from one pair to the next. */
const APART = 9;
const PAIR = 40;
const LETTER = 7;

type Drawn = { lines: Line[]; letters: string[]; columns: Column[]; first: number };

/** The panel from its first assessment to its last; with several lines each has a letter. */
export function chartOf(panel: Panel, all: readonly Column[], timeZone: string): Chart {
  const marked = panel.lines.flatMap(({ marks }) => marks.map(({ column }) => column));
  const [first, last] = [Math.min(...marked), Math.max(...marked)];
  const letters = panel.lines.length > 1 ? panel.lines.map((_, index) => letterOf(index)) : [];
  const drawn = { lines: panel.lines, letters, columns: all.slice(first, last + 1), first };
  const y = rowsOf(panel, drawn.lines);
  const bottom = TOP + (y.rows.length - 1) * ROW + 22;
  const xs = columnsAt(drawn);
  const scaleLines = y.rows.flatMap(({ lines }) => lines);
  const names = drawn.columns.map(({ name }) => wrapWords(name, 11, 3));
  const nameLines = Math.max(...names.map((lines) => lines.length));
  const lastX = xs.at(-1) ?? 0;
  const hasLetters = letters.length > 0;
  const end = Math.round(lastX + (hasLetters ? Math.max(PAIR, xs[0] ?? 0) : 2 * APART));
  return {
    height: bottom + 8 + (nameLines + 1) * 16,
    scaleWidth: Math.max(...scaleLines.map((text) => text.length)) * LETTER + 14,
    plotWidth: hasLetters ? end : end + 68,
    end,
    rows: y.rows,
    bottom,
    columns: drawn.columns.map((column, index) => ({
      x: xs[index] ?? 0,
      lines: names[index] ?? [],
      month: monthOf(column.submittedAt, timeZone),
    })),
    versions: versionsOf(drawn.columns, xs),
    strokes: drawn.lines.flatMap((each, index) => strokesOf(each, place(index, drawn, xs, y.at))),
    marks: drawn.lines.flatMap((each, index) =>
      marksOf(each, place(index, drawn, xs, y.at), y.lane),
    ),
    labels: labelsOf(drawn, xs, y.at),
  };
}

export function letterOf(index: number): string {
  return String.fromCharCode(97 + (index % 26));
}

/** Where each answer stands: the scale rises upwards; a lane below holds answers without a point, where there are any. */
function rowsOf({ points }: Panel, lines: readonly Line[]) {
  const answers = lines.flatMap(({ marks }) =>
    marks.flatMap(({ self, manager }) => [self, manager]),
  );
  const needsLane = answers.some(
    (each) => each !== null && (each === "missing" || !("point" in each)),
  );
  const values = points.map(({ value }) => String(value)).reverse();
  const scale = scalePoint([...values, ...(needsLane ? ["none"] : [])], [0, 0]);
  const names = scale.domain();
  scale.range([TOP, TOP + (names.length - 1) * ROW]);
  const at = (answer: Given) =>
    scale(answer !== "missing" && "point" in answer ? String(answer.point) : "none");
  const rows = names.map((name) => {
    const point = points.find(({ value }) => String(value) === name);
    const text = point ? `${point.value} ${point.label}` : "No point";
    return { y: scale(name) ?? 0, lines: wrapWords(text, 15, 2), isLane: !point };
  });
  return { rows, at, lane: scale("none") };
}

/** Side by side in order, wider apart where more time passed or a ladder version has to be named between. */
function columnsAt({ columns, lines }: Drawn): number[] {
  const least = Math.max(COLUMN, lines.length > 1 ? pairsAtOnce(lines) * PAIR + 24 : 0);
  const times = columns.map(({ submittedAt }) => submittedAt.getTime());
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const spare = Math.max(0, 380 - least * columns.length);
  let x = least / 2;
  return columns.map((column, index) => {
    const before = times[index - 1];
    if (before === undefined) return x;
    const share = span > 0 ? ((times[index] ?? 0) - before) / span : 0;
    const label = versionLabel(column);
    x += Math.max(least + spare * share, label ? label.length * LETTER + 20 : 0);
    return x;
  });
}

/** The most lines that have a mark in the same column. */
function pairsAtOnce(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { marks } of lines)
    for (const { column } of marks) counts.set(column, (counts.get(column) ?? 0) + 1);
  return Math.max(...counts.values());
}

type Place = (column: number, side: Side, answer: Given) => { x: number; y: number | undefined };

/** Lines with a mark in the same column stand beside each other there, so that none hides another. */
function place(
  index: number,
  { lines, first }: Drawn,
  xs: readonly number[],
  yOf: (answer: Given) => number | undefined,
): Place {
  return (column, side, answer) => {
    const here = lines.filter(({ marks }) => marks.some((mark) => mark.column === column));
    const slot = here.findIndex(({ key }) => key === lines[index]?.key);
    const middle = (xs[column - first] ?? 0) + (slot - (here.length - 1) / 2) * PAIR;
    return { x: Math.round(middle + (side === "self" ? -APART : APART)), y: yOf(answer) };
  };
}

const SIDES = ["self", "manager"] as const;

/** A stroke joins answers to the same question; it breaks where there was no point and where the question changed. */
function strokesOf({ marks }: Line, placeOf: Place): Chart["strokes"] {
  const draw = line<{ x: number; y: number } | null>()
    .defined((each) => each !== null)
    .x((each) => each?.x ?? 0)
    .y((each) => each?.y ?? 0);
  return SIDES.flatMap((side) => {
    const stops: ({ x: number; y: number } | null)[] = [];
    let segment = 0;
    for (const mark of marks) {
      const answer = mark[side];
      if (answer === null) continue;
      if (mark.segment !== segment) stops.push(null);
      segment = mark.segment;
      const { x, y } = placeOf(mark.column, side, answer);
      stops.push(y !== undefined && answer !== "missing" && "point" in answer ? { x, y } : null);
    }
    const path = draw(stops);
    return path?.includes("L") ? [{ side, path }] : [];
  });
}

function marksOf({ marks }: Line, placeOf: Place, lane: number | undefined): Chart["marks"] {
  return marks.flatMap((mark) =>
    SIDES.flatMap((side) => {
      const answer = mark[side];
      if (answer === null) return [];
      const { x, y } = placeOf(mark.column, side, answer);
      if (y === undefined) return [];
      const words = givenWords(answer);
      const before = side === "manager" && mark.before ? mark.before : null;
      return [
        {
          side,
          x,
          y,
          words: before ? `${words}, calibrated from ${givenWords(before)}` : words,
          isLane: y === lane,
        },
      ];
    }),
  );
}

function versionsOf(columns: readonly Column[], xs: readonly number[]): Chart["versions"] {
  return columns.flatMap((column, index) => {
    const label = index > 0 ? versionLabel(column) : null;
    return label ? [{ x: Math.round(((xs[index - 1] ?? 0) + (xs[index] ?? 0)) / 2), label }] : [];
  });
}

function versionLabel({ versionBefore, ladder }: Column): string | null {
  return versionBefore === null ? null : `${versionBefore} → ${ladder.version}`;
}

/** One line: each side by name at its end. Several: each line's letter above its last pair. */
function labelsOf(drawn: Drawn, xs: readonly number[], yOf: (answer: Given) => number | undefined) {
  return drawn.lines.flatMap((each, index) => {
    const mark = each.marks.at(-1);
    if (!mark) return [];
    const placeOf = place(index, drawn, xs, yOf);
    const self = placeOf(mark.column, "self", mark.self);
    const manager = mark.manager && placeOf(mark.column, "manager", mark.manager);
    const letter = drawn.letters[index];
    if (letter) {
      const top = Math.min(self.y ?? TOP, manager?.y ?? self.y ?? TOP);
      return [{ x: self.x + APART, y: top - 12, text: letter, isStart: false }];
    }
    const x = self.x + 2 * APART + 13;
    const isSame = manager?.y === self.y;
    const you = {
      x,
      y: (self.y ?? TOP) + (isSame ? -4 : 4),
      text: "You",
    };
    const they = manager && { x, y: (manager.y ?? TOP) + (isSame ? 12 : 4), text: "Manager" };
    return [you, ...(they ? [they] : [])].map((label) => ({ ...label, isStart: true }));
  });
}

function monthOf(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone }).format(
    moment,
  );
}
