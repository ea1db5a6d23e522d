import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { safeReturn } from "~/access/guards.server";
import { signInForm } from "~/people/account-forms";
import { Personas } from "~/people/components/personas";
import { findOrganisation } from "~/people/organisation.server";
import { findPersonas } from "~/people/personas.server";
import { callAuth } from "~/platform/auth.server";
import { formFailure, parseForm } from "~/platform/form";
import { ErrorSummary, TextField } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { PageHeader, Section } from "~/ui/page";

export const meta = () => [{ title: "Sign in · Rostrum" }];

export async function loader(_: LoaderFunctionArgs) {
  const organisation = await findOrganisation();
  if (!organisation) throw redirect("/");
  return { organisation, personas: organisation.isDemo ? await findPersonas() : [] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const parsed = parseForm(form, signInForm);
  if (!parsed.ok) return parsed;
  const { email, password } = parsed.value;
  const result = await callAuth("/sign-in/email", { email, password }, request, context);
  if (!result.ok) {
    const message =
      result.status === 429
        ? `Too many tries. Wait ${result.retryAfterSeconds ?? 60} seconds, then try again.`
        : "This email address and password do not belong together.";
    return formFailure(form, { password: message });
  }
  for (const line of result.cookies) context.setCookie(line);
  throw redirect(safeReturn(new URL(request.url).searchParams.get("to")));
}

export default function SignIn() {
  const { organisation, personas } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const form = useSchemaForm(signInForm, answer);
  return (
    <>
      <PageHeader title="Sign in" over={organisation.name} />
      {personas.length > 0 ? (
        <Section title="Look around as" id="personas">
          <Personas personas={personas} />
        </Section>
      ) : null}
      <Form method="post" action={`?${search}`} onSubmit={form.onSubmit} noValidate>
        <ErrorSummary errors={answer?.errors} />
        <TextField
          {...form.field("email")}
          type="email"
          label="Email address"
          autoComplete="username"
          required
        />
        <TextField
          {...form.field("password")}
          type="password"
          label="Password"
          autoComplete="current-password"
          required
        />
        <div className="mt-6 flex flex-wrap items-center gap-4">
          <button type="submit" className="button button-primary" disabled={form.busy}>
            Sign in
          </button>
          <Link to="/password">Choose a new password</Link>
        </div>
      </Form>
    </>
  );
}
