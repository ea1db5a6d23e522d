import { z } from "zod";
import { PARTS } from "./parts";
import { id, line, markdown, reference } from "./schema-fields";

const AnchorEvidence = z
  .strictObject({
    title: line("What the piece is called."),
    kind: reference("kind of evidence"),
    shows: markdown("What the piece shows, as the engineer says it."),
    parts: z.array(z.enum(PARTS)).default([]).describe("The engineer's part in work done with AI."),
  })
  .describe("A piece of evidence in words; there is nothing behind it to open.");

const AnchorAnswer = z
  .strictObject({
    criterion: reference("criterion rated for the transition"),
    narrative: markdown("What the engineer wrote about themselves."),
    evidence: z.array(AnchorEvidence).min(1),
    reference: z
      .strictObject({
        point: z.number().describe("Value of the point on the criterion's scale."),
        because: markdown("Why this point, by the behaviours that the anchors name."),
      })
      .describe("What the ladder's authors give; shown only after one's own rating."),
  })
  .describe("The answer to one criterion.");

export const AnchorCase = z
  .strictObject({
    id: id("anchor case"),
    title: line("What the case is about, without a verdict."),
    transition: reference("transition"),
    person: markdown("Who writes: fictitious, without name, gender or origin."),
    answers: z
      .array(AnchorAnswer)
      .min(1)
      .describe("One answer for each criterion rated for the transition."),
  })
  .describe("A fictitious, complete assessment that all who calibrate rate, to compare raters.");

export type AnchorCase = z.infer<typeof AnchorCase>;
export type AnchorAnswer = z.infer<typeof AnchorAnswer>;
