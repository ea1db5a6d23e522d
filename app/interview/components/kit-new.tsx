import type { FormFailure } from "~/platform/form";
import { ErrorSummary, TextField } from "~/ui/field";
import { Inline } from "~/ui/markdown";
import { Notice } from "~/ui/page";
import type { newKitChoices } from "../kit-page.server";

type Choices = NonNullable<Awaited<ReturnType<typeof newKitChoices>>>;

/** The levels that can be hired into. */
export function ChooseKitPlace({
  places,
  isUnknown,
}: {
  places: { at: string; title: string }[];
  isUnknown: boolean;
}) {
  return (
    <>
      {isUnknown ? (
        <Notice tone="warn">The ladder has no such level. Choose one here.</Notice>
      ) : null}
      <ul className="max-w-(--container-text)">
        {places.map(({ at, title }) => (
          <li key={at} className="border-line border-t">
            <a
              href={`/interviews/kits/new?place=${at}`}
              className="inline-flex min-h-11 items-center"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The two kits that can be drawn for a level, one of which is made. */
export function NewKit({ choices, answer }: { choices: Choices; answer: FormFailure | undefined }) {
  const typed = answer?.values;
  const chosen = typeof typed?.variant === "string" ? typed.variant : choices.suggested;
  return (
    <form method="post" action={`/interviews/kits/new?place=${choices.at}`}>
      <ErrorSummary errors={answer?.errors} title="No kit was made yet. Please look at:" />
      <input type="hidden" name="place" value={choices.at} />
      {choices.hasExercise ? null : (
        <Notice tone="warn" title="The ladder has no exercise for this level yet.">
          The kit is made without one. When a later version of the ladder has some, take one into
          it.
        </Notice>
      )}
      {choices.sharesExercise ? (
        <Notice>The ladder has one exercise for this level, so both kits have the same.</Notice>
      ) : null}
      <fieldset id="variant">
        <legend className="font-semibold">Which of the two?</legend>
        <div className="grid gap-x-10 gap-y-6 pt-2 lg:grid-cols-2">
          {choices.variants.map((each) => (
            <VariantChoice key={each.variant} {...each} isChosen={each.variant === chosen} />
          ))}
        </div>
      </fieldset>
      <TextField
        name="name"
        label="Name"
        hint="Not the candidate’s: a kit is asked of many."
        required
        maxLength={100}
        defaultValue={typeof typed?.name === "string" ? typed.name : choices.name}
        error={answer?.errors.name}
      />
      <button type="submit" className="button button-primary">
        Make the kit
      </button>
    </form>
  );
}

function VariantChoice({
  variant,
  exercises,
  criteria,
  isChosen,
}: Choices["variants"][number] & { isChosen: boolean }) {
  const count = criteria.reduce((sum, { asks }) => sum + asks.length, 0);
  return (
    <div className="min-w-0 border-line border-t pt-2">
      <label className="flex min-h-11 items-center gap-3 font-semibold">
        <input
          type="radio"
          name="variant"
          value={variant}
          defaultChecked={isChosen}
          required
          className="size-4.5 accent-accent"
        />
        {variant === "0" ? "The first" : "The second"}
      </label>
      <p>
        {count === 1 ? "1 question" : `${count} questions`} on{" "}
        {criteria.length === 1 ? "1 criterion" : `${criteria.length} criteria`}.{" "}
        {exercises.length > 0 ? `Exercise: ${exercises.join(", ")}.` : "No exercise."}
      </p>
      <details>
        <summary className="min-h-6 py-1">Its questions</summary>
        <dl className="grid gap-3 pt-2">
          {criteria.map(({ id, question, asks }) => (
            <div key={id}>
              <dt className="text-small text-soft">{question}</dt>
              {asks.map((each) => (
                <dd key={each.id}>
                  <Inline nodes={each.ask} />
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
