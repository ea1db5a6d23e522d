import { z } from "zod";

const day = z.iso
  .date({ error: "Enter a day like 2026-03-31.", abort: true })
  .refine((value) => value >= "2000-01-01" && value < "2200-01-01", "Choose a day nearer to now.");

/** Who acts for whom, from one day to another, both included. */
export const delegationForm = z
  .object({
    manager: z.uuid("Choose the manager."),
    /** Their e-mail address. */
    delegate: z
      .string()
      .trim()
      .toLowerCase()
      .pipe(z.email("Enter the e-mail address of whoever acts for them.")),
    startsOn: day,
    endsOn: day,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    when: ({ issues }) => issues.length === 0,
    path: ["endsOn"],
    message: "The last day cannot be before the first.",
  })
  .refine(({ startsOn, endsOn }) => daysBetween(startsOn, endsOn) <= 366, {
    when: ({ issues }) => issues.length === 0,
    path: ["endsOn"],
    message: "Name somebody for at most a year; for longer, change who reports to whom.",
  });

export type DelegationInput = z.output<typeof delegationForm>;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000);
}
