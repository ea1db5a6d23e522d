import { z } from "zod";
import { bullets, id, line, markdown, reference, Source } from "./schema-fields";

export const ScalePoint = z.strictObject({
  value: z.number().describe("The number a rating stores; rises along the scale."),
  id: id("scale point"),
  label: line("The word people choose, such as Proficient."),
  description: markdown("What the point means in general.").optional(),
});

export const Scale = z
  .strictObject({
    id: id("scale"),
    title: line("Name of the scale.").optional(),
    polarity: z
      .enum(["monotone", "balanced"])
      .default("monotone")
      .describe("monotone: more is better. balanced: right is in the middle."),
    points: z.array(ScalePoint).min(2).describe("The points in rising order."),
    alternatives: z
      .array(z.enum(["not-applicable", "not-observable"]))
      .default([])
      .describe("Answers a rater may give instead of a point."),
  })
  .describe("A named, ordered scale on which criteria are rated.");

export const Track = z
  .strictObject({
    id: id("track"),
    title: line("Name of the track."),
    forksFrom: z
      .strictObject({
        track: reference("track"),
        after: reference("level").describe("The last level shared with the track it forks from."),
      })
      .optional(),
    summary: markdown("What the track is for.").optional(),
  })
  .describe("A path through the levels.");

export const Level = z
  .strictObject({
    id: id("level"),
    rank: z.number().describe("Position, comparable across tracks; higher is more senior."),
    tracks: z
      .array(reference("track"))
      .min(1)
      .describe("Tracks the level is on; tracks that fork after it inherit it."),
    titles: z
      .record(z.string(), line("Title of the level on this track."))
      .default({})
      .describe("Title per track."),
    summary: markdown("What the level asks, in a paragraph.").optional(),
    attributes: z
      .record(z.string(), markdown("Level-wide expectation."))
      .default({})
      .describe("Level-wide expectations, such as scope, autonomy, influence, complexity."),
    payBand: line("Reference to a pay band, never an amount.").optional(),
    sublevels: z
      .array(
        z.strictObject({
          id: id("sublevel"),
          title: line("Name of the sublevel."),
          summary: markdown("What sets it apart.").optional(),
        }),
      )
      .default([])
      .describe("Steps inside the level, lowest first."),
  })
  .describe("A level of the ladder.");

export const Group = z
  .strictObject({
    id: id("group"),
    title: line("Name of the group."),
    summary: markdown("What its competencies share.").optional(),
    parent: reference("group").nullable().default(null),
  })
  .describe("A group of competencies.");

/** One text or a list of bullets; a text that is itself a Markdown list is read as its bullets. */
const Expectation = z
  .union([z.string().trim().min(1), z.array(z.string().trim().min(1)).min(1)], {
    error: "expected text or a list of texts",
  })
  .transform((written) => (typeof written === "string" ? asBullets(written) : written));

export const Competency = z
  .strictObject({
    id: id("competency"),
    group: reference("group"),
    title: line("Name of the competency."),
    summary: markdown("What it is, in a paragraph.").optional(),
    scale: reference("scale").describe("The scale its criteria are rated on."),
    weights: z
      .record(z.string(), z.number().min(0))
      .default({})
      .describe("Weight per track in weighted means; 1 where absent."),
    expectations: z
      .record(z.string(), Expectation)
      .default({})
      .describe("What is expected per level; `track.level` overrides for one track."),
    resources: z.array(Source).default([]).describe("Where to learn it."),
  })
  .describe("A skill or kind of work that criteria belong to.");

export const EvidenceKind = z
  .strictObject({
    id: id("kind of evidence"),
    title: line("Name of the kind."),
    description: markdown("What a good piece of this kind shows.").optional(),
    testimony: z
      .boolean()
      .optional()
      .describe("true where a piece is somebody's word; else it is work that anyone can look at."),
  })
  .describe("A kind of evidence that can be offered for a criterion.");

export const Question = z
  .strictObject({
    id: id("question"),
    criteria: z.array(reference("criterion")).min(1),
    ask: markdown("The question as the interviewer asks it."),
    probes: bullets("Follow-up questions."),
    lookFor: bullets("What a good answer holds."),
    redFlags: bullets("What should give pause."),
  })
  .describe("An interview question for one criterion or more.");

const PlantedFlaw = z
  .strictObject({
    id: id("planted flaw"),
    title: line("What is wrong."),
    kind: line("Kind of flaw, such as security."),
    where: line("Where it is: file and place, such as src/import.ts, parseAmount.").optional(),
    why: markdown("Why it matters.").optional(),
    hint: markdown("What the interviewer may say to a candidate who is stuck.").optional(),
  })
  .describe("Something wrong in an exercise, for the candidate to find.");

/** What may be in it is checked with the files of a folder, which it may come from. */
const MaterialFile = z
  .strictObject({
    path: line("Path within the material, such as src/import.ts."),
    text: z.string().describe("The file's text, as it is."),
  })
  .describe("One file that the candidate starts from.");

// What the format has gained is left out where it is not written, not filled in: the content of versions
// published before must stay what it was.
export const Exercise = z
  .strictObject({
    id: id("exercise"),
    title: line("Name of the exercise.").optional(),
    levels: z.array(reference("level")).min(1).describe("Levels hired into with this exercise."),
    tracks: z.array(reference("track")).default([]).describe("Tracks; every track where empty."),
    minutes: z.number().positive(),
    brief: markdown("What the candidate is given."),
    aiUse: z
      .enum(["expected", "allowed", "not-allowed"])
      .describe("Whether the candidate works with an AI assistant."),
    interviewerBrief: markdown("How to run it: timing, what to say, when to hint.").optional(),
    material: z
      .array(MaterialFile)
      .optional()
      .describe(
        "The files to start from; usually the folder exercises/<id> rather than written here.",
      ),
    plantedFlaws: z.array(PlantedFlaw).default([]),
    criteria: z.array(reference("criterion")).min(1),
    observe: bullets("What the interviewer watches for."),
  })
  .describe("An interview exercise.");

export const Interview = z
  .strictObject({
    questions: z.array(Question).default([]),
    exercises: z.array(Exercise).default([]),
  })
  .describe("What interview kits are generated from.");

export const JobDescription = z
  .strictObject({
    intro: markdown("Opening of every job description.").optional(),
    closing: markdown("Closing of every job description.").optional(),
  })
  .describe("What every job description says besides what the ladder says.");

export type Scale = z.infer<typeof Scale>;
export type ScalePoint = z.infer<typeof ScalePoint>;
export type Track = z.infer<typeof Track>;
export type Level = z.infer<typeof Level>;
export type Group = z.infer<typeof Group>;
export type Competency = z.infer<typeof Competency>;
export type EvidenceKind = z.infer<typeof EvidenceKind>;
export type Question = z.infer<typeof Question>;
export type Exercise = z.infer<typeof Exercise>;
export type PlantedFlaw = z.infer<typeof PlantedFlaw>;
export type MaterialFile = z.infer<typeof MaterialFile>;
export type Interview = z.infer<typeof Interview>;
export type JobDescription = z.infer<typeof JobDescription>;

function asBullets(text: string): string[] {
  const lines = text.trim().split("\n");
  const isList = lines.every((each) => /^(?:[-*] |\s*$| {2})/.test(each)) && /^[-*] /.test(text);
  if (!isList) return [text];
  return text
    .trim()
    .split(/^[-*] /m)
    .slice(1)
    .map((bullet) => bullet.trim())
    .filter((bullet) => bullet !== "");
}
