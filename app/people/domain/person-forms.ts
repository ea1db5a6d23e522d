import { z } from "zod";
import { ROLES } from "~/access/domain/can";
import { emailField, optionalDay, tidy, tidyName } from "./fields";

export const personForm = z
  .object({
    intent: z.literal("save").default("save"),
    name: tidyName,
    email: emailField,
    team: z
      .string()
      .default("")
      .transform(tidy)
      .pipe(z.string().max(100, "Use at most 100 characters.")),
    managerId: z
      .union([z.literal(""), z.uuid()], { error: "Choose a manager from the list." })
      .default("")
      .transform((id) => id || null),
    standing: z.string().max(200).default(""),
    startDate: optionalDay,
    leftOn: optionalDay,
    roles: z.array(z.enum(ROLES, { error: "Choose roles from the list." })).default([]),
    updatedAt: z.string().default(""),
    lastEvent: z
      .string()
      .regex(/^\d{0,18}$/)
      .default(""),
  })
  .refine(({ startDate, leftOn }) => !startDate || !leftOn || leftOn >= startDate, {
    path: ["leftOn"],
    message: "The last day cannot be before the start date.",
  });

export type PersonForm = z.output<typeof personForm>;
