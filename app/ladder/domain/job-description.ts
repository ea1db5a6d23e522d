import type { Ladder, Transition } from "./schema";
import {
  criteriaOfTransition,
  exercisesFor,
  expectationFor,
  findLevel,
  findTrack,
  groupsWithCompetencies,
  homeTrack,
  levelTitle,
  type Standing,
} from "./view";

/**
 * A job description in Markdown for a level of a track, drawn from the ladder alone: what the level
 * asks, competency by competency, and how the interview looks at it. Pay is not mentioned. Null
 * where the ladder has no such level or track.
 */
export function jobDescription(ladder: Ladder, standing: Standing): string | null {
  const level = findLevel(ladder, standing.levelId);
  const track = findTrack(ladder, standing.trackId);
  if (!level || !track) return null;
  const attributes = Object.entries(level.attributes);
  const blocks = [
    `# ${levelTitle(level, standing.trackId)}`,
    ladder.jobDescription.intro,
    level.summary,
    ...(attributes.length > 0
      ? [
          "## The role",
          attributes.map(([name, text]) => `- **${heading(name)}**: ${text}`).join("\n"),
        ]
      : []),
    ...expectations(ladder, standing),
    ...lookedFor(ladder, standing),
    ...interview(ladder, standing),
    ladder.jobDescription.closing,
  ];
  return `${blocks.filter((block) => block !== undefined && block !== "").join("\n\n")}\n`;
}

function expectations(ladder: Ladder, standing: Standing): string[] {
  const groups = groupsWithCompetencies(ladder).flatMap(({ group, competencies }) => {
    const stated = competencies.flatMap((competency) => {
      const bullets = expectationFor(competency, standing.levelId, standing.trackId);
      if (!bullets) return [];
      return [
        `**${competency.title}**`,
        bullets.map((bullet) => `- ${indented(bullet)}`).join("\n"),
      ];
    });
    return stated.length > 0 ? [`### ${group.title}`, ...stated] : [];
  });
  return groups.length > 0 ? ["## What you will do", ...groups] : [];
}

function lookedFor(ladder: Ladder, standing: Standing): string[] {
  const questions = transitionsInto(ladder, standing)
    .flatMap((transition) => criteriaOfTransition(ladder, transition.id))
    .map((criterion) => `- ${criterion.question}`);
  if (questions.length === 0) return [];
  return [
    "## What we look for",
    "The questions our interviewers answer about you:",
    [...new Set(questions)].join("\n"),
  ];
}

function interview(ladder: Ladder, standing: Standing): string[] {
  const exercises = exercisesFor(ladder, standing).map((exercise) => {
    const title = exercise.title ?? heading(exercise.id);
    return `- ${title}: ${exercise.minutes} minutes; working with an AI assistant is ${aiUse[exercise.aiUse]}.`;
  });
  if (exercises.length === 0) return [];
  // A level has several so that kits can differ; nobody is given them all.
  const which =
    exercises.length > 1 ? ["One of these, or more; we tell you beforehand which."] : [];
  return ["## How we interview", ...which, exercises.join("\n")];
}

const aiUse = {
  expected: "expected",
  allowed: "allowed",
  "not-allowed": "not part of it",
} as const;

function transitionsInto(ladder: Ladder, { trackId, levelId }: Standing): Transition[] {
  const home = homeTrack(ladder, { trackId, levelId });
  return ladder.transitions.filter(
    (transition) => transition.to === levelId && transition.tracks.includes(home),
  );
}

function heading(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A bullet of several lines stays one bullet. */
function indented(text: string): string {
  return text.trim().replaceAll("\n", "\n  ");
}
