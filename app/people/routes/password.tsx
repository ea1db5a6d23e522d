import type { ActionFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData } from "@remix-run/react";
import { passwordRequestForm } from "~/people/domain/account-forms";
import { tooManyTries } from "~/people/domain/password-failure";
import { callAuth } from "~/platform/auth.server";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { mailIsDelivered } from "~/platform/mail.server";
import { ErrorSummary, TextField } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { Notice, PageHeader } from "~/ui/page";

export const meta = () => [{ title: "Choose a new password · Rostrum" }];

/** Says the same whether or not the address is known: who has an account here is nobody else's business. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const parsed = parseForm(form, passwordRequestForm);
  if (!parsed.ok) return { ...parsed, done: false as const };
  const { email } = parsed.value;
  const result = await callAuth("/request-password-reset", { email }, request, context);
  if (!result.ok) {
    const message =
      result.status === 429
        ? tooManyTries(result)
        : "That did not work. Please try again in a moment.";
    return { ...formFailure(form, { form: message }), done: false as const };
  }
  return { done: true as const, email, delivered: mailIsDelivered() };
}

export default function Password() {
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Choose a new password"
        over={<Link to="/sign-in">Sign in</Link>}
        lead="Name your email address, and a letter goes there with a link where you choose a new password."
      />
      {answer?.done ? (
        <Notice tone="good" live title="If this address has an account, the letter is written.">
          <p>
            {answer.delivered
              ? `Look at the mailbox of ${answer.email}. The link works once, for one hour.`
              : "No mail server is set here, so ask your system administrator: the letter waits in the outbox. The link in it works once, for one hour."}
          </p>
        </Notice>
      ) : (
        <RequestForm answer={answer} />
      )}
    </>
  );
}

type Failed = Extract<ReturnType<typeof useActionData<typeof action>>, { done: false }>;

function RequestForm({ answer }: { answer: Failed | undefined }) {
  const form = useSchemaForm(passwordRequestForm, answer);
  return (
    <Form method="post" onSubmit={form.onSubmit} noValidate>
      <ErrorSummary errors={form.errors} />
      <TextField
        {...form.field("email")}
        type="email"
        label="Email address"
        autoComplete="username"
        required
      />
      <button type="submit" className="button button-primary mt-2" disabled={form.busy}>
        Send the letter
      </button>
    </Form>
  );
}
