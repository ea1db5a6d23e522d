import { SelectField, TextField } from "~/ui/field";
import type { useSchemaForm } from "~/ui/form";

type Field = ReturnType<typeof useSchemaForm>["field"];

/** What the tick boxes hold; a form's values name only those that are ticked. */
export type Ticks = {
  hasPreview: boolean;
  hasAnchorCases: boolean;
  showsNames: boolean;
};

/** How a session works: its days, its preview, names, notes and guideline. */
export function SettingsFields({
  field,
  ticks,
  previewLocked = null,
  previewError,
}: {
  field: Field;
  ticks: Ticks;
  /** Why a preview can no longer be turned on. */
  previewLocked?: string | null;
  previewError?: string | undefined;
}) {
  return (
    <>
      <fieldset>
        <legend className="font-semibold text-lead">The preview</legend>
        <Tick
          name="hasPreview"
          label="Calibrators look at the ratings alone first"
          hint="Each says agree, question or abstain before anybody sees what others think."
          checked={ticks.hasPreview}
          locked={previewLocked}
          error={previewError}
        />
        <TextField
          {...field("previewClosesOn")}
          type="date"
          label="Preview closes on"
          className="max-w-52"
        />
        <TextField
          {...field("previewShare")}
          type="number"
          min={1}
          max={100}
          inputMode="numeric"
          label="How much each looks at, in percent of the people"
          hint="100 is everybody. With less, each gets a sample of their own."
          className="max-w-28"
          required
        />
        <TextField
          {...field("secondRatings")}
          type="number"
          min={0}
          max={50}
          inputMode="numeric"
          label="People each rates a second time, without seeing the manager’s rating"
          hint="Second ratings are what makes strict and lenient raters comparable. Two or three are enough."
          className="max-w-28"
          required
        />
        <Tick
          name="hasAnchorCases"
          label="Each also rates the ladder’s written cases"
          hint="Fictitious people that every calibrator rates, so that all can be compared."
          checked={ticks.hasAnchorCases}
        />
      </fieldset>
      <fieldset className="mt-8">
        <legend className="font-semibold text-lead">The meeting</legend>
        <TextField {...field("meetsOn")} type="date" label="Meets on" className="max-w-52" />
        <Tick
          name="showsNames"
          label="Names are shown"
          hint="Without it, people are “Person 1”, “Person 2” to those who sit in the session."
          checked={ticks.showsNames}
        />
        <SelectField
          {...field("notesFor")}
          label="Who reads notes"
          hint="Whoever is written about can ask for them, and it says so where they are written."
          required
        >
          <option value="session">Everybody in the session</option>
          <option value="facilitator">Whoever wrote them, and the facilitator</option>
          <option value="nobody">Only whoever wrote them</option>
        </SelectField>
        <TextField
          {...field("guideline")}
          label="Guideline for how ratings are spread"
          hint="Percent for each point, such as 1: 5, 2: 25, 3: 55, 4: 15. It only informs: nothing is forced to fit it."
        />
      </fieldset>
    </>
  );
}

/** The ticks of a form that was sent, or what is stored. */
export function ticksOf(sent: Record<string, unknown> | undefined, otherwise: Ticks): Ticks {
  if (!sent) return otherwise;
  return {
    hasPreview: sent.hasPreview === "on",
    hasAnchorCases: sent.hasAnchorCases === "on",
    showsNames: sent.showsNames === "on",
  };
}

type TickProps = {
  name: string;
  label: string;
  hint?: string;
  checked: boolean;
  locked?: string | null;
  error?: string | undefined;
};

/** A tick box with what it means. */
export function Tick({ name, label, hint, checked, locked = null, error }: TickProps) {
  return (
    <label className="flex min-h-11 max-w-xl items-start gap-2.5 py-1.5">
      <input
        type="checkbox"
        id={name}
        name={name}
        defaultChecked={checked}
        disabled={locked !== null}
        aria-describedby={error ? `${name}-error` : undefined}
        className="mt-1 size-4.5 shrink-0 accent-accent"
      />
      <span>
        <span className="block font-semibold">{label}</span>
        {hint ? <span className="block text-small text-soft">{hint}</span> : null}
        {locked ? <span className="block text-small">{locked}</span> : null}
        {error ? (
          <span id={`${name}-error`} className="block font-semibold text-bad text-small">
            {error}
          </span>
        ) : null}
      </span>
    </label>
  );
}
