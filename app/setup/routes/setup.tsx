import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/access/guards.server";
import { setupForm } from "~/people/domain/account-forms";
import { createOrganisation, isSetUp } from "~/people/organisation.server";
import { AppError } from "~/platform/app-error";
import { startSession } from "~/platform/auth.server";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { isSetupToken, spendingSetupToken } from "~/platform/setup-token.server";
import { ErrorSummary, SelectField, TextField } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { PageHeader, Section } from "~/ui/page";
import { loadDemoOrganisation } from "../demo/load.server";

export const meta = () => [{ title: "Set up · Rostrum" }];

export async function loader({ params }: LoaderFunctionArgs) {
  await requireSetupToken(params.token);
  return {
    timeZones: ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")],
  };
}

const intentShape = z.enum(["create", "demo"]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireSetupToken(params.token);
  const form = await readForm(request);
  try {
    switch (intentShape.catch("create").parse(form.get("intent"))) {
      case "demo":
        await spendingSetupToken(() => loadDemoOrganisation(new Date()));
        throw redirect("/sign-in");
      case "create": {
        const parsed = parseForm(form, setupForm);
        if (!parsed.ok) return data(parsed, { status: 422 });
        const { userId } = await spendingSetupToken(() => createOrganisation(parsed.value));
        for (const line of await startSession(userId)) context.setCookie(line);
        throw redirect("/organisation");
      }
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
}

/** The address printed at start works until somebody has used it. */
async function requireSetupToken(token: string | undefined) {
  if (!isSetupToken(token ?? "") || (await isSetUp())) throw notFound();
}

export default function Setup() {
  const { timeZones } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useSchemaForm(setupForm, answer, { timeZone: "UTC" });
  const loadingDemo = useNavigation().formData?.get("intent") === "demo";
  return (
    <>
      <PageHeader
        title="Set up Rostrum"
        lead="Nobody is here yet. Create your organisation, or look around in one that is made up."
      />
      <Section title="Create your organisation" id="create">
        <Form method="post" onSubmit={form.onSubmit} noValidate>
          <ErrorSummary errors={answer?.errors} />
          <TextField {...form.field("organisation")} label="Name of the organisation" required />
          <SelectField {...form.field("timeZone")} label="Time zone" required>
            {timeZones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </SelectField>
          <TextField {...form.field("name")} label="Your name" autoComplete="name" required />
          <TextField
            {...form.field("email")}
            type="email"
            label="Your email address"
            autoComplete="username"
            required
          />
          <TextField
            {...form.field("password")}
            type="password"
            label="Password"
            hint="At least 12 characters; a few words are easiest to remember."
            autoComplete="new-password"
            required
          />
          <button
            type="submit"
            className="button button-primary mt-2"
            name="intent"
            value="create"
            disabled={form.busy}
          >
            Create the organisation
          </button>
        </Form>
      </Section>
      <Section title="Or look around first" id="demo">
        <p className="max-w-(--container-text)">
          The demo organisation has about sixty made-up people, finished cycles, one that
          calibration sessions are about, and an open one. It cannot be turned into your own later;
          start again with an empty data directory for that.
        </p>
        <Form method="post" className="mt-3">
          <button type="submit" className="button" name="intent" value="demo" disabled={form.busy}>
            {loadingDemo ? "Making sixty people …" : "Load the demo organisation"}
          </button>
        </Form>
      </Section>
    </>
  );
}
