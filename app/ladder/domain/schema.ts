import { z } from "zod";
import { AnchorCase } from "./schema-anchor-case";
import { bullets, id, line, markdown, reference, Source, Version } from "./schema-fields";
import { Rule } from "./schema-rule";
import {
  Competency,
  EvidenceKind,
  Group,
  Interview,
  JobDescription,
  Level,
  Scale,
  Track,
} from "./schema-structure";

export * from "./schema-anchor-case";
export type { Source } from "./schema-fields";
export { versionPattern } from "./schema-fields";
export * from "./schema-rule";
export * from "./schema-structure";

export const Transition = z
  .strictObject({
    id: id("transition"),
    from: reference("level"),
    to: reference("level"),
    tracks: z.array(reference("track")).min(1),
    title: line("What changes for the person, in a phrase."),
    summary: markdown("What changes for the person, in a paragraph.").optional(),
    rule: Rule,
    gates: bullets("People who decide beside the rule; shown, never computed."),
  })
  .describe("The step from one level to the next.");

/** Counts for promotion (true), informs it ("optional"), or one of a named set counts (anyOf). */
const Required = z
  .union(
    [
      z.boolean(),
      z.literal("optional"),
      z.strictObject({
        anyOf: line("Name of the set of which one criterion has to be satisfied."),
      }),
    ],
    { error: "expected true, optional, or { anyOf: <name of a set> }" },
  )
  .default(true)
  .transform((written) => (written === false ? ("optional" as const) : written))
  .describe("true, optional, or { anyOf: name } where one of the criteria so named is enough.");

export const Replaced = z.strictObject({
  id: reference("criterion in the earlier version"),
  version: Version.describe("The last version that had it."),
  relation: z
    .enum(["same", "narrower", "broader", "split", "merged"])
    .describe("How this criterion's meaning relates to the one it replaces."),
});

export const Criterion = z
  .strictObject({
    id: id("criterion"),
    competency: reference("competency"),
    transition: reference("transition").optional(),
    level: reference("level").optional(),
    scalePoint: z
      .union([z.number(), z.string().regex(/^[a-z][a-z0-9-]*$/)], {
        error: "expected the value or the id of a point on the competency's scale",
      })
      .optional()
      .describe("Value or id of a point on the competency's scale that this is a milestone of."),
    everyLevel: z.literal(true).optional().describe("Asked at every transition."),
    question: line("The criterion as a question about the person."),
    description: markdown("What the question means.").optional(),
    anchors: z
      .record(z.string(), markdown("Behaviour at this point."))
      .default({})
      .describe("Observable behaviour at each point of the scale, by the point's value."),
    signals: bullets("What one would see."),
    notEvidence: bullets("What does not count, such as volume of output."),
    examples: bullets("Worked examples."),
    evidence: z
      .strictObject({
        kinds: z.array(reference("kind of evidence")).default([]),
        count: z.int().min(1).default(1).describe("Pieces asked for."),
        withinMonths: z.int().min(1).optional().describe("How fresh a piece should be."),
        verifiedBy: z
          .enum(["someone-else", "manager", "nobody"])
          .optional()
          .describe("Who confirms that the evidence is what it is said to be."),
      })
      .optional()
      .describe("The evidence this criterion asks for."),
    required: Required,
    weight: z.number().min(0).default(1).describe("Weight in weighted means."),
    replaces: z
      .array(Replaced)
      .default([])
      .describe("Criteria of earlier versions that this one takes the place of."),
  })
  .describe(
    "What is rated. Anchored in exactly one place: transition, level, scalePoint or everyLevel.",
  );

const Section = z.strictObject({
  id: id("section"),
  title: line("Heading."),
  body: markdown("Text of the section."),
});

const Header = z
  .strictObject({
    id: id("ladder"),
    title: line("Name of the ladder."),
    version: Version.describe("Published content never changes under the same version."),
    supersedes: Version.optional().describe("The version this one takes over from."),
    status: z.enum(["draft", "active", "legacy"]).default("draft"),
    locale: line("Language of the text, such as en or en-GB.").default("en"),
    licence: line("Licence of the text, such as CC-BY-4.0.").optional(),
    sources: z.array(Source).default([]),
    sections: z.array(Section).default([]).describe("Free text about the ladder."),
  })
  .describe("The ladder as a whole.");

const parts = {
  scales: z.array(Scale),
  tracks: z.array(Track),
  levels: z.array(Level),
  groups: z.array(Group),
  competencies: z.array(Competency),
  transitions: z.array(Transition),
  criteria: z.array(Criterion),
  evidenceKinds: z.array(EvidenceKind),
  anchorCases: z.array(AnchorCase),
};

/** All files of a ladder merged into one document. */
export const LadderDocument = z.strictObject({
  ladder: Header,
  scales: parts.scales.min(1),
  tracks: parts.tracks.min(1),
  levels: parts.levels.min(1),
  groups: parts.groups.default([]),
  competencies: parts.competencies.default([]),
  transitions: parts.transitions.default([]),
  criteria: parts.criteria.default([]),
  evidenceKinds: parts.evidenceKinds.default([]),
  interview: Interview.prefault({}),
  anchorCases: parts.anchorCases.default([]),
  jobDescription: JobDescription.default({}),
});

/** One file of a ladder: any of the parts, since the parts may be spread over files. */
export const LadderFile = z
  .strictObject({
    ladder: Header.partial(),
    ...parts,
    interview: Interview,
    jobDescription: JobDescription,
  })
  .partial();

export type LadderDocument = z.infer<typeof LadderDocument>;
export type Transition = z.infer<typeof Transition>;
export type Criterion = z.infer<typeof Criterion>;
export type Replaced = z.infer<typeof Replaced>;
export type Section = z.infer<typeof Section>;
export type Header = z.infer<typeof Header>;

/** A whole ladder: the header's fields beside the parts, every default filled in. */
export type Ladder = Header &
  Omit<LadderDocument, "ladder"> & {
    /** The document's own `x-` keys; those of an element stay on the element. */
    extensions: Record<string, unknown>;
  };
