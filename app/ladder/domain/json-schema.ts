import { z } from "zod";
import { LadderFile } from "./schema";

/**
 * JSON Schema of a ladder file, for editors: `# yaml-language-server: $schema=…`. It knows the
 * shape of each element; what the elements mean together, only `check` knows.
 */
function ladderJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(LadderFile, {
    // The draft that editors' YAML support reads best.
    target: "draft-7",
    io: "input",
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties !== false) return;
      jsonSchema.patternProperties = { "^x-": {} };
    },
  });
  const { $schema, ...rest } = schema;
  return {
    $schema,
    title: "Rostrum ladder file",
    description: "A part of a career ladder; all files of a ladder's directory are merged.",
    ...rest,
  };
}

/** The schema as the text of `public/schemas/ladder.json`. */
export function ladderJsonSchemaText(): string {
  return `${JSON.stringify(ladderJsonSchema(), null, 2)}\n`;
}
