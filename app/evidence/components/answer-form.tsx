import { Form, useNavigation } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { ErrorSummary, TextArea } from "~/ui/field";
import { ANSWER_CHOICES, ANSWERS, type Answer } from "../domain/wording";

type Props = {
  question: { claimant: string; answer: Answer | null; sentence: string };
  failure: { errors?: FieldErrors | undefined; values?: FormValues } | undefined;
};

/** The three answers and a sentence; folded away once it is answered, for a correction. */
export function AnswerForm({ question, failure }: Props) {
  const fields = <Fields question={question} failure={failure} />;
  if (!question.answer) return fields;
  return (
    <details className="mt-4" open={failure !== undefined || undefined}>
      <summary className="min-h-11 py-2 font-semibold text-accent">Correct your answer</summary>
      <p className="max-w-(--container-text) text-soft">
        The new answer counts from then on. What you answered before is kept, and{" "}
        {question.claimant} is told.
      </p>
      {fields}
    </details>
  );
}

function Fields({ question, failure }: Props) {
  const busy = useNavigation().state !== "idle";
  const typed = (name: "answer" | "sentence") =>
    String(failure?.values?.[name] ?? question[name] ?? "");
  const errors = failure?.errors ?? {};
  return (
    <Form method="post" noValidate key={`${question.answer} ${question.sentence}`}>
      <ErrorSummary errors={errors} title="Nothing was sent yet. Please look at:" />
      <fieldset className="max-w-xl" aria-describedby={errors.answer ? "answer-error" : undefined}>
        <legend className="sr-only">What you can say about it</legend>
        {ANSWERS.map((answer, index) => (
          <label
            key={answer}
            className="mt-2 flex cursor-pointer items-start gap-3 rounded-box border border-line bg-raised px-4 py-3 has-checked:border-accent has-checked:bg-accent-wash"
          >
            <input
              type="radio"
              name="answer"
              id={index === 0 ? "answer" : undefined}
              value={answer}
              defaultChecked={typed("answer") === answer}
              className="mt-1 size-4.5 shrink-0 accent-accent"
            />
            <span>
              <span className="font-semibold">{ANSWER_CHOICES[answer].title}</span>
              <span className="block text-soft">{ANSWER_CHOICES[answer].text}</span>
            </span>
          </label>
        ))}
        {errors.answer ? (
          <p id="answer-error" className="mt-1 font-semibold text-bad text-small">
            {errors.answer}
          </p>
        ) : null}
      </fieldset>
      <TextArea
        name="sentence"
        label="In a sentence"
        hint="You may leave it out where you confirm all of it. At most 500 characters."
        required
        rows={3}
        maxLength={500}
        defaultValue={typed("sentence")}
        error={errors.sentence}
      />
      <p className="max-w-(--container-text) text-small text-soft">
        {question.claimant} reads your answer, and so does whoever reads an assessment that this
        piece supports, with your name.
      </p>
      <button type="submit" className="button button-primary mt-4" disabled={busy}>
        {question.answer ? "Send the correction" : "Send your answer"}
      </button>
    </Form>
  );
}
