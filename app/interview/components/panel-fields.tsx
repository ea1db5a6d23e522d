import type { InputHTMLAttributes, SelectHTMLAttributes } from "react";
import { forwardRef } from "react";
import { SelectField, TextField } from "~/ui/field";
import { NEW_KIT } from "../domain/panel-forms";

export type KitOption = { id: string; name: string; version: string; isCurrent: boolean };

type KitFieldProps = SelectHTMLAttributes<HTMLSelectElement> & {
  name: string;
  error: string | undefined;
  kits: KitOption[];
  /** Whether a new one can be drawn with it. */
  mayDraw?: boolean;
};

/** Which kit is used, newest first; each says which version of the ladder it is of where that is not today's. */
export const KitField = forwardRef<HTMLSelectElement, KitFieldProps>(function KitField(
  { kits, mayDraw = false, ...field },
  ref,
) {
  return (
    <SelectField
      ref={ref}
      {...field}
      label="Kit"
      hint="The questions and exercises to choose from."
      required
    >
      {kits.map(({ id, name, version, isCurrent }) => (
        <option key={id} value={id}>
          {isCurrent ? name : `${name} (ladder ${version})`}
        </option>
      ))}
      {mayDraw ? <option value={NEW_KIT}>Draw a new one from the ladder</option> : null}
    </SelectField>
  );
});

type LocationFieldProps = InputHTMLAttributes<HTMLInputElement> & {
  name: string;
  error: string | undefined;
  locations: string[];
};

/** Where the candidate is, for how long their interviews are kept. */
export const LocationField = forwardRef<HTMLInputElement, LocationFieldProps>(
  function LocationField({ locations, ...field }, ref) {
    return (
      <>
        <TextField
          ref={ref}
          {...field}
          label="Location"
          hint="Says how long the interviews are kept. Left empty, the rule for everywhere else holds."
          list="locations"
          autoComplete="off"
        />
        <datalist id="locations">
          {locations.map((location) => (
            <option key={location} value={location} />
          ))}
        </datalist>
      </>
    );
  },
);
