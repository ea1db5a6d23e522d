import { z } from "zod";

export const MOST_REASON = 2_000;
const MOST_SUMMARY = 5_000;
/** What a browser with a draft asks: whether there is still something to decide. */
export const STILL_OPEN = "still-open";

/** The name of the field in which the reason for a competency is written. */
export function reasonField(competencyId: string): string {
  return `reason-${competencyId}`;
}

/** The value of a place on the ladder in a form. */
export function placeValue(trackId: string, levelId: string): string {
  return `${trackId}/${levelId}`;
}

export type Decision = {
  outcome: "OFFER" | "NO_OFFER";
  /** By competency id. */
  reasons: Record<string, string>;
  summary: string;
  /** Where a person places the candidate, if anywhere. */
  place: { trackId: string; levelId: string } | null;
  /** How much the page that was decided from had to read. */
  said: number;
};

type Asked = {
  competencies: readonly { id: string; title: string }[];
  places: readonly { trackId: string; levelId: string }[];
};

const text = (most: number) =>
  z
    .string()
    .transform((typed) => typed.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().max(most, `Use at most ${most.toLocaleString("en-GB")} characters.`));

/** What a decision takes: an outcome, and a reason for each competency that the kit asks. */
export function decisionForm({ competencies, places }: Asked) {
  const reasons = Object.fromEntries(
    competencies.map(({ id, title }) => [
      reasonField(id),
      text(MOST_REASON)
        .optional()
        .transform((typed) => typed ?? "")
        .pipe(z.string().min(1, `Write what speaks for your decision in ${title}.`)),
    ]),
  );
  return z
    .object({
      outcome: z.enum(["OFFER", "NO_OFFER"], { error: "Choose whether there is an offer." }),
      summary: text(MOST_SUMMARY).optional(),
      place: z
        .string()
        .optional()
        .refine(
          (value) =>
            !value || places.some((each) => placeValue(each.trackId, each.levelId) === value),
          "Choose one of the places shown, or none.",
        ),
      said: z.coerce.number().int().min(0).catch(0),
      ...reasons,
    })
    .transform((form): Decision => {
      const values: Record<string, unknown> = form;
      const place = places.find((each) => placeValue(each.trackId, each.levelId) === form.place);
      return {
        outcome: form.outcome,
        summary: form.summary ?? "",
        place: place ? { trackId: place.trackId, levelId: place.levelId } : null,
        said: form.said,
        reasons: Object.fromEntries(
          competencies.map(({ id }) => [id, String(values[reasonField(id)] ?? "")]),
        ),
      };
    });
}
