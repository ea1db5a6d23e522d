import {
  SENTENCE_LIMIT,
  sentenceField,
  VERDICTS,
  type VerdictKind,
  verdictField,
} from "../domain/preview-form";

const VERDICT_WORDS: Record<VerdictKind, { label: string; text: string }> = {
  agree: { label: "Agree", text: "The rating fits what you read." },
  question: { label: "Question", text: "It deserves a second look. Say why." },
  abstain: { label: "Abstain", text: "You cannot tell from what is here." },
};

/** What a calibrator thinks of one rating: three choices, and a sentence that appears with any of them. */
export function VerdictFields({
  criterionId,
  question,
  verdict,
  sentence,
  errors,
  disabled,
}: {
  criterionId: string;
  question: string;
  verdict: string;
  sentence: string;
  errors: Record<string, string>;
  disabled: boolean;
}) {
  const [choice, words] = [verdictField(criterionId), sentenceField(criterionId)];
  // What was typed is never hidden, also where no choice goes with it.
  const isOpen = sentence !== "" || errors[words] !== undefined;
  return (
    <fieldset
      id={choice}
      tabIndex={-1}
      disabled={disabled}
      className="group/verdict max-w-3xl"
      aria-describedby={errors[choice] ? `${choice}-error` : undefined}
    >
      <legend className="mb-2 text-small text-soft">
        What you think of this rating<span className="sr-only">: {question}</span>
      </legend>
      <div className="grid gap-3 sm:grid-cols-3">
        {VERDICTS.map((kind) => (
          <label
            key={kind}
            className="flex cursor-pointer items-start gap-2.5 rounded-box border border-strong-line bg-raised px-3 py-3 hover:border-ink has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:ring-4 has-focus-visible:ring-accent/40"
          >
            <input
              type="radio"
              name={choice}
              value={kind}
              defaultChecked={verdict === kind}
              className="mt-1 size-4.5 shrink-0 accent-accent"
            />
            <span>
              <span className="block font-semibold">{VERDICT_WORDS[kind].label}</span>
              <span className="block text-small text-soft">{VERDICT_WORDS[kind].text}</span>
            </span>
          </label>
        ))}
      </div>
      {errors[choice] ? (
        <p id={`${choice}-error`} className="mt-2 font-semibold text-bad text-small">
          {errors[choice]}
        </p>
      ) : null}
      <div className={isOpen ? "" : disabled ? "hidden" : "hidden group-has-checked/verdict:block"}>
        <label htmlFor={words} className="mt-3 mb-1 block font-semibold">
          In a sentence
        </label>
        <p id={`${words}-hint`} className="mb-1 text-small text-soft">
          Needed where you question the rating, else only if you like. At most {SENTENCE_LIMIT}{" "}
          characters.
        </p>
        <textarea
          id={words}
          name={words}
          rows={2}
          defaultValue={sentence}
          className="field-input"
          aria-invalid={errors[words] ? true : undefined}
          aria-describedby={errors[words] ? `${words}-hint ${words}-error` : `${words}-hint`}
        />
        {errors[words] ? (
          <p id={`${words}-error`} className="mt-1 font-semibold text-bad text-small">
            {errors[words]}
          </p>
        ) : null}
      </div>
    </fieldset>
  );
}
