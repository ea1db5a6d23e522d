import { Form } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { ErrorSummary, TextField } from "~/ui/field";
import { useSchemaForm } from "~/ui/form";
import { changePasswordForm } from "../domain/account-forms";

type Props = { answer: { errors: FieldErrors; values: FormValues } | undefined };

/** Changes one's own password; every other session ends with it. */
export function ChangePassword({ answer }: Props) {
  const form = useSchemaForm(changePasswordForm, answer);
  return (
    <Form method="post" onSubmit={form.onSubmit} noValidate>
      <ErrorSummary errors={form.errors} />
      <TextField
        {...form.field("currentPassword")}
        type="password"
        label="Current password"
        autoComplete="current-password"
        required
      />
      <TextField
        {...form.field("newPassword")}
        type="password"
        label="New password"
        hint="At least 12 characters; a few words are easiest to remember."
        autoComplete="new-password"
        required
      />
      <button
        type="submit"
        name="intent"
        value="change-password"
        className="button button-primary mt-2"
        disabled={form.busy}
      >
        Change the password
      </button>
      <p className="mt-2 text-small text-soft">Other devices are signed out with it.</p>
    </Form>
  );
}
