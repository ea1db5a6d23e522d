import type { ScalePoint } from "~/ladder/domain/schema";
import { rampClass } from "~/ui/point";

const ALTERNATIVES: Record<string, { label: string; text: string; ofOthers: string }> = {
  "not-applicable": {
    label: "Not applicable",
    text: "My role does not ask for this. It drops out of the rule.",
    ofOthers: "Their role does not ask for this. It drops out of the rule.",
  },
  "not-observable": {
    label: "Not observable in my team",
    text: "It could matter, but nothing here lets anyone see it yet.",
    ofOthers: "It could matter, but nothing lets you see it yet.",
  },
  "not-assessed": {
    label: "Not assessed",
    text: "It did not come up, or too little of it showed to tell.",
    ofOthers: "It did not come up, or too little of it showed to tell.",
  },
};

export function alternativeLabel(alternative: string): string {
  return ALTERNATIVES[alternative]?.label ?? alternative;
}

type RatingCardsProps = {
  anchors: { point: ScalePoint; anchor: string }[];
  alternatives: readonly string[];
  chosen: string | undefined;
  reason: string;
  errors: Record<string, string>;
  disabled: boolean;
  /** The field, where a page asks for several ratings at once. */
  name?: string;
  /** What is rated, where that is not plain. */
  legend?: string;
  /** What stands above the cards, where the page does not say it; the legend goes on after it. */
  label?: string;
  /** An alternative is explained in words. */
  asksWhy?: boolean;
  /** The field of those words, where a page asks for several, and when they are needed. */
  whyName?: string;
  whyHint?: string;
  whyLabel?: string;
  /** Somebody else is rated, rather than oneself. */
  ofOthers?: boolean;
  /** The cards stand in a column rather than across the page. */
  isNarrow?: boolean;
};

/**
 * The points as large cards, the alternatives set apart below them. All are radios of one group, so that arrow keys
 * move through them; the reason appears with the alternative by style alone and so also without JavaScript.
 */
export function RatingCards({
  anchors,
  alternatives,
  chosen,
  reason,
  errors,
  disabled,
  name = "answer",
  legend = "Your rating",
  label,
  asksWhy = true,
  whyName = "reason",
  whyHint = "A sentence is enough. It is needed before you submit.",
  whyLabel = "Why?",
  ofOthers = false,
  isNarrow = false,
}: RatingCardsProps) {
  const steps = Math.max(1, anchors.length - 1);
  return (
    <fieldset
      disabled={disabled}
      className="group/rating"
      aria-describedby={errors[name] ? `${name}-error` : undefined}
    >
      <legend className={label ? "mb-2 font-semibold" : "sr-only"}>
        {label}
        {label ? <span className="sr-only">: {legend}</span> : legend}
      </legend>
      <div
        className={`grid gap-3 ${isNarrow ? "sm:grid-cols-2" : "md:grid-cols-2 xl:auto-cols-fr xl:grid-flow-col xl:grid-cols-none"}`}
      >
        {anchors.map(({ point, anchor }, index) => (
          <label
            key={point.value}
            className="relative flex cursor-pointer flex-col gap-2 rounded-box border border-strong-line bg-raised p-4 hover:border-ink has-checked:border-accent has-checked:bg-accent-wash has-checked:outline-2 has-checked:outline-accent has-checked:outline-solid has-focus-visible:ring-4 has-focus-visible:ring-accent/40"
          >
            <span className="flex items-center gap-2.5 font-semibold">
              <input
                type="radio"
                name={name}
                value={point.value}
                defaultChecked={chosen === String(point.value)}
                className="peer sr-only"
                aria-describedby={`${name}-anchor-${point.value}`}
              />
              <span
                aria-hidden
                className={`inline-flex size-7 items-center justify-center rounded-small text-base ${rampClass(index / steps)}`}
              >
                {point.value}
              </span>
              {point.label}
              <span className="ml-auto hidden text-accent text-small peer-checked:inline">
                Chosen
              </span>
            </span>
            <span id={`${name}-anchor-${point.value}`} className="text-[0.9375rem] leading-normal">
              {anchor}
            </span>
          </label>
        ))}
      </div>
      {alternatives.length > 0 ? (
        <div className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
          {alternatives.map((alternative) => (
            <label
              key={alternative}
              className="flex min-h-11 cursor-pointer items-start gap-2.5 py-1.5"
            >
              <input
                type="radio"
                name={name}
                value={alternative}
                data-alternative
                defaultChecked={chosen === alternative}
                className="mt-1 size-4.5 accent-accent"
              />
              <span>
                <span className="block font-semibold">{ALTERNATIVES[alternative]?.label}</span>
                <span className="block text-small text-soft">
                  {ALTERNATIVES[alternative]?.[ofOthers ? "ofOthers" : "text"]}
                </span>
              </span>
            </label>
          ))}
        </div>
      ) : null}
      {asksWhy ? (
        <div className="mt-2 hidden max-w-(--container-text) group-has-[[data-alternative]:checked]/rating:block">
          <label htmlFor={whyName} className="block font-semibold">
            {whyLabel}
          </label>
          <textarea
            id={whyName}
            name={whyName}
            rows={2}
            defaultValue={reason}
            className="field-input mt-1"
            aria-invalid={errors[whyName] ? true : undefined}
            aria-describedby={`${whyName}-${errors[whyName] ? "error" : "hint"}`}
          />
          <p id={`${whyName}-hint`} className="text-small text-soft">
            {whyHint}
          </p>
          {errors[whyName] ? (
            <p id={`${whyName}-error`} className="font-semibold text-bad text-small">
              {errors[whyName]}
            </p>
          ) : null}
        </div>
      ) : null}
      {errors[name] ? (
        <p id={`${name}-error`} className="mt-2 font-semibold text-bad text-small">
          {errors[name]}
        </p>
      ) : null}
    </fieldset>
  );
}
