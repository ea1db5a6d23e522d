import { z } from "zod";
import { NOTIFICATION_KINDS } from "./kinds";

/** What a person chose: boxes that are not ticked are not sent. */
export const mailChoiceForm = z
  .object({
    wantsMail: z.literal("on").optional(),
    kinds: z.array(z.enum(NOTIFICATION_KINDS)).default([]),
  })
  .transform(({ wantsMail, kinds }) => ({ wantsMail: wantsMail === "on", kinds }));
