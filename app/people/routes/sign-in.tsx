import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { isStillHere } from "~/people/accounts.server";
import { Personas } from "~/people/components/personas";
import { signInForm } from "~/people/domain/account-forms";
import { tooManyTries } from "~/people/domain/password-failure";
import { findOrganisation } from "~/people/organisation.server";
import { findPersonas } from "~/people/personas.server";
import { callAuth } from "~/platform/auth.server";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { pathOnThisSite } from "~/platform/return-address";
import { ErrorSummary, TextField } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { Notice, PageHeader, Section } from "~/ui/page";

export const meta = () => [{ title: "Sign in · Rostrum" }];

/** What somebody has just done when they are sent here. */
const NOTICES = new Map([
  ["password-chosen", "Your password is set. Sign in with it."],
  ["signed-out", "You are signed out on every device."],
]);

export async function loader(_: LoaderFunctionArgs) {
  const organisation = await findOrganisation();
  if (!organisation) throw redirect("/");
  return { organisation, personas: organisation.isDemo ? await findPersonas() : [] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const parsed = parseForm(form, signInForm);
  if (!parsed.ok) return parsed;
  const { email, password } = parsed.value;
  const result = await callAuth("/sign-in/email", { email, password }, request, context);
  if (!result.ok) {
    const message =
      result.status === 429
        ? tooManyTries(result)
        : "This email address and password do not belong together.";
    return formFailure(form, { password: message });
  }
  // Only now, so that nobody learns it who does not know the password.
  if (!(await isStillHere(email)))
    return formFailure(form, {
      form: "This account is closed, because its owner has left. Ask the people team if that is wrong.",
    });
  for (const line of result.cookies) context.setCookie(line);
  throw redirect(pathOnThisSite(new URL(request.url).searchParams.get("to")));
}

export default function SignIn() {
  const { organisation, personas } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const form = useSchemaForm(signInForm, answer);
  const notice = NOTICES.get(search.get("notice") ?? "");
  return (
    <>
      <PageHeader title="Sign in" over={organisation.name} />
      {notice && !answer ? <Notice tone="good" live title={notice} /> : null}
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
