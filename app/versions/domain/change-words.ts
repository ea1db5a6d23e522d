import { parse, stringify } from "yaml";
import type { Carry } from "~/ladder/domain/carry";
import type { ElementChange } from "~/ladder/domain/difference";
import {
  type CriterionChange,
  type CriterionChangeKind,
  type LadderChanges,
  ladderChanges,
} from "~/ladder/domain/difference-criteria";
import { inlineDifference, type Part } from "~/ladder/domain/difference-words";
import type { Criterion, Ladder } from "~/ladder/domain/schema";
import { findCriterion, findLevel, findTransition, levelTitle } from "~/ladder/domain/view";

/** One part of a criterion or another element, word by word. */
export type ShownChange = {
  what: string;
  parts: Part[];
  /** Written as YAML, where indents say what belongs to what. */
  isYaml: boolean;
};

export type ShownCriterion = {
  id: string;
  question: string;
  /** Where it is asked. */
  place: string;
};

export type ShownFamily = {
  before: ShownCriterion[];
  after: (ShownCriterion & { changes: ShownChange[] })[];
  carries: Carry[];
};

export type ShownChanges = {
  groups: { kind: CriterionChangeKind; title: string; families: ShownFamily[] }[];
  added: ShownCriterion[];
  removed: (ShownCriterion & { carries: Carry[] })[];
  others: { kind: string; title: string; state: string; changes: ShownChange[] }[];
};

/** In the order in which they matter to the people who are assessed. */
const TITLES: Record<CriterionChangeKind, string> = {
  reworded: "Reworded",
  narrower: "Asks for less",
  broader: "Asks for more",
  split: "Split",
  merged: "Merged",
  regrouped: "Divided anew",
  moved: "Asked elsewhere",
  renamed: "Renamed",
  detail: "Changed beside the question",
};

/** What differs between two versions, as the page shows it. */
export function shownChanges(from: Ladder, to: Ladder): ShownChanges {
  const { criteria, added, removed, others } = ladderChanges(from, to);
  const kinds = Object.keys(TITLES) as CriterionChangeKind[];
  return {
    groups: kinds.flatMap((kind) => {
      const families = criteria.filter((each) => each.kind === kind);
      if (families.length === 0) return [];
      return [
        { kind, title: TITLES[kind], families: families.map((each) => shown(each, from, to)) },
      ];
    }),
    added: added.map(({ id }) => shownCriterion(to, id)),
    removed: removed.map(({ id, carries }) => ({ ...shownCriterion(from, id), carries })),
    others: others.map(shownElement).filter(({ state, changes }) => {
      return state !== "changed" || changes.length > 0;
    }),
  };
}

function shown({ before, after, carries }: CriterionChange, from: Ladder, to: Ladder): ShownFamily {
  return {
    before: before.map(({ id }) => shownCriterion(from, id)),
    after: after.map(({ id, changes }) => ({
      ...shownCriterion(to, id),
      changes: changes.filter(({ what }) => !/^(id|meaning)\b/.test(what)).map(shownChange),
    })),
    carries,
  };
}

function shownElement({ kind, id, title, state, changes }: LadderChanges["others"][number]) {
  const parts = changes.filter(({ what }) => kind !== "ladder" || !VERSIONS.includes(what));
  return { kind, title: title || id, state, changes: parts.map(shownChange) };
}

/** These differ between any two versions. */
const VERSIONS = ["version", "supersedes"];

function shownCriterion(ladder: Ladder, id: string): ShownCriterion {
  const criterion = findCriterion(ladder, id);
  return {
    id,
    question: criterion?.question ?? id,
    place: criterion ? placeOf(ladder, criterion) : "",
  };
}

function placeOf(ladder: Ladder, criterion: Criterion): string {
  const transition = findTransition(ladder, criterion.transition ?? "");
  if (transition) return transition.title;
  const level = findLevel(ladder, criterion.level ?? "");
  if (level) return levelTitle(level);
  return criterion.everyLevel ? "Every level" : `Point ${criterion.scalePoint ?? ""}`;
}

function shownChange({ what, before, after }: ElementChange): ShownChange {
  const parts = inlineDifference(readable(before ?? ""), readable(after ?? ""));
  const isYaml = [before, after].some((text) => text !== null && isStructure(text));
  return {
    what: partWords(what),
    parts: LISTS.includes(what) ? changedLines(parts) : parts,
    isYaml,
  };
}

/** Bullets: of those only the ones that changed are shown. */
const LISTS = ["signals", "notEvidence", "examples"];

function changedLines(parts: readonly Part[]): Part[] {
  const lines: Part[][] = [[]];
  for (const { text, change } of parts)
    for (const [index, piece] of text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (piece) lines.at(-1)?.push({ text: piece, change });
    }
  const changed = lines.filter((line) => line.some(({ change }) => change !== "same"));
  return changed.flatMap((line, index) => [
    { text: index === 0 ? "• " : "\n• ", change: "same" as const },
    ...line,
  ]);
}

const PARTS: Record<string, string> = {
  question: "Question",
  description: "What the question means",
  signals: "What one would see",
  notEvidence: "What is not evidence",
  examples: "Examples",
  required: "Counts for the rule",
  weight: "Weight",
  competency: "Competency",
  transition: "Asked at the step",
  level: "Asked at the level",
  everyLevel: "Asked at every level",
  scalePoint: "Milestone of the point",
  "evidence.kinds": "Kinds of evidence",
  "evidence.count": "Pieces of evidence",
  "evidence.withinMonths": "Months back that evidence counts",
  "evidence.verifiedBy": "Who confirms the evidence",
};

/** What a part is called on the page, such as "Anchor 3" for `anchors.3`. */
function partWords(what: string): string {
  const known = Object.hasOwn(PARTS, what) ? PARTS[what] : undefined;
  if (known) return known;
  const [name = "", ...rest] = what.split(".");
  const words = name.replace(/([A-Z])/g, " $1").toLowerCase();
  const first = words.charAt(0).toUpperCase() + words.slice(1);
  if (rest.length === 0) return first;
  return `${name === "anchors" ? "Anchor" : first} ${rest.join(".")}`;
}

/** Rules and the like as YAML, the way they are written; texts as they are. */
function readable(text: string): string {
  if (!isStructure(text)) return text;
  try {
    return stringify(parse(text), { lineWidth: 80 }).trimEnd();
  } catch {
    return text;
  }
}

function isStructure(text: string): boolean {
  return /^[[{]/.test(text);
}
