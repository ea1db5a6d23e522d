import { useNavigation } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { AskFirstForm } from "~/ui/ask-first";
import { Moment } from "~/ui/dates";
import { ErrorSummary, TextArea } from "~/ui/field";
import { Markdown, type MarkdownNode } from "~/ui/markdown";
import { Section } from "~/ui/page";
import { STANCE_WORDS, STANCES, type Stance } from "../domain/stance";

type Answer = { errors?: FieldErrors | undefined; values: FormValues } | undefined;

/** The engineer's answer. To disagree is as good an answer as any; it is kept with the review. */
export function AnswerForm({ answer, manager }: { answer: Answer; manager: string }) {
  const busy = useNavigation().state !== "idle";
  const chosen = answer?.values.stance;
  const typed = answer?.values.response;
  const error = answer?.errors?.stance;
  return (
    <Section title="Your answer" id="answer">
      <p className="max-w-(--container-text)">
        Acknowledging says that you have read it, not that you agree. What you write here is kept
        with the review, word for word; {manager} reads it. Talk first, if you can.
      </p>
      <AskFirstForm
        method="post"
        noValidate
        data-print="hide"
        before="acknowledge"
        isReady={(form) => form.has("stance")}
        question={{
          title: "Acknowledge the review?",
          description: `${manager} reads your answer at once. It closes the review, and you cannot change it.`,
          yes: "Acknowledge it",
          no: "Not yet",
        }}
      >
        <ErrorSummary errors={answer?.errors} />
        <fieldset className="my-4" aria-describedby={error ? "stance-error" : undefined}>
          <legend className="font-semibold">How do you see it?</legend>
          {STANCES.map((stance) => (
            <label key={stance} className="flex min-h-11 items-center gap-2.5">
              <input
                type="radio"
                name="stance"
                id={stance === STANCES[0] ? "stance" : undefined}
                value={stance}
                defaultChecked={chosen === stance}
                aria-invalid={error ? true : undefined}
                className="size-4.5 accent-accent"
              />
              {STANCE_WORDS[stance]}
            </label>
          ))}
          {error ? (
            <p id="stance-error" className="font-semibold text-bad text-small">
              {error}
            </p>
          ) : null}
        </fieldset>
        <TextArea
          name="response"
          label="What you would like to say"
          hint="Where you see it differently, name what you would point to. Markdown works."
          rows={6}
          wide
          defaultValue={typeof typed === "string" ? typed : ""}
          error={answer?.errors?.response}
        />
        <p className="mb-2 text-small text-soft">This closes the review; it cannot be changed.</p>
        <button
          type="submit"
          name="intent"
          value="acknowledge"
          className="button button-primary"
          disabled={busy}
        >
          Acknowledge the review
        </button>
      </AskFirstForm>
    </Section>
  );
}

type Given = {
  isOwn: boolean;
  person: string;
  acknowledgedAt: Date | null;
  stance: Stance | null;
  response: MarkdownNode[];
  timeZone: string;
};

/** What the engineer answered, as it will stay. */
export function Answered({ page }: { page: Given }) {
  const { isOwn, person, acknowledgedAt, stance, response } = page;
  return (
    <Section title={isOwn ? "Your answer" : `What ${person} answered`} id="answer">
      <p>
        {stance ? <strong>{STANCE_WORDS[stance]}.</strong> : null}{" "}
        {acknowledgedAt ? (
          <span className="text-soft">
            Acknowledged <Moment value={acknowledgedAt} timeZone={page.timeZone} />
          </span>
        ) : null}
      </p>
      {response.length > 0 ? <Markdown nodes={response} className="mt-2" /> : null}
    </Section>
  );
}
