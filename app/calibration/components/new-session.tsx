import { Form } from "@remix-run/react";
import type { FormEvent } from "react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { ErrorSummary, TextArea, TextField } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { Section } from "~/ui/page";
import type { LineProblem } from "../domain/name-lines";
import { newSessionForm } from "../domain/session-form";
import { type Choices, PopulationFields } from "./population-fields";
import { PopulationPreview, type Preview } from "./population-preview";
import { SettingsFields, ticksOf } from "./settings-fields";

type Answer =
  | {
      errors?: FieldErrors | undefined;
      values: FormValues;
      preview:
        | (Preview & {
            key: string;
            problems: LineProblem[];
            raters: { personId: string; name: string; rates: number }[];
          })
        | null;
    }
  | undefined;

const DEFAULTS = { previewShare: "100", secondRatings: "2", notesFor: "session" };
const TICKS = { hasPreview: true, hasAnchorCases: true, showsNames: true };

/**
 * One form for all of a session. First it shows who a choice of people comes to; then it asks for the rest, and keeps what
 * was typed throughout.
 */
export function NewSession({
  cycle,
  choices,
  answer,
}: {
  cycle: { id: string; name: string };
  choices: Choices;
  answer: Answer;
}) {
  const form = useSchemaForm(newSessionForm, answer, DEFAULTS);
  const preview = answer?.preview;
  const isReady = preview != null && preview.total > 0;
  // The rest was on the page, so what is not ticked in it is meant so.
  const wasReady = answer?.values.seen !== undefined;
  // To look at people, nothing else has to be filled in.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter instanceof HTMLButtonElement && submitter.value === "make") form.onSubmit(event);
  };
  return (
    <Form method="post" onSubmit={submit} noValidate preventScrollReset>
      <input type="hidden" name="cycle" value={cycle.id} />
      <ErrorSummary errors={answer?.errors} title="The session is not made yet. Please look at:" />
      <Section title="Who is compared" id="who">
        <PopulationFields
          choices={choices}
          values={answer?.values}
          errors={answer?.errors}
          problems={preview?.problems ?? []}
        />
        <button
          type="submit"
          name="intent"
          value="preview"
          className={isReady ? "button" : "button button-primary"}
          disabled={form.busy}
        >
          Look who that is
        </button>
        {preview ? <PopulationPreview preview={preview} /> : null}
      </Section>
      {isReady ? (
        <>
          <input type="hidden" name="seen" value={preview.key} />
          <SeatFields raters={preview.raters} values={answer?.values} errors={answer?.errors} />
          <Section title="How it works" id="how">
            <TextField
              {...form.field("name")}
              label="Name"
              hint="For example: Platform and Payments"
              required
            />
            <SettingsFields
              field={form.field}
              ticks={ticksOf(wasReady ? answer?.values : undefined, TICKS)}
              previewError={form.errors.hasPreview}
            />
          </Section>
          <button
            type="submit"
            name="intent"
            value="make"
            className="button button-primary mt-6"
            disabled={form.busy}
          >
            Make the session
          </button>
          <p className="mt-2 text-small text-soft">
            It can be looked at and changed before you open it.
          </p>
        </>
      ) : null}
    </Form>
  );
}

type SeatFieldsProps = {
  raters: { personId: string; name: string; rates: number }[];
  values: FormValues | undefined;
  errors: FieldErrors | undefined;
};

/** Who sits in it: whoever rated these people to tick, and others by name. */
function SeatFields({ raters, values, errors }: SeatFieldsProps) {
  const chosen = Array.isArray(values?.calibrators) ? values.calibrators : [];
  const typed = (name: string) => {
    const value = values?.[name];
    return typeof value === "string" ? value : "";
  };
  return (
    <Section title="Who sits in it" id="seats">
      {raters.length > 0 ? (
        <fieldset id="calibrators" tabIndex={-1} className="max-w-xl">
          <legend className="font-semibold">Calibrators who rate these people</legend>
          <div className="max-h-72 overflow-y-auto border-line border-y py-1">
            {raters.map(({ personId, name, rates }) => (
              <label key={personId} className="flex min-h-9 items-center gap-2.5 px-1 py-0.5">
                <input
                  type="checkbox"
                  name="calibrators[]"
                  value={personId}
                  defaultChecked={chosen.includes(personId)}
                  className="size-4.5 shrink-0 accent-accent"
                />
                <span>
                  {name} <span className="text-small text-soft">rates {rates}</span>
                </span>
              </label>
            ))}
          </div>
          {errors?.calibrators ? (
            <p className="mt-1 font-semibold text-bad text-small">{errors.calibrators}</p>
          ) : null}
        </fieldset>
      ) : null}
      <TextArea
        name="moreCalibrators"
        label="Other calibrators"
        hint="One in a line: a name or an email address."
        rows={3}
        spellCheck={false}
        defaultValue={typed("moreCalibrators")}
        error={errors?.moreCalibrators}
      />
      <TextArea
        name="facilitators"
        label="Facilitator"
        hint="Runs the meeting, and opens and locks the session. One in a line where there are several."
        rows={2}
        spellCheck={false}
        defaultValue={typed("facilitators")}
        error={errors?.facilitators}
      />
    </Section>
  );
}
