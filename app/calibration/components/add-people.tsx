import { Form, useNavigation } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import type { LineProblem } from "../domain/name-lines";
import { type Choices, PopulationFields } from "./population-fields";
import { PopulationPreview, type Preview } from "./population-preview";

type Props = {
  choices: Choices;
  answer:
    | {
        errors?: FieldErrors | undefined;
        values: FormValues;
        preview: (Preview & { key: string; problems: LineProblem[] }) | null;
      }
    | undefined;
  hasBegun: boolean;
};

/** People of the cycle come in by the same ways as when the session was made; first it shows who that is. */
export function AddPeople({ choices, answer, hasBegun }: Props) {
  const busy = useNavigation().state !== "idle";
  const preview = answer?.preview;
  const isReady = preview != null && preview.total > 0;
  return (
    <Form method="post" noValidate preventScrollReset>
      <p className="mb-2 max-w-(--container-text) text-small text-soft">
        Whoever is in it already stays as they are.
        {hasBegun
          ? " Of the others, finished reviews go to calibration at once; previews that are handed in stay so."
          : ""}
      </p>
      <PopulationFields
        choices={choices}
        values={answer?.values}
        errors={answer?.errors}
        problems={preview?.problems ?? []}
      />
      <button type="submit" name="intent" value="preview" className="button" disabled={busy}>
        Look who that is
      </button>
      {preview ? <PopulationPreview preview={preview} /> : null}
      {isReady ? (
        <>
          <input type="hidden" name="seen" value={preview.key} />
          <button
            type="submit"
            name="intent"
            value="add"
            className="button button-primary"
            disabled={busy}
          >
            Add them
          </button>
        </>
      ) : null}
    </Form>
  );
}
