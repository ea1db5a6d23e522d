import { z } from "zod";
import { tidy } from "~/people/domain/fields";
import { OUTCOMES, PANEL_STATES } from "./state";

const name = (most: number, tooLong: string) =>
  z
    .string()
    .default("")
    .transform(tidy)
    .refine((value) => value.length <= most, tooLong);

const candidateName = name(200, "Use at most 200 characters.");
const location = name(100, "Use at most 100 characters.");
const person = (missing: string) =>
  z
    .string({ error: missing })
    .transform(tidy)
    .pipe(z.string().min(1, missing).max(300, "Use at most 300 characters."));

/** Where a kit is chosen: one that is drawn for this panel. */
export const NEW_KIT = "new";

/** A kit that there is, or one to be drawn. */
const kitId = z.string({ error: "Choose a kit." }).min(1, "Choose a kit.").max(100);

/** A new panel; the level is chosen before, because the kits are the level's. */
export const newPanelForm = z
  .object({
    candidateName,
    colleague: name(300, "Use at most 300 characters."),
    trackId: z.string().max(100).default(""),
    levelId: z.string().max(100).default(""),
    kitId,
    hiringManager: person("Name the hiring manager."),
    location,
  })
  .refine(({ candidateName, colleague }) => candidateName !== "" || colleague !== "", {
    path: ["candidateName"],
    message: "Enter the candidate’s name or an alias, or name the colleague.",
    when: ({ issues }) => issues.length === 0,
  });
export type NewPanelInput = z.output<typeof newPanelForm>;

export const panelSettingsForm = z.object({
  candidateName: candidateName.refine((value) => value !== "", "Enter a name or an alias."),
  location,
  kitId,
  /** Empty where the person may not name another. */
  hiringManager: name(300, "Use at most 300 characters."),
});
export type PanelSettingsInput = z.output<typeof panelSettingsForm>;

/** All that is put right once it is over. */
export const locationForm = z.object({ location });

/** How the list is narrowed; what makes no sense is left out. */
export const panelFilter = z.object({
  q: z.string().max(200).catch("").default("").transform(tidy),
  /** A state, or what was decided */
  state: z
    .enum([...PANEL_STATES, ...OUTCOMES])
    .optional()
    .catch(undefined),
  /** `track.level`, as kits are narrowed by */
  level: z.string().max(200).catch("").default(""),
  mine: z.literal("1").optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type PanelFilter = z.output<typeof panelFilter>;
