import { renderMarkdown } from "~/platform/markdown.server";
import { namesOf, placesOf, type Step, stepOf } from "../components/places";
import { listed, small } from "../components/sentences";
import type { Criterion, Ladder } from "../domain/schema";
import { anchorsOf, findCompetency, findTransition, questionsAbout, scaleOf } from "../domain/view";

export type CriterionView = ReturnType<typeof criterionView>;

/** All that a page says about a criterion, whichever page it is. */
export function criterionView(ladder: Ladder, criterion: Criterion) {
  const anchors = anchorsOf(ladder, criterion);
  const competency = findCompetency(ladder, criterion.competency);
  return {
    id: criterion.id,
    question: criterion.question,
    to: `/ladder/criteria/${criterion.id}`,
    description: renderMarkdown(criterion.description ?? ""),
    competency: {
      title: competency?.title ?? criterion.competency,
      to: `/ladder/competencies/${criterion.competency}`,
    },
    requirement: requirementOf(ladder, criterion),
    anchors: anchors.map(({ point, anchor }, index) => ({
      value: point.value,
      label: point.label,
      position: anchors.length > 1 ? index / (anchors.length - 1) : 1,
      text: renderMarkdown(anchor),
    })),
    signals: criterion.signals.map(renderMarkdown),
    notEvidence: criterion.notEvidence.map(renderMarkdown),
    examples: criterion.examples.map(renderMarkdown),
    evidence: evidenceOf(ladder, criterion),
    questions: questionsAbout(ladder, [criterion.id]).length,
  };
}

type AskedAt = { text: string; to: string | null; step: Step | null };

/** Where a criterion is asked: at a transition, at a level, at a point of its scale, or everywhere. */
export function askedAt(ladder: Ladder, criterion: Criterion): AskedAt {
  const transition = criterion.transition && findTransition(ladder, criterion.transition);
  if (transition) {
    const step = stepOf(ladder, transition);
    return { text: namesOf(step), to: step.at, step };
  }
  const place = placesOf(ladder).find((each) => each.levelId === criterion.level);
  if (place) return { text: place.title, to: place.to, step: null };
  if (criterion.scalePoint === undefined) return { text: "Every transition", to: null, step: null };
  const point = scaleOf(ladder, criterion).points.find(
    (each) => each.value === criterion.scalePoint || each.id === criterion.scalePoint,
  );
  return {
    text: `A milestone of ${point?.label ?? criterion.scalePoint}`,
    to: null,
    step: null,
  };
}

function requirementOf(ladder: Ladder, { id, required }: Criterion): string {
  if (required === true) return "Required";
  if (required === "optional") return "Optional: it informs the decision and is not needed for it";
  const others = ladder.criteria.filter(
    (each) =>
      each.id !== id && typeof each.required === "object" && each.required.anyOf === required.anyOf,
  );
  return `One of this and ${listed(
    others.map((each) => `“${each.question}”`),
    "or",
  )} is enough`;
}

const VERIFIED = {
  "someone-else": ", confirmed by a colleague",
  manager: ", confirmed by your manager",
  nobody: "",
};

const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five"];

function evidenceOf(ladder: Ladder, { evidence }: Criterion) {
  if (!evidence) return null;
  const { count, withinMonths, verifiedBy, kinds } = evidence;
  const pieces = `${NUMBERS[count] ?? count} ${count === 1 ? "piece" : "pieces"}`;
  const age = withinMonths
    ? ` from the last ${withinMonths === 1 ? "month" : `${withinMonths} months`}`
    : "";
  const known = kinds.flatMap((kind) => ladder.evidenceKinds.find(({ id }) => id === kind) ?? []);
  return {
    text: `${pieces}${age}${verifiedBy ? VERIFIED[verifiedBy] : ""}.`,
    kindsInWords: listed(
      known.map((kind) => small(kind.title)),
      "or",
    ),
    kinds: known.map(({ id, title, description }) => ({
      id,
      title,
      description: renderMarkdown(description ?? ""),
    })),
  };
}
