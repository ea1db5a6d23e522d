import { Form, Link } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { ErrorSummary, TextField } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { Section } from "~/ui/page";
import { NEW_KIT, newPanelForm } from "../domain/panel-forms";
import type { OfferedRole } from "../domain/roles-offered";
import { KitField, type KitOption, LocationField } from "./panel-fields";

type Props = {
  role: OfferedRole;
  kits: KitOption[];
  locations: string[];
  answer: { errors?: FieldErrors | undefined; values?: FormValues } | undefined;
};

/** All that a candidate's interviews begin with. */
export function NewPanel({ role, kits, locations, answer }: Props) {
  const form = useSchemaForm(newPanelForm, answer, { kitId: kits[0]?.id ?? NEW_KIT });
  return (
    <Form method="post" onSubmit={form.onSubmit} noValidate>
      <ErrorSummary errors={form.errors} title="Nothing is begun yet. Please look at:" />
      <input type="hidden" name="trackId" value={role.trackId} />
      <input type="hidden" name="levelId" value={role.levelId} />
      <p>
        {role.title}. <Link to="/interviews/new">Choose another level</Link>
      </p>
      <Section title="The candidate" id="candidate">
        <TextField
          {...form.field("candidateName")}
          label="Name or alias"
          hint="Shown to whoever interviews or decides, and nowhere else. Leave it empty for a colleague to go by their own name."
          autoComplete="off"
        />
        <TextField
          {...form.field("colleague")}
          label="If they work here"
          hint="Their name or email address. They see nothing of these interviews, and nobody in their line can interview them."
          autoComplete="off"
        />
        <LocationField {...form.field("location")} locations={locations} />
      </Section>
      <Section title="What is asked, and who decides" id="asked">
        <KitField {...form.field("kitId")} kits={kits} mayDraw />
        <TextField
          {...form.field("hiringManager")}
          label="Hiring manager"
          hint="Their name or email address. They plan the interviews and decide."
          autoComplete="off"
          required
        />
      </Section>
      <div className="mt-6 flex flex-wrap items-center gap-4">
        <button type="submit" className="button button-primary" disabled={form.busy}>
          Go on to the plan
        </button>
        <Link to="/interviews">Cancel</Link>
      </div>
    </Form>
  );
}
