import { type Finding, formatPlace } from "./findings";
import {
  child,
  entries,
  findingAt,
  itemName,
  items,
  type Located,
  type LocatedMap,
  text,
} from "./located";
import { didYouMean } from "./suggestion";

/** The kinds of element that others refer to by id: the word for one, and where they stand. */
const kinds = {
  scale: ["scales"],
  track: ["tracks"],
  level: ["levels"],
  group: ["groups"],
  competency: ["competencies"],
  transition: ["transitions"],
  criterion: ["criteria"],
  "kind of evidence": ["evidenceKinds"],
  section: ["ladder", "sections"],
  question: ["interview", "questions"],
  exercise: ["interview", "exercises"],
  "anchor case": ["anchorCases"],
} as const;

export type Kind = keyof typeof kinds;

/** Ids in use, per kind of element, and where each is first defined. */
export type Defined = Record<Kind, Map<string, Located>>;

/**
 * Collects the ids each kind of element defines. An id defined twice is an error naming both
 * places; ids are compared within a kind, so a level and a track may share one.
 */
export function collectIds(root: LocatedMap): { defined: Defined; errors: Finding[] } {
  const errors: Finding[] = [];
  const collect = (kind: Kind) => uniqueIds(elements(root, kind), kind, pathTo(kind), errors);
  const defined: Defined = {
    scale: collect("scale"),
    track: collect("track"),
    level: collect("level"),
    group: collect("group"),
    competency: collect("competency"),
    transition: collect("transition"),
    criterion: collect("criterion"),
    "kind of evidence": collect("kind of evidence"),
    section: collect("section"),
    question: collect("question"),
    exercise: collect("exercise"),
    "anchor case": collect("anchor case"),
  };
  for (const [scale, path] of named(root, "scale")) {
    uniqueIds(items(scale, "points"), "scale point", `${path}.points`, errors);
  }
  for (const [level, path] of named(root, "level")) {
    uniqueIds(items(level, "sublevels"), "sublevel", `${path}.sublevels`, errors);
  }
  for (const [exercise, path] of named(root, "exercise")) {
    uniqueIds(items(exercise, "plantedFlaws"), "planted flaw", `${path}.plantedFlaws`, errors);
  }
  return { defined, errors };
}

/** Every element of a kind that has an id, with its path for messages. */
export function named(root: LocatedMap, kind: Kind): [Located, string, string][] {
  return elements(root, kind).flatMap((node) => {
    const id = text(child(node, "id"));
    return id === undefined ? [] : [[node, `${pathTo(kind)}[${id}]`, id]];
  });
}

/** The answers of an anchor case, each with its path for messages. */
export function answersIn(anchorCase: Located, path: string): [Located, string][] {
  return items(anchorCase, "answers").map((answer, index) => [
    answer,
    `${path}.answers[${itemName(answer, index)}]`,
  ]);
}

/**
 * References that lead nowhere, with a suggestion. `unread` are ids seen in files that could not be
 * read whole: a reference to one of them is not called dangling.
 */
export function checkReferences(
  root: LocatedMap,
  defined: Defined,
  unread: ReadonlySet<string>,
): Finding[] {
  const errors: Finding[] = [];
  const check = (node: Located | undefined, path: string, kind: Kind): void => {
    const id = text(node);
    if (node && id !== undefined) missing(node, path, kind, id);
  };
  const checkList = (node: Located, key: string, path: string, kind: Kind): void => {
    for (const item of items(node, key)) check(item, `${path}.${key}`, kind);
  };
  const checkKeys = (node: Located, key: string, path: string, kind: Kind): void => {
    for (const [name, value] of entries(node, key)) missing(value, `${path}.${key}`, kind, name);
  };
  function missing(node: Located, path: string, kind: Kind, id: string): void {
    if (defined[kind].has(id) || unread.has(id)) return;
    const hint = didYouMean(id, defined[kind].keys());
    errors.push(findingAt(node, path, `no ${kind} "${id}"${hint}`));
  }

  for (const [track, path] of named(root, "track")) {
    const fork = child(track, "forksFrom");
    check(child(fork, "track"), `${path}.forksFrom.track`, "track");
    check(child(fork, "after"), `${path}.forksFrom.after`, "level");
  }
  for (const [level, path] of named(root, "level")) {
    checkList(level, "tracks", path, "track");
    checkKeys(level, "titles", path, "track");
  }
  for (const [group, path] of named(root, "group")) {
    check(child(group, "parent"), `${path}.parent`, "group");
  }
  for (const [competency, path] of named(root, "competency")) {
    check(child(competency, "group"), `${path}.group`, "group");
    check(child(competency, "scale"), `${path}.scale`, "scale");
    checkKeys(competency, "weights", path, "track");
    for (const [key, value] of entries(competency, "expectations")) {
      const [track, level] = key.includes(".") ? key.split(".", 2) : [undefined, key];
      if (track !== undefined) missing(value, `${path}.expectations`, "track", track);
      missing(value, `${path}.expectations`, "level", level ?? "");
    }
  }
  for (const [transition, path] of named(root, "transition")) {
    check(child(transition, "from"), `${path}.from`, "level");
    check(child(transition, "to"), `${path}.to`, "level");
    checkList(transition, "tracks", path, "track");
  }
  for (const [criterion, path] of named(root, "criterion")) {
    check(child(criterion, "competency"), `${path}.competency`, "competency");
    check(child(criterion, "transition"), `${path}.transition`, "transition");
    check(child(criterion, "level"), `${path}.level`, "level");
    const evidence = child(criterion, "evidence");
    if (evidence) checkList(evidence, "kinds", `${path}.evidence`, "kind of evidence");
  }
  for (const [question, path] of named(root, "question")) {
    checkList(question, "criteria", path, "criterion");
  }
  for (const [exercise, path] of named(root, "exercise")) {
    checkList(exercise, "levels", path, "level");
    checkList(exercise, "tracks", path, "track");
    checkList(exercise, "criteria", path, "criterion");
  }
  for (const [anchorCase, path] of named(root, "anchor case")) {
    check(child(anchorCase, "transition"), `${path}.transition`, "transition");
    for (const [answer, at] of answersIn(anchorCase, path)) {
      check(child(answer, "criterion"), `${at}.criterion`, "criterion");
      for (const [index, piece] of items(answer, "evidence").entries())
        check(child(piece, "kind"), `${at}.evidence[${index}].kind`, "kind of evidence");
    }
  }
  return errors;
}

function uniqueIds(
  nodes: Located[],
  kind: string,
  path: string,
  errors: Finding[],
): Map<string, Located> {
  const first = new Map<string, Located>();
  for (const node of nodes) {
    const idNode = child(node, "id");
    const id = text(idNode);
    if (idNode === undefined || id === undefined) continue;
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, node);
      continue;
    }
    const place = formatPlace((child(earlier, "id") ?? earlier).place);
    const message = `the ${kind} "${id}" is already defined at ${place}`;
    errors.push(findingAt(idNode, `${path}[${id}].id`, message));
  }
  return first;
}

function elements(root: LocatedMap, kind: Kind): Located[] {
  const [first, second] = kinds[kind];
  const nodes = second === undefined ? items(root, first) : items(child(root, first), second);
  return nodes.filter((node) => node.kind === "map");
}

function pathTo(kind: Kind): string {
  return kinds[kind].join(".");
}
