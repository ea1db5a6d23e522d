import { memo, useRef } from "react";
import { RatingCards } from "~/assessment/components/rating-cards";
import { useNumberKeys } from "~/assessment/components/use-number-keys";
import {
  answerField,
  answerFields,
  NOT_ASSESSED,
  observationsField,
  quotesField,
  revisionField,
  whyField,
} from "../domain/card-form";
import { CardConflict, type FieldWords } from "./card-conflict";
import type { Answered, WritePage } from "./card-editor";
import { CardText } from "./card-words";
import { KitCriterion } from "./kit-criterion";
import { type CardParts, useCardPart } from "./use-card-parts";

type Asked = WritePage["own"][number];

/**
 * One criterion: what the kit asks beside what the interviewer gives. Where there is no room beside, the kit folds away
 * above.
 */
export const CardPart = memo(function CardPart({
  asked,
  parts,
  answer,
  isFirst = false,
}: {
  asked: Asked;
  parts: CardParts;
  answer: Answered;
  /** What the card begins with: what to ask stands open. */
  isFirst?: boolean;
}) {
  const { kit, anchors } = asked;
  const { id } = kit;
  const section = useRef<HTMLElement>(null);
  useNumberKeys(section, answerField(id));
  const saving = useCardPart(parts, {
    name: `criterion:${id}`,
    fields: answerFields(id),
    query: `?criterion=${encodeURIComponent(id)}`,
    saved: asked.saved,
    answer,
    heading: `question-${id}`,
  });
  const { errors } = saving;
  const posted = answer?.conflicts[id];
  const typed = (name: string) => {
    const value = answer?.values[name];
    return typeof value === "string" ? value : (asked.saved.fields[name] ?? "");
  };
  const words: Record<string, FieldWords> = {
    [answerField(id)]: {
      label: "Point",
      say: (value) =>
        value === NOT_ASSESSED
          ? "Not assessed"
          : (anchors.find(({ point }) => String(point.value) === value)?.point.label ?? ""),
    },
    [whyField(id)]: { label: "Why not assessed", say: (value) => value },
    [quotesField(id)]: { label: "What they said", say: (value) => value },
    [observationsField(id)]: { label: "What you saw", say: (value) => value },
  };
  return (
    <section
      ref={section}
      aria-labelledby={`question-${id}`}
      className={isFirst ? "scroll-mt-20" : "mt-10 scroll-mt-20 border-line border-t pt-6"}
    >
      <p className="text-small text-soft">{kit.competency}</p>
      <h3
        id={`question-${id}`}
        tabIndex={-1}
        className="scroll-mt-20 max-w-(--container-text) text-title tracking-tight"
      >
        {kit.question}
      </h3>
      <div className="mt-4 grid gap-x-10 gap-y-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        {/* Beside the card the kit is open whatever its state, where the browser can be told so. */}
        <details
          open={isFirst}
          className="min-w-0 xl:supports-[selector(::details-content)]:[&::details-content]:h-auto xl:supports-[selector(::details-content)]:[&::details-content]:[content-visibility:visible] xl:supports-[selector(::details-content)]:[&>summary]:hidden"
        >
          <summary className="min-h-11 py-2 font-semibold text-accent">What to ask</summary>
          <KitCriterion criterion={kit} />
        </details>
        <div
          className="min-w-0"
          onChange={(event) =>
            saving.onChange((event.target as HTMLElement).matches("[type=radio]"))
          }
        >
          {saving.conflict ? (
            <CardConflict
              mine={fieldsIn(parts.form.current, answerFields(id))}
              current={saving.conflict}
              words={words}
              onSettle={(keep) => void saving.settle(keep)}
            />
          ) : posted ? (
            <CardConflict
              mine={Object.fromEntries(answerFields(id).map((name) => [name, typed(name)]))}
              current={posted}
              words={words}
            />
          ) : null}
          <input
            type="hidden"
            name={revisionField(id)}
            value={Math.max(saving.revision, posted?.revision ?? 0)}
          />
          <div id={answerField(id)} tabIndex={-1}>
            <RatingCards
              name={answerField(id)}
              label="Your point"
              legend={kit.question}
              anchors={anchors}
              alternatives={[NOT_ASSESSED]}
              chosen={typed(answerField(id))}
              reason={typed(whyField(id))}
              whyName={whyField(id)}
              whyLabel="Why was it not assessed?"
              whyHint="A sentence is enough. It is needed before you hand in."
              errors={errors}
              disabled={false}
              ofOthers
              isNarrow
            />
          </div>
          <CardText
            name={quotesField(id)}
            label="What they said"
            hint="As near to their words as you can."
            rows={3}
            defaultValue={typed(quotesField(id))}
            error={errors[quotesField(id)]}
          />
          <CardText
            name={observationsField(id)}
            label="What you saw"
            hint="What they did, in what order, and what came of it."
            rows={3}
            defaultValue={typed(observationsField(id))}
            error={errors[observationsField(id)]}
          />
        </div>
      </div>
    </section>
  );
});

/** What stands in the form at this moment. */
export function fieldsIn(form: HTMLFormElement | null, names: readonly string[]) {
  const values = form ? new FormData(form) : new FormData();
  return Object.fromEntries(names.map((name) => [name, String(values.get(name) ?? "")]));
}
