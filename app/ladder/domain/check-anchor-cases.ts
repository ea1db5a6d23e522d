import { pointsOf, pointsThere } from "./check-criteria";
import { type Finding, formatPlace } from "./findings";
import { child, findingAt, type Located, type LocatedMap, number, text } from "./located";
import { criteriaRated } from "./outline-criteria";
import { answersIn, type Defined, named } from "./references";
import { didYouMean } from "./suggestion";

/**
 * Checks that each anchor case answers every criterion rated for its transition, each once and no other, and that the
 * reference points are on the criteria's scales.
 */
export function checkAnchorCases(
  root: LocatedMap,
  defined: Defined,
  unread: ReadonlySet<string>,
): Finding[] {
  return named(root, "anchor case").flatMap(([anchorCase, path]) => {
    const answers = answersIn(anchorCase, path);
    const points = answers.flatMap(([answer, at]) => checkPoint(answer, at, defined));
    const transitionId = text(child(anchorCase, "transition")) ?? "";
    const transition = defined.transition.get(transitionId);
    const again = answeredAgain(answers);
    if (!transition) return [...again, ...points];
    const { criteria, complete } = criteriaRated(root, transition, defined);
    const asked = criteria.map(({ id }) => id);
    return [
      ...again,
      ...points,
      ...unanswered(anchorCase, path, asked, answers, defined),
      // A criterion that could not be read whole may be asked at this transition after all.
      ...(complete && unread.size === 0 ? notAsked(answers, asked, transitionId, defined) : []),
    ];
  });
}

type Answers = [Located, string][];

function criterionOf(answer: Located): string | undefined {
  return text(child(answer, "criterion"));
}

function answeredAgain(answers: Answers): Finding[] {
  const first = new Map<string, Located>();
  return answers.flatMap(([answer, path]) => {
    const node = child(answer, "criterion");
    const id = criterionOf(answer);
    if (!node || id === undefined) return [];
    const earlier = first.get(id);
    if (!earlier) {
      first.set(id, node);
      return [];
    }
    const message = `the criterion "${id}" is already answered at ${formatPlace(earlier.place)}`;
    return [findingAt(node, `${path}.criterion`, message)];
  });
}

function unanswered(
  anchorCase: Located,
  path: string,
  asked: string[],
  answers: Answers,
  defined: Defined,
): Finding[] {
  const list = child(anchorCase, "answers");
  // An absent or misshapen list is reported by the check of shapes.
  if (list?.kind !== "list") return [];
  const given = answers.map(([answer]) => criterionOf(answer) ?? "");
  // A mistyped id is reported as such, and may be the answer that seems to be missing.
  if (!given.every((id) => defined.criterion.has(id))) return [];
  return asked
    .filter((id) => !given.includes(id))
    .map((id) => findingAt(list, `${path}.answers`, `no answer to the criterion "${id}"`));
}

function notAsked(
  answers: Answers,
  asked: string[],
  transitionId: string,
  defined: Defined,
): Finding[] {
  return answers.flatMap(([answer, path]) => {
    const node = child(answer, "criterion");
    const id = criterionOf(answer);
    if (!node || id === undefined || asked.includes(id) || !defined.criterion.has(id)) return [];
    const hint = didYouMean(id, asked) || `; rated there: ${asked.join(", ") || "nothing"}`;
    const message = `the criterion "${id}" is not rated for "${transitionId}"${hint}`;
    return [findingAt(node, `${path}.criterion`, message)];
  });
}

function checkPoint(answer: Located, path: string, defined: Defined): Finding[] {
  const criterion = defined.criterion.get(criterionOf(answer) ?? "");
  const points = criterion && pointsOf(criterion, defined);
  const node = child(child(answer, "reference"), "point");
  const value = number(node);
  if (!points || !node || value === undefined) return [];
  if (points.some((point) => point.value === value)) return [];
  const message = `no point ${value} on the scale; ${pointsThere(points)}`;
  return [findingAt(node, `${path}.reference.point`, message)];
}
