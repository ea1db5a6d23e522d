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
  const adding = answer?.values.intent === "agree" ? answer : undefined;
  const given = (name: string) => {
    const value = adding?.values[name];
    return typeof value === "string" ? value : "";
  };
  return (
    <Section title="What you agree on" id="actions">
      {/* A refusal of Done, Drop or Take it up again; what is wrong with a new action stands in its form. */}
      {adding ? null : <ErrorSummary errors={answer?.errors} title="Nothing was changed:" />}
      {actions.length > 0 ? (
        <ul className="max-w-3xl border-line border-t">
          {actions.map((action) => (
            <li
              key={action.id}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-line border-b py-3"
            >
              <div className="min-w-0 flex-1 basis-60">
                <p className={action.droppedAt ? "text-soft line-through" : ""}>{action.text}</p>
                <ActionFacts
                  action={action}
                  question={questionOf(action.criterionId)}
                  timeZone={timeZone}
                />
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
      <details className="mt-3 max-w-xl" open={adding !== undefined || undefined} data-print="hide">
        <summary className="min-h-11 py-2 font-semibold text-accent">Write down an action</summary>
        <Form method="post" noValidate key={actions.length}>
          <ErrorSummary errors={adding?.errors} />
          <TextField
            name="text"
            label="What, and who does it"
            defaultValue={given("text")}
            error={adding?.errors?.text}
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
            error={adding?.errors?.dueOn}
          />
          <button type="submit" name="intent" value="agree" className="button">
            Add it
          </button>
        </Form>
      </details>
    </Section>
  );
}

type FactsProps = { action: Action; question: string | undefined; timeZone: string };

/** What became of it, by when, and what it is about. */
function ActionFacts({ action, question, timeZone }: FactsProps) {
  const { doneAt, droppedAt, dueOn } = action;
  const when = doneAt ? (
    <DayOf moment={doneAt} timeZone={timeZone} />
  ) : dueOn && !droppedAt ? (
    <>
      by <Day value={dueOn} />
    </>
  ) : null;
  if (!doneAt && !droppedAt && !when && !question) return null;
  return (
    <p className="mt-0.5 text-small text-soft">
      {doneAt ? (
        <>
          <Tag tone="good">done</Tag>{" "}
        </>
      ) : null}
      {droppedAt ? (
        <>
          <Tag>dropped</Tag>{" "}
        </>
      ) : null}
      {when}
      {when && question ? " · " : null}
      {question}
    </p>
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
