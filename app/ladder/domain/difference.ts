import { canonicalText } from "./canonical-text";
import { type Link, predecessorsOf } from "./carry";
import type { AnchorCase, Exercise, Ladder } from "./schema";
import { levelTitle } from "./view";

export type ElementKind =
  | "ladder"
  | "section"
  | "scale"
  | "track"
  | "level"
  | "group"
  | "competency"
  | "transition"
  | "criterion"
  | "kind of evidence"
  | "question"
  | "exercise"
  | "anchor case";

export type ElementName = { kind: ElementKind; id: string; title: string };

export type ElementChange = ElementName & {
  /** Which part changed, such as `question`, `anchors.3`, `rule`, `expectations.mid` or `id`. */
  what: string;
  /** Text as written, lists one item a line, anything else as JSON; null where there was none. */
  before: string | null;
  after: string | null;
};

export type LadderDifference = {
  added: ElementName[];
  removed: ElementName[];
  changed: ElementChange[];
};

/**
 * What changed from ladder a to ladder b, element by element, by id. A criterion of b that replaces
 * some of a is compared with them: the old ones do not count as removed nor the new one as added, and
 * a change of `id` names the relation where it is not "same". Where several were merged, their texts
 * stand one after the other.
 */
export function diffLadders(a: Ladder, b: Ladder): LadderDifference {
  const before = elementsOf(a);
  const after = elementsOf(b);
  const predecessors = predecessorsOf(a, b);
  const replaced = new Set([...predecessors.values()].flat().map((each) => each.id));
  const added: ElementName[] = [];
  const changed: ElementChange[] = [];
  for (const [key, element] of after) {
    const links = element.kind === "criterion" ? (predecessors.get(element.id) ?? []) : [];
    const earlier = links.length > 0 ? links.map(({ id }) => keyOf("criterion", id)) : [key];
    const found = earlier.flatMap((each) => before.get(each) ?? []);
    if (found.length === 0) added.push(nameOf(element));
    else changed.push(...compare(found, element, links));
  }
  const removed = [...before]
    .filter(([key, element]) => {
      return !after.has(key) && !(element.kind === "criterion" && replaced.has(element.id));
    })
    .map(([, element]) => nameOf(element));
  return { added, removed, changed };
}

type Element = ElementName & { facets: Map<string, string> };

function compare(before: Element[], after: Element, links: readonly Link[]): ElementChange[] {
  const name = nameOf(after);
  const ids = before.map(({ id }) => id).join(", ");
  const relation = links.find((link) => link.relation !== "same")?.relation;
  const what = relation ? `${ids === after.id ? "meaning" : "id"} (${relation})` : "id";
  const renamed: ElementChange[] =
    ids === after.id && !relation ? [] : [{ ...name, what, before: ids, after: after.id }];
  const facets = [
    ...new Set([...before.flatMap((each) => [...each.facets.keys()]), ...after.facets.keys()]),
  ];
  const changes = facets.flatMap((what) => {
    const texts = new Set(before.flatMap((each) => each.facets.get(what) ?? []));
    const old = texts.size === 0 ? null : [...texts].join("\n");
    const now = after.facets.get(what) ?? null;
    return old === now ? [] : [{ ...name, what, before: old, after: now }];
  });
  return [...renamed, ...changes];
}

function elementsOf(ladder: Ladder): Map<string, Element> {
  const { id, title, version, supersedes, status, locale, licence, sources } = ladder;
  const header = { version, supersedes, status, locale, licence, sources };
  const elements = [
    // One ladder is compared with another, so that its own id is a facet like any other.
    element("ladder", "ladder", title, { id, title, ...header, ...ladder.jobDescription }),
    ...ladder.sections.map((each) => element("section", each.id, each.title, each)),
    ...ladder.scales.map((each) => element("scale", each.id, each.title ?? each.id, each)),
    ...ladder.tracks.map((each) => element("track", each.id, each.title, each)),
    ...ladder.levels.map((each) => element("level", each.id, levelTitle(each), each)),
    ...ladder.groups.map((each) => element("group", each.id, each.title, each)),
    ...ladder.competencies.map((each) => element("competency", each.id, each.title, each)),
    ...ladder.transitions.map((each) => element("transition", each.id, each.title, each)),
    ...ladder.criteria.map((each) => element("criterion", each.id, each.question, each)),
    ...ladder.evidenceKinds.map((each) => element("kind of evidence", each.id, each.title, each)),
    ...ladder.interview.questions.map((each) => element("question", each.id, each.ask, each)),
    ...ladder.interview.exercises.map((each) =>
      element("exercise", each.id, each.title ?? each.id, withNamedParts(each)),
    ),
    ...ladder.anchorCases.map((each) =>
      element("anchor case", each.id, each.title, withAnswers(each)),
    ),
  ];
  return new Map(elements.map((each) => [keyOf(each.kind, each.id), each]));
}

function element(kind: ElementKind, id: string, title: string, fields: object): Element {
  const skipped = kind === "ladder" ? [] : ["id", "replaces"];
  const facets = Object.entries(fields)
    .filter(([key, value]) => value !== undefined && !skipped.includes(key))
    .flatMap(([key, value]) => facetsOf(key, value));
  return { kind, id, title, facets: new Map(facets) };
}

/** An anchor case with its answers by criterion, so that a change names the answer that changed. */
function withAnswers({ answers, ...rest }: AnchorCase): object {
  return {
    ...rest,
    answers: Object.fromEntries(answers.map(({ criterion, ...answer }) => [criterion, answer])),
  };
}

/** An exercise with its flaws by id and its material by path, so that a change names the one that changed. */
function withNamedParts({ plantedFlaws, material, ...rest }: Exercise): object {
  return {
    ...rest,
    plantedFlaws: Object.fromEntries(
      plantedFlaws.flatMap(({ id, ...flaw }) =>
        Object.entries(flaw).map(([key, value]) => [`${id}.${key}`, value]),
      ),
    ),
    material: Object.fromEntries((material ?? []).map(({ path, text }) => [path, text])),
  };
}

const BY_KEY = [
  "anchors",
  "answers",
  "evidence",
  "expectations",
  "material",
  "plantedFlaws",
  "titles",
  "attributes",
  "weights",
];

/** Maps by key, points of a scale by value, so that a change names just what changed. */
function facetsOf(key: string, value: unknown): [string, string][] {
  if (typeof value === "string") return [[key, value]];
  if (Array.isArray(value)) {
    if (value.length === 0) return [];
    if (value.every((item) => typeof item === "string")) return [[key, value.join("\n")]];
    if (key === "points") {
      return value.map((point) => [`points.${String(point.value)}`, canonicalText(point)]);
    }
    return [[key, canonicalText(value)]];
  }
  const isByKey = BY_KEY.includes(key);
  if (!isByKey || typeof value !== "object" || value === null) return [[key, canonicalText(value)]];
  return Object.entries(value).flatMap(([name, each]) => facetsOf(`${key}.${name}`, each));
}

function nameOf({ kind, id, title }: ElementName): ElementName {
  return { kind, id, title };
}

function keyOf(kind: ElementKind, id: string): string {
  return `${kind} ${id}`;
}
