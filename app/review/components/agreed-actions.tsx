import { Form } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { Day, DayOf } from "~/ui/dates";
import { ErrorSummary, SelectField, TextField } from "~/ui/field";
import { Section, Tag } from "~/ui/page";

type Action = {
  id: string;
  text: string;
  criterionId: string | null;
  dueOn: Date | null;
  doneAt: Date | null;
  droppedAt: Date | null;
};
type Page = {
  actions: Action[];
  timeZone: string;
  compared: { criteria: { criterionId: string; question: string }[] };
};
type Answer = { errors?: FieldErrors | undefined; values: FormValues } | undefined;

/** What both agreed on. Either side writes it down, and either marks it as done. */
export function AgreedActions({ page, answer }: { page: Page; answer: Answer }) {
  const { actions, compared, timeZone } = page;
  const questionOf = (id: string | null) =>
    compared.criteria.find(({ criterionId }) => criterionId === id)?.question;
  const given = (name: string) => {
    const value = answer?.values[name];
    return typeof value === "string" ? value : "";
  };
  return (
    <Section title="What you agree on" id="actions">
      {actions.length > 0 ? (
        <ul className="max-w-3xl border-line border-t">
          {actions.map((action) => (
            <li
              key={action.id}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-line border-b py-3"
            >
              <div className="min-w-0">
                <p className={action.droppedAt ? "text-soft line-through" : ""}>{action.text}</p>
                <p className="mt-0.5 flex flex-wrap items-center gap-2 text-small text-soft">
                  {action.doneAt ? <Tag tone="good">done</Tag> : null}
                  {action.droppedAt ? <Tag>dropped</Tag> : null}
                  {action.doneAt ? (
                    <DayOf moment={action.doneAt} timeZone={timeZone} />
                  ) : action.dueOn && !action.droppedAt ? (
                    <span>
                      by <Day value={action.dueOn} />
                    </span>
                  ) : null}
                  {questionOf(action.criterionId)}
                </p>
              </div>
              <Form method="post" className="flex shrink-0 gap-2" data-print="hide">
                <input type="hidden" name="action" value={action.id} />
                {action.doneAt || action.droppedAt ? (
                  <ActionButton intent="open" words="Take it up again" text={action.text} />
                ) : (
                  <>
                    <ActionButton intent="done" words="Done" text={action.text} />
                    <ActionButton intent="dropped" words="Drop" text={action.text} />
                  </>
                )}
              </Form>
            </li>
          ))}
        </ul>
      ) : (
        <p className="max-w-(--container-text) text-soft">
          Nothing yet. One or two things that both of you will remember are better than ten.
        </p>
      )}
      <details
        className="mt-3 max-w-xl"
        open={answer?.values.intent === "agree" || undefined}
        data-print="hide"
      >
        <summary className="min-h-11 py-2 font-semibold text-accent">Write down an action</summary>
        <Form method="post" noValidate key={actions.length}>
          <ErrorSummary errors={answer?.errors} />
          <TextField
            name="text"
            label="What, and who does it"
            defaultValue={given("text")}
            error={answer?.errors?.text}
            required
          />
          <SelectField name="criterion" label="About" defaultValue={given("criterion")}>
            <option value="">No criterion in particular</option>
            {compared.criteria.map(({ criterionId, question }) => (
              <option key={criterionId} value={criterionId}>
                {question}
              </option>
            ))}
          </SelectField>
          <TextField
            name="dueOn"
            type="date"
            label="By when"
            defaultValue={given("dueOn")}
            error={answer?.errors?.dueOn}
          />
          <button type="submit" name="intent" value="agree" className="button">
            Add it
          </button>
        </Form>
      </details>
    </Section>
  );
}

function ActionButton({ intent, words, text }: { intent: string; words: string; text: string }) {
  return (
    <button type="submit" name="intent" value={intent} className="button button-quiet">
      {words}
      <span className="sr-only">: {text}</span>
    </button>
  );
}
