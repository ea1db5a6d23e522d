import { z } from "zod";

/** What can be done on the page of one's own piece. */
export const pieceAction = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("archive") }),
  z.object({ intent: z.literal("take-back") }),
  z.object({
    intent: z.literal("use"),
    /** `assessment/criterion`, as one choice of a list. */
    criterion: z
      .string()
      .regex(/^[^/]+\/[^/]+$/, "Choose a criterion from the list.")
      .transform((chosen) => {
        const [assessmentId = "", criterionId = ""] = chosen.split("/");
        return { assessmentId, criterionId };
      }),
  }),
  z.object({ intent: z.literal("withdraw"), corroboration: z.string() }),
]);
