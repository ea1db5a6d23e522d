import { Form, useNavigation } from "@remix-run/react";
import { useMemo, useState } from "react";
import { alternativeLabel } from "~/assessment/components/rating-cards";
import type { FieldErrors, FormValues } from "~/platform/form";
import { CALIBRATION_REASONS } from "~/review/domain/calibrated";
import { SelectField, TextArea } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { Notice } from "~/ui/page";
import { REASONS, SENTENCE_LIMIT } from "../domain/change-form";
import { type Mark, markWords } from "../domain/mark";
import type { PersonInSession } from "../person-page.server";
import { typedIn } from "./preview-state";

export type ChangeAnswer = {
  errors: FieldErrors;
  values: FormValues;
  /** What somebody else made of the rating in the meantime. */
  conflict?: { mark: Mark; number: number } | undefined;
};

type Props = {
  criterion: PersonInSession["criteria"][number];
  /** What came back for this very rating. */
  answer: ChangeAnswer | undefined;
};

/** Another rating, why, and in a sentence. What somebody types stays when others change things around it. */
export function ChangeForm({ criterion, answer }: Props) {
  const { id, rating, anchors, alternatives, question } = criterion;
  const points = anchors.map(({ point }) => point);
  // The number that the first stroke was made over: a change that comes in later must not pass for seen.
  const [held, setHeld] = useState<number | null>(null);
  const busy = useNavigation().state !== "idle";
  const errors = answer?.errors ?? {};
  const typed = typedIn(answer?.values);
  const seen = answer?.conflict?.number ?? held ?? rating.changes;
  const isOvertaken = !answer?.conflict && held !== null && held !== rating.changes;
  const field = (name: string) => `${id}-${name}`;
  const chosen = typed("to", "");
  // The fields of each rating's form have names of their own on the page.
  const refused = useMemo(
    () =>
      answer && {
        errors: Object.fromEntries(
          Object.entries(answer.errors).map(([name, message]) => [`${id}-${name}`, message]),
        ),
      },
    [answer, id],
  );
  useFocusOnRefusal(refused);
  const choices = [
    ...points.map(({ value, label }) => ({ value: String(value), label: `${value} ${label}` })),
    ...alternatives.map((each) => ({ value: each, label: alternativeLabel(each) })),
  ].filter(({ value }) => value !== String(rating.calibrated));
  return (
    <details open={answer !== undefined} data-print="hide" className="mt-4 max-w-3xl">
      <summary className="min-h-11 py-2 font-semibold text-accent">
        Change this rating<span className="sr-only">: {question}</span>
      </summary>
      {answer?.conflict ? (
        <Notice tone="warn" live title="Somebody changed this rating in the meantime.">
          It stands at {markWords(answer.conflict.mark, points)} now, and nothing was overwritten.
          What you wrote is below; send it again if it should still be changed.
        </Notice>
      ) : null}
      {isOvertaken ? (
        <Notice tone="warn" live title="Somebody has just changed this rating.">
          It stands at {markWords(rating.calibrated, points)} now. When you send yours, you are
          asked once more.
        </Notice>
      ) : null}
      {errors.form ? <Notice tone="bad" live title={errors.form} /> : null}
      <Form
        method="post"
        preventScrollReset
        noValidate
        onChange={() => setHeld((known) => known ?? rating.changes)}
      >
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="criterion" value={id} />
        <input type="hidden" name="seen" value={seen} />
        <fieldset
          id={field("to")}
          tabIndex={-1}
          aria-describedby={errors.to ? field("to-error") : undefined}
          className="my-4"
        >
          <legend className="mb-1 font-semibold">It should be</legend>
          <div className="flex flex-wrap gap-2">
            {choices.map(({ value, label }) => (
              <label
                key={value}
                className="flex min-h-11 cursor-pointer items-center gap-2 rounded-box border border-strong-line bg-raised px-3 hover:border-ink has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:ring-4 has-focus-visible:ring-accent/40"
              >
                <input
                  type="radio"
                  name="to"
                  value={value}
                  defaultChecked={chosen === value}
                  className="size-4.5 shrink-0 accent-accent"
                />
                {label}
              </label>
            ))}
          </div>
          {errors.to ? (
            <p id={field("to-error")} className="mt-1 font-semibold text-bad text-small">
              {errors.to}
            </p>
          ) : null}
        </fieldset>
        <SelectField
          name="reason"
          id={field("reason")}
          label="Because"
          required
          defaultValue={typed("reason", "")}
          error={errors.reason}
        >
          <option value="">Choose a reason</option>
          {REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {CALIBRATION_REASONS[reason]}
            </option>
          ))}
        </SelectField>
        <TextArea
          name="sentence"
          id={field("sentence")}
          label="In a sentence"
          hint={`The manager reads it once the session is locked, the engineer with the release. Name no other person. At most ${SENTENCE_LIMIT.toLocaleString("en-GB")} characters.`}
          rows={2}
          required
          wide
          defaultValue={typed("sentence", "")}
          error={errors.sentence}
        />
        <button type="submit" disabled={busy} className="button button-primary">
          Change the rating
        </button>
      </Form>
    </details>
  );
}
