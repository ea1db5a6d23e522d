import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { notFound, requirePermission } from "~/access/guards.server";
import { settingsForm } from "~/people/domain/account-forms";
import { changeSettings, findOrganisation } from "~/people/organisation.server";
import { parseForm, readForm } from "~/platform/form";
import { ErrorSummary, SelectField, TextField } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { Notice, PageHeader } from "~/ui/page";

export const meta = () => [{ title: "Settings · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  await requirePermission(ask, "person.write");
  const organisation = await findOrganisation();
  if (!organisation) throw notFound();
  return {
    organisation,
    timeZones: ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")],
  };
}

export async function action(ask: ActionFunctionArgs) {
  const { actor } = await requirePermission(ask, "person.write");
  const form = await readForm(ask.request);
  const parsed = parseForm(form, settingsForm);
  if (!parsed.ok) return parsed;
  await changeSettings(actor, parsed.value);
  throw redirect("/organisation/settings?done=saved");
}

export default function Settings() {
  const { organisation, timeZones } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { name, timeZone } = organisation;
  const form = useSchemaForm(settingsForm, answer, { name, timeZone });
  return (
    <>
      <PageHeader title="Settings" over={<Link to="/organisation">Organisation</Link>} />
      {search.has("done") && !answer ? <Notice tone="good" live title="Saved." /> : null}
      <Form method="post" onSubmit={form.onSubmit} noValidate>
        <ErrorSummary errors={form.errors} />
        <TextField {...form.field("name")} label="Name of the organisation" required />
        <SelectField
          {...form.field("timeZone")}
          label="Time zone"
          hint="Times are shown in it, and days begin and end in it."
          required
        >
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
        <button type="submit" className="button button-primary mt-4" disabled={form.busy}>
          Save
        </button>
      </Form>
    </>
  );
}
