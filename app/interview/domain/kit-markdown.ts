import type { Exercise, Ladder } from "~/ladder/domain/schema";
import type { Standing } from "~/ladder/domain/view";
import type { KitContent } from "./kit";
import {
  candidateBrief,
  type InterviewerExercise,
  interviewerExercise,
  type KitCriterion,
  type KitQuestion,
  kitCompetencies,
  kitExercises,
} from "./kit-view";
import { roleTitle } from "./role-title";

const asItIs = (text: string) => text;

/** A kit as one Markdown file for whoever interviews, to read without the app. */
export function kitMarkdown(
  ladder: Ladder,
  standing: Standing,
  content: KitContent,
  name: string,
): string {
  const competencies = kitCompetencies(ladder, standing, content, asItIs);
  const exercises = kitExercises(ladder, standing, content).chosen;
  return asFile([
    `# ${name}`,
    `Interview kit for ${roleTitle(ladder, standing)}, from ${ladder.title} ${ladder.version}. For interviewers only: it holds what candidates are to find themselves.`,
    "## Competencies to cover",
    bullets(competencies.map(({ title }) => title)),
    ...competencies.flatMap(({ title, criteria }) => [
      `## ${title}`,
      ...criteria.flatMap(criterionBlocks),
    ]),
    ...exercises.flatMap((exercise) =>
      exerciseBlocks(interviewerExercise(ladder, exercise, asItIs)),
    ),
  ]);
}

/** An exercise as the candidate is given it: nothing that they are to find, and nothing of how it is run. */
export function candidateMarkdown(exercise: Exercise): string {
  const { title, minutes, aiUse, brief, files } = candidateBrief(exercise, asItIs);
  return asFile([
    `# ${title}`,
    `${minutes} minutes. ${aiUse}`,
    brief,
    ...(files.length > 0 ? ["## Files", bullets(files.map(({ path }) => `\`${path}\``))] : []),
  ]);
}

function criterionBlocks(criterion: KitCriterion<string>): string[] {
  const { question, step, expected, anchors, questions } = criterion;
  return [
    `### ${question}`,
    `${step}. ${expected ? `Expected: ${expected.value} ${expected.label}.` : "No point is expected yet."}`,
    bullets(anchors.map(({ value, label, text }) => `**${value} ${label}**: ${text}`)),
    ...(questions.length > 0
      ? questions.flatMap(questionBlocks)
      : ["No question is chosen for this criterion."]),
  ];
}

function questionBlocks({ ask, probes, lookFor, redFlags }: KitQuestion<string>): string[] {
  return [
    quoted(ask),
    ...part("Follow up with", probes),
    ...part("Look for", lookFor),
    ...part("Take care when", redFlags),
  ];
}

function exerciseBlocks(exercise: InterviewerExercise<string>): string[] {
  const { title, minutes, aiUse, brief, interviewerBrief, flaws, observe, criteria, files } =
    exercise;
  return [
    `## Exercise: ${title}`,
    `${minutes} minutes. ${aiUse}`,
    ...part(
      "It looks at",
      criteria.map(({ question }) => question),
    ),
    "### For the candidate",
    quoted(brief),
    ...part(
      "Files",
      files.map(({ path }) => `\`${path}\``),
    ),
    ...(interviewerBrief === null ? [] : ["### For the interviewer", interviewerBrief]),
    ...(flaws.length > 0 ? ["### Planted flaws"] : []),
    ...flaws.map(({ title, kind, where, why, hint }) =>
      [
        `- **${title}** (${kind})`,
        ...(where === null ? [] : [`  - Where: ${indented(where, 4)}`]),
        ...(why === null ? [] : [`  - Why it matters: ${indented(why, 4)}`]),
        ...(hint === null ? [] : [`  - Hint: ${indented(hint, 4)}`]),
      ].join("\n"),
    ),
    ...part("Observe", observe),
  ];
}

function part(title: string, items: string[]): string[] {
  return items.length > 0 ? [`**${title}**`, bullets(items)] : [];
}

function bullets(items: string[]): string {
  return items.map((item) => `- ${indented(item, 2)}`).join("\n");
}

/** Lines after the first stand under it, so that a text of several lines stays one item. */
function indented(text: string, by: number): string {
  return text.trim().replaceAll("\n", `\n${" ".repeat(by)}`);
}

function quoted(text: string): string {
  return text
    .trim()
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}

function asFile(blocks: string[]): string {
  return `${blocks.join("\n\n")}\n`;
}
