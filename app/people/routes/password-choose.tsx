import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { findOneTimeOwner, recordAccountEvent } from "~/people/accounts.server";
import { choosePasswordForm } from "~/people/domain/account-forms";
import { passwordFailure } from "~/people/domain/password-failure";
import { callAuth } from "~/platform/auth.server";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { ErrorSummary, TextField } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { PageHeader } from "~/ui/page";

export const meta = () => [{ title: "Choose a password · Rostrum" }];

const GONE = 410;

export async function loader({ params }: LoaderFunctionArgs) {
  const owner = await findOneTimeOwner(params.token ?? "");
  if (!owner) return data({ owner: null }, GONE);
  const { name, email, isFirst } = owner;
  return { owner: { name, email, isFirst } };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const owner = await findOneTimeOwner(token);
  // The page itself says what to do then.
  if (!owner) throw redirect(`/password/${encodeURIComponent(token)}`);
  const form = await readForm(request);
  const parsed = parseForm(form, choosePasswordForm);
  if (!parsed.ok) return parsed;
  const { newPassword } = parsed.value;
  const result = await callAuth("/reset-password", { token, newPassword }, request, context);
  if (!result.ok) {
    if (result.code === "INVALID_TOKEN") throw redirect(`/password/${encodeURIComponent(token)}`);
    const { field, message } = passwordFailure(result);
    return formFailure(form, { [field]: message });
  }
  await recordAccountEvent(
    { personId: null, requestId: context.requestId },
    owner.isFirst ? "account.accepted" : "account.password-reset",
    owner.personId,
  );
  throw redirect("/sign-in?notice=password-chosen");
}

export default function PasswordChoose() {
  const { owner } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useSchemaForm(choosePasswordForm, answer);
  if (!owner) return <Gone />;
  return (
    <>
      <PageHeader
        title={owner.isFirst ? `Welcome, ${owner.name}` : "Choose a new password"}
        lead={
          owner.isFirst
            ? "Choose a password, then sign in with it."
            : "Every device is signed out with it; sign in again afterwards."
        }
      />
      <Form method="post" onSubmit={form.onSubmit} noValidate>
        <ErrorSummary errors={form.errors} />
        <p>
          For <strong className="break-all">{owner.email}</strong>
        </p>
        {/* Lets password managers keep the two together. */}
        <input type="hidden" name="username" autoComplete="username" value={owner.email} readOnly />
        <TextField
          {...form.field("newPassword")}
          type="password"
          label="New password"
          hint="At least 12 characters; a few words are easiest to remember."
          autoComplete="new-password"
          required
        />
        <button type="submit" className="button button-primary mt-2" disabled={form.busy}>
          Choose this password
        </button>
      </Form>
    </>
  );
}

function Gone() {
  return (
    <>
      <PageHeader
        title="This link does not work any more"
        lead="It was used already, is too old, or a newer one has replaced it."
      />
      <ul className="max-w-(--container-text) list-disc space-y-2 pl-5">
        <li>
          If you have chosen a password with it, <Link to="/sign-in">sign in</Link>.
        </li>
        <li>
          If you have forgotten yours, <Link to="/password">ask for a new letter</Link>.
        </li>
        <li>
          If you were invited and have not come in yet, ask your people team to invite you again.
        </li>
      </ul>
    </>
  );
}
