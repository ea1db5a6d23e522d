import type { Ladder } from "./schema";
import { levelTitle } from "./view";

export type HitKind = "criterion" | "competency" | "level" | "transition" | "section";

export type Hit = {
  kind: HitKind;
  id: string;
  title: string;
  /** The words around the first match, cut at word boundaries, `…` where text was left out. */
  snippet: string;
};

/**
 * Finds elements that hold every word of a query, wherever in their text; letter case and accents
 * do not matter. Those with a match in the title come first, otherwise in the ladder's order.
 */
export function findLadderText(ladder: Ladder, query: string): Hit[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const hits = searchable(ladder).flatMap(({ texts, ...element }) => {
    const all = [element.title, ...texts];
    const folded = fold(all.join("\n"));
    if (!words.every((word) => folded.includes(word))) return [];
    const inTitle = words.some((word) => fold(element.title).includes(word));
    const best = texts.find((text) => words.some((word) => fold(text).includes(word)));
    return [{ ...element, snippet: snippetOf(best ?? texts[0] ?? element.title, words), inTitle }];
  });
  return hits
    .sort((a, b) => Number(b.inTitle) - Number(a.inTitle))
    .map(({ inTitle: _, ...hit }) => hit);
}

function searchable(ladder: Ladder): (Omit<Hit, "snippet"> & { texts: string[] })[] {
  const present = (texts: (string | undefined)[]) => texts.filter((text) => text !== undefined);
  return [
    ...ladder.criteria.map((each) => ({
      kind: "criterion" as const,
      id: each.id,
      title: each.question,
      texts: present([
        each.description,
        ...Object.values(each.anchors),
        ...each.signals,
        ...each.notEvidence,
        ...each.examples,
      ]),
    })),
    ...ladder.competencies.map((each) => ({
      kind: "competency" as const,
      id: each.id,
      title: each.title,
      texts: present([each.summary, ...Object.values(each.expectations).flat()]),
    })),
    ...ladder.levels.map((each) => ({
      kind: "level" as const,
      id: each.id,
      title: levelTitle(each),
      texts: present([
        each.summary,
        ...Object.values(each.titles),
        ...Object.values(each.attributes),
      ]),
    })),
    ...ladder.transitions.map((each) => ({
      kind: "transition" as const,
      id: each.id,
      title: each.title,
      texts: present([each.summary]),
    })),
    ...ladder.sections.map((each) => ({
      kind: "section" as const,
      id: each.id,
      title: each.title,
      texts: [each.body],
    })),
  ];
}

const before = 60;
const length = 180;

function snippetOf(text: string, words: string[]): string {
  const flat = text.replace(/\s+/g, " ").trim();
  const folded = fold(flat);
  const found = words.map((word) => folded.indexOf(word)).filter((at) => at >= 0);
  const first = found.length > 0 ? Math.min(...found) : 0;
  const from = first <= before ? 0 : flat.indexOf(" ", first - before) + 1;
  const end = from + length;
  const to = end >= flat.length ? flat.length : flat.lastIndexOf(" ", end);
  const cut = flat.slice(from, to > from ? to : end);
  return `${from > 0 ? "…" : ""}${cut}${from + cut.length < flat.length ? "…" : ""}`;
}

/** Lower case without accents, letter for letter, so that positions stay the same. */
function fold(text: string): string {
  return [...text.normalize("NFC")]
    .map((letter) => {
      const plain = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      return plain.length === letter.length ? plain : letter;
    })
    .join("");
}
