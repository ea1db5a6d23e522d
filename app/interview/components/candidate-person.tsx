import { Form } from "@remix-run/react";
import type { FormFailure } from "~/platform/form";
import { ErrorSummary, TextField } from "~/ui/field";
import { Section } from "~/ui/page";

/** Which colleague the candidate is, so that they are kept from what was written about them. */
export function CandidatePerson({
  colleague,
  failed,
}: {
  colleague: string | null;
  failed: FormFailure | undefined;
}) {
  const typed = failed?.values.person;
  return (
    <Section title="If the candidate works here" id="works-here">
      <Form method="post" noValidate>
        <p className="max-w-(--container-text) text-soft">
          Write it down also for somebody you have hired. From then on they see nothing of these
          interviews, whatever their role, and nobody in their line can interview them.
        </p>
        <ErrorSummary errors={failed?.errors} title="Nothing was changed:" />
        <TextField
          name="person"
          label="Who they are"
          hint="Their name or email address. Left empty, they do not work here."
          autoComplete="off"
          defaultValue={typeof typed === "string" ? typed : (colleague ?? "")}
          error={failed?.errors.person}
        />
        <button type="submit" name="intent" value="works-here" className="button">
          Save who they are
        </button>
      </Form>
    </Section>
  );
}
