import type { FormEvent, ReactNode } from "react";
import type { FieldErrors } from "~/platform/form";
import { Section } from "~/ui/page";
import { flawField, OVERALL, OVERALL_REVISION } from "../domain/card-form";
import {
  FLAW_OUTCOMES,
  type FlawOutcome,
  RECOMMENDATIONS,
  type Recommendation,
} from "../domain/state";
import { FLAW_OUTCOME_WORDS, RECOMMENDATION_WORDS } from "../words";
import { CardConflict, type FieldWords } from "./card-conflict";
import type { Answered, WritePage } from "./card-editor";
import { fieldsIn } from "./card-part";
import { CardText } from "./card-words";
import { ExerciseForInterviewer } from "./kit-exercise";
import { type CardParts, useCardPart } from "./use-card-parts";

type OverallPage = Pick<WritePage, "exercises" | "overall" | "panel">;

/** What stands in the pieces of the part, what is wrong with it, and how it is saved. */
export type Overall = {
  typed: (name: string) => string;
  errors: FieldErrors;
  onChange: (event: FormEvent<HTMLElement>) => void;
};

/**
 * What is said of it all is one part of the card, saved as one, with its pieces at several places of the page: notes,
 * exercises and recommendation. Two versions of it stand where the part begins.
 */
export function OverallPart({
  page: { exercises, overall },
  parts,
  answer,
  children,
}: {
  page: OverallPage;
  parts: CardParts;
  answer: Answered;
  children: (part: Overall) => ReactNode;
}) {
  const words: Record<string, FieldWords> = {
    notes: { label: "Notes", say: (value) => value },
    recommendation: {
      label: "Recommendation",
      say: (value) => RECOMMENDATION_WORDS[value as Recommendation] ?? "",
    },
    reason: { label: "What it rests on", say: (value) => value },
    ...Object.fromEntries(
      exercises.flatMap(({ id, flaws }) =>
        flaws.map((flaw) => [
          flawField(id, flaw.id),
          {
            label: flaw.title,
            say: (value: string) => FLAW_OUTCOME_WORDS[value as FlawOutcome] ?? "",
          },
        ]),
      ),
    ),
  };
  const saving = useCardPart(parts, {
    name: OVERALL,
    fields: Object.keys(words),
    query: "",
    saved: overall,
    answer,
    heading: "overall-part",
  });
  const posted = answer?.conflicts[OVERALL];
  const typed = (name: string) => {
    const value = answer?.values[name];
    return typeof value === "string" ? value : (overall.fields[name] ?? "");
  };
  return (
    <>
      <div id="overall-part" tabIndex={-1} className="scroll-mt-20 outline-none">
        <input
          type="hidden"
          name={OVERALL_REVISION}
          value={Math.max(saving.revision, posted?.revision ?? 0)}
        />
        {saving.conflict ? (
          <CardConflict
            mine={fieldsIn(parts.form.current, Object.keys(words))}
            current={saving.conflict}
            words={words}
            onSettle={(keep) => void saving.settle(keep)}
          />
        ) : posted ? (
          <CardConflict
            mine={Object.fromEntries(Object.keys(words).map((name) => [name, typed(name)]))}
            current={posted}
            words={words}
          />
        ) : null}
      </div>
      {children({
        typed,
        errors: saving.errors,
        onChange: (event) => saving.onChange((event.target as HTMLElement).matches("[type=radio]")),
      })}
    </>
  );
}

/** One running text for as long as they talk; it is sorted into criteria afterwards, or not. */
export function CardNotes({ typed, errors, onChange }: Overall) {
  return (
    <div
      className="mt-3 [&_textarea]:max-h-96 [&_textarea]:[field-sizing:content]"
      onChange={onChange}
    >
      <CardText
        name="notes"
        label="Notes while you talk"
        hint="Sort them into the criteria afterwards. They go in with your card."
        rows={2}
        defaultValue={typed("notes")}
        error={errors.notes}
      />
    </div>
  );
}

/** The exercises of one's sessions, each with what was found of its flaws. */
export function CardExercises({
  page: { exercises, panel },
  part: { typed, errors, onChange },
}: {
  page: OverallPage;
  part: Overall;
}) {
  return (
    <div onChange={onChange} className="[&>section]:mt-6">
      {exercises.map((exercise) => (
        <Section
          key={exercise.id}
          id={`exercise-${exercise.id}`}
          title={`Exercise: ${exercise.title}`}
        >
          <ExerciseForInterviewer
            exercise={exercise}
            at={`/interviews/kits/${panel.kitId}/exercises/${exercise.id}`}
            afterFlaw={(flawId) => {
              const name = flawField(exercise.id, flawId);
              const flaw = exercise.flaws.find(({ id }) => id === flawId);
              return (
                <Choice
                  name={name}
                  legend={`Was it found? ${flaw?.title ?? ""}`}
                  isLegendHidden
                  options={FLAW_OUTCOMES.map((value) => ({
                    value,
                    label: FLAW_OUTCOME_WORDS[value],
                  }))}
                  chosen={typed(name)}
                  error={errors[name]}
                />
              );
            }}
          />
        </Section>
      ))}
    </div>
  );
}

/** What the interviewer recommends, and why. */
export function CardRecommendation({ typed, errors, onChange }: Overall) {
  return (
    <div onChange={onChange}>
      <Section id="overall" title="What you recommend">
        <Choice
          name="recommendation"
          legend="Your recommendation"
          options={RECOMMENDATIONS.map((value) => ({
            value,
            label: RECOMMENDATION_WORDS[value],
          }))}
          chosen={typed("recommendation")}
          error={errors.recommendation}
        />
        <CardText
          name="reason"
          label="What it rests on"
          hint="Name what you heard and saw above rather than an impression."
          rows={5}
          defaultValue={typed("reason")}
          error={errors.reason}
          required
        />
      </Section>
    </div>
  );
}

/** A few answers in a row, none of them chosen beforehand. */
function Choice({
  name,
  legend,
  isLegendHidden = false,
  options,
  chosen,
  error,
}: {
  name: string;
  legend: string;
  isLegendHidden?: boolean;
  options: readonly { value: string; label: string }[];
  chosen: string;
  error: string | undefined;
}) {
  return (
    <fieldset
      id={name}
      tabIndex={-1}
      className="mt-2"
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend className={isLegendHidden ? "sr-only" : "font-semibold"}>{legend}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {options.map(({ value, label }) => (
          <label key={value} className="flex min-h-11 cursor-pointer items-center gap-2.5">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={chosen === value}
              className="size-4.5 accent-accent"
            />
            {label}
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${name}-error`} className="mt-1 font-semibold text-bad text-small">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
