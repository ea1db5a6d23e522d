import { Form } from "@remix-run/react";

/** Out here, or out of every device. */
export function SignOutForms() {
  return (
    <div className="flex flex-wrap gap-3">
      <Form method="post" action="/sign-out" reloadDocument>
        <button type="submit" className="button">
          Sign out
        </button>
      </Form>
      <Form method="post" action="/account">
        <button type="submit" className="button" name="intent" value="sign-out-everywhere">
          Sign out everywhere
        </button>
      </Form>
    </div>
  );
}
