import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { notFound, requirePermission } from "~/access/guards.server";
import { settingsForm } from "~/people/domain/account-forms";
import { changeSettings, findSettings } from "~/people/organisation.server";
import { parseForm, readForm } from "~/platform/form";
import { ErrorSummary, SelectField, TextField } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { Notice, PageHeader } from "~/ui/page";

export const meta = () => [{ title: "Settings · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  await requirePermission(ask, "person.write");
  const settings = await findSettings();
  if (!settings) throw notFound();
  return {
    settings,
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
  const { settings, timeZones } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { name, timeZone } = settings;
  const checksLinks = answer ? answer.values.checkLinks === "on" : settings.checkLinks;
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
        <fieldset className="my-4 max-w-xl">
          <legend className="mb-1 font-semibold">Links of evidence</legend>
          <label className="flex min-h-9 items-start gap-2.5">
            <input
              type="checkbox"
              name="checkLinks"
              defaultChecked={checksLinks}
              aria-describedby="checkLinks-hint"
              className="mt-1 size-4.5 shrink-0 accent-accent"
            />
            Check once a day whether they still answer
          </label>
          <p id="checkLinks-hint" className="ml-7 text-small text-soft">
            Rostrum then asks each public address by itself, without saying for whom, and notes
            whether it is alive, gone or needs a sign-in. Addresses inside a network are never
            asked.
          </p>
        </fieldset>
        <button type="submit" className="button button-primary mt-4" disabled={form.busy}>
          Save
        </button>
      </Form>
    </>
  );
}
