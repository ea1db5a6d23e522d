import { formatFinding } from "~/ladder/domain/findings";
import { type Gap, smallestGap } from "~/ladder/domain/gap";
import { readRatingFile } from "~/ladder/domain/rating-file";
import type { RuleInput } from "~/ladder/domain/rule-input";
import { type Explanation, evaluate as evaluateRule } from "~/ladder/domain/rules";
import type { Ladder, Transition } from "~/ladder/domain/schema";
import { didYouMean } from "~/ladder/domain/suggestion";
import { findCriterion, findTransition } from "~/ladder/domain/view";
import { readYamlFile } from "~/ladder/domain/yaml-file";
import { readTextFile } from "~/ladder/files.server";
import { because, soundLadder } from "./directories";
import { Misuse, type Options } from "./misuse";

/** Whether a transition's rule is met by the ratings in a file, why, and the smallest gap. */
export async function evaluate(directories: string[], options: Options): Promise<number> {
  const [directory] = directories;
  if (directory === undefined || directories.length > 1)
    throw new Misuse("evaluate takes one directory");
  if (options.transition === undefined) throw new Misuse("evaluate needs --transition <id>");
  if (options.ratings === undefined) throw new Misuse("evaluate needs --ratings <file.yaml>");
  const ladder = await soundLadder(directory, options);
  if (!ladder) return 1;
  const transition = transitionOf(ladder, options.transition);
  const input = await inputFrom(options.ratings, ladder, transition, options.track);
  const { met, explanation } = evaluateRule(transition.rule, input);
  const gap = smallestGap(transition.rule, input);
  if (options.json) {
    const changes = "changes" in gap && gap.otherwise.length === 0 ? gap.changes : null;
    console.log(JSON.stringify({ met, explanation, gap: changes }, null, 2));
  } else {
    for (const line of [...explained(explanation), ...gapInWords(gap, ladder)]) console.log(line);
  }
  return met ? 0 : 1;
}

function transitionOf(ladder: Ladder, id: string): Transition {
  const transition = findTransition(ladder, id);
  if (transition) return transition;
  const known = ladder.transitions.map((each) => each.id);
  throw new Misuse(
    `no transition "${id}"${didYouMean(id, known) || `; one of ${known.join(", ")}`}`,
  );
}

async function inputFrom(
  file: string,
  ladder: Ladder,
  transition: Transition,
  track: string | undefined,
): Promise<RuleInput> {
  if (track !== undefined && !transition.tracks.includes(track)) {
    throw new Misuse(`"${transition.id}" is on the track ${transition.tracks.join(", ")}`);
  }
  const text = await readTextFile(file).catch((error: unknown) => {
    throw new Misuse(`cannot read the ratings ${file}: ${because(error)}`);
  });
  const { root, errors } = readYamlFile(file, text);
  if (errors.length > 0) throw new Misuse(errors.map(formatFinding).join("\n"));
  if (!root) throw new Misuse(`no ratings in ${file}`);
  const { input, findings } = readRatingFile(ladder, transition.id, root, track);
  if (!input) throw new Misuse(findings.map(formatFinding).join("\n"));
  return input;
}

function explained(explanation: Explanation, depth = 0): string[] {
  const line = `${"  ".repeat(depth)}${explanation.text}`;
  return [line, ...explanation.children.flatMap((child) => explained(child, depth + 1))];
}

function gapInWords(gap: Gap, ladder: Ladder): string[] {
  if ("impossible" in gap) return [gap.impossible];
  const changes = gap.changes.map(({ criterion, from, to }) => {
    const question = findCriterion(ladder, criterion)?.question ?? criterion;
    return `  ${criterion}: ${from ?? "not rated"} → ${to} (${question})`;
  });
  const rest = gap.otherwise.map((each) => `  ${each.text}`);
  return [
    ...(changes.length > 0 ? ["Smallest change of ratings:", ...changes] : []),
    ...(rest.length > 0 ? ["Ratings alone are not enough; still needed:", ...rest] : []),
  ];
}
