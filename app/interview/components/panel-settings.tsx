import { Form, Link } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { ErrorSummary, TextField } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { locationForm, panelSettingsForm } from "../domain/panel-forms";
import { KitField, type KitOption, LocationField } from "./panel-fields";

type Props = {
  page: {
    panel: {
      id: string;
      candidateName: string;
      location: string;
      kitId: string;
      hiringManager: string;
    };
    kits: KitOption[];
    locations: string[];
    /** A card is begun: the kit stays. */
    isBegun: boolean;
    isPeopleTeam: boolean;
  };
  answer: { errors?: FieldErrors | undefined; values?: FormValues } | undefined;
};

/** The candidate's name, location and kit; and for the people team who decides. */
export function PanelSettings({ page, answer }: Props) {
  const { panel, kits, isBegun } = page;
  const { candidateName, location, kitId } = panel;
  const form = useSchemaForm(panelSettingsForm, answer, { candidateName, location, kitId });
  return (
    <Form method="post" onSubmit={form.onSubmit} noValidate>
      <ErrorSummary errors={form.errors} />
      <TextField
        {...form.field("candidateName")}
        label="Candidate’s name or alias"
        hint="Shown to whoever interviews or decides, and nowhere else."
        autoComplete="off"
        required
      />
      <LocationField {...form.field("location")} locations={page.locations} />
      {isBegun ? (
        <>
          <input type="hidden" name="kitId" value={kitId} />
          <p className="my-4 max-w-xl">
            <span className="block font-semibold">Kit</span>
            {kits.find(({ id }) => id === kitId)?.name}
            <span className="block text-small text-soft">
              A card is begun, so the kit stays: what is on it would be about other questions.
            </span>
          </p>
        </>
      ) : (
        <KitField {...form.field("kitId")} kits={kits} mayDraw />
      )}
      {page.isPeopleTeam ? (
        <TextField
          {...form.field("hiringManager")}
          label="Another hiring manager"
          hint={`${panel.hiringManager} decides. Write another’s name or email address to change that.`}
          autoComplete="off"
        />
      ) : (
        <p className="my-4 max-w-xl">
          <span className="block font-semibold">Hiring manager</span>
          {panel.hiringManager}
          <span className="block text-small text-soft">The people team can name another.</span>
        </p>
      )}
      <div className="mt-6 flex flex-wrap items-center gap-4">
        <button type="submit" className="button button-primary" disabled={form.busy}>
          Save the settings
        </button>
        <Link to={`/interviews/${panel.id}`}>Cancel</Link>
      </div>
    </Form>
  );
}

/** Once it is over, the location alone: how long the interviews are kept depends on it. */
export function PanelLocation({ page: { panel, locations }, answer }: Props) {
  const { location } = panel;
  const own = answer?.values?.intent === "location" ? answer : undefined;
  const form = useSchemaForm(locationForm, own, { location });
  return (
    <Form method="post" onSubmit={form.onSubmit} noValidate>
      <ErrorSummary errors={form.errors} />
      <LocationField {...form.field("location")} locations={locations} />
      <div className="mt-6 flex flex-wrap items-center gap-4">
        <button
          type="submit"
          name="intent"
          value="location"
          className="button button-primary"
          disabled={form.busy}
        >
          Save the location
        </button>
        <Link to={`/interviews/${panel.id}`}>Cancel</Link>
      </div>
    </Form>
  );
}
