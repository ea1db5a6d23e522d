import { Form } from "@remix-run/react";
import type { FormFailure } from "~/platform/form";
import { ErrorSummary, TextField } from "~/ui/field";
import { ScrollRegion } from "~/ui/scroll-region";
import type { Rule } from "../retention.server";

type Props = {
  rules: Rule[];
  /** A form that was refused: it stays open with what was typed. */
  failed: FormFailure | undefined;
};

/** How long each location keeps interviews, with what changes it. The rule for everywhere else stays. */
export function RetentionRules({ rules, failed }: Props) {
  const adding = failed?.values.intent === "add" ? failed : undefined;
  const typed = (name: string) => {
    const value = adding?.values[name];
    return typeof value === "string" ? value : "";
  };
  return (
    <>
      <ScrollRegion label="Rules by location">
        <table className="table max-w-3xl">
          <thead>
            <tr>
              <th scope="col">Location</th>
              <th scope="col" className="text-right">
                Kept for
              </th>
              <th scope="col">
                <span className="sr-only">Change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, index) => (
              <tr key={rule.location}>
                <th scope="row" className="break-words text-left font-semibold">
                  {rule.location || "Everywhere else"}
                </th>
                <td className="text-right">{monthsInWords(rule.months)}</td>
                <td>
                  <Change
                    rule={rule}
                    id={`months-${index}`}
                    failed={
                      failed?.values.intent !== "add" && failed?.values.rule === rule.location
                        ? failed
                        : undefined
                    }
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <h3 className="mt-6 font-semibold">A rule for another location</h3>
      <Form method="post" key={rules.length} noValidate>
        <ErrorSummary errors={adding?.errors} />
        <TextField
          name="location"
          label="Location"
          hint="As it stands on the interviews, such as a country or an office. Capitals and spaces make no difference."
          required
          autoComplete="off"
          defaultValue={typed("location")}
          error={adding?.errors.location}
        />
        <TextField
          name="months"
          label="Months"
          hint="1 to 120"
          required
          inputMode="numeric"
          autoComplete="off"
          className="max-w-24"
          defaultValue={typed("months")}
          error={adding?.errors.months}
        />
        {adding?.errors.agreed ? <Agree message={adding.errors.agreed} /> : null}
        <button type="submit" name="intent" value="add" className="button">
          Add this rule
        </button>
      </Form>
    </>
  );
}

function Change({ rule, id, failed }: { rule: Rule; id: string; failed: FormFailure | undefined }) {
  const name = rule.location || "everywhere else";
  const typed = failed?.values.months;
  return (
    <details open={failed !== undefined}>
      <summary className="inline-flex min-h-7 items-center text-accent underline decoration-1 underline-offset-4">
        Change<span className="sr-only"> the rule for {name}</span>
      </summary>
      <Form method="post" className="flex flex-wrap items-end gap-2 pb-2" noValidate>
        <input type="hidden" name="rule" value={rule.location} />
        <div>
          <label htmlFor={id} className="mb-1 block text-small text-soft">
            Months
          </label>
          <input
            id={id}
            name="months"
            inputMode="numeric"
            autoComplete="off"
            className="field-input max-w-24"
            defaultValue={typeof typed === "string" ? typed : rule.months}
            aria-invalid={failed ? true : undefined}
            aria-describedby={failed ? `${id}-error` : undefined}
          />
        </div>
        <button type="submit" name="intent" value="change" className="button">
          Save
        </button>
        {rule.location ? (
          <button
            type="submit"
            name="intent"
            value="remove"
            className="button"
            aria-label={`Remove the rule for ${name}`}
          >
            Remove
          </button>
        ) : null}
        {failed?.errors.agreed ? (
          <Agree message={failed.errors.agreed} />
        ) : failed ? (
          <p id={`${id}-error`} className="w-full font-semibold text-bad text-small">
            {Object.values(failed.errors)[0]}
          </p>
        ) : null}
      </Form>
    </details>
  );
}

/** What would go, and that it may. */
function Agree({ message }: { message: string }) {
  return (
    <div className="my-2 w-full max-w-(--container-text)">
      <p className="font-semibold text-bad text-small">{message}</p>
      <label className="flex min-h-11 items-center gap-2.5">
        <input type="checkbox" name="agreed" className="size-4.5 shrink-0 accent-accent" />
        They may go
      </label>
    </div>
  );
}

/** 1 month, 12 months. */
export function monthsInWords(months: number): string {
  return months === 1 ? "1 month" : `${months} months`;
}
