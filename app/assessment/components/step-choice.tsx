type Step = {
  id: string;
  title: string;
  from: string;
  to: string;
  track: string | null;
  summary: string | null;
  criteria: number;
};

/** The steps open to a person. At the fork there is one per track, and neither is the lesser. */
export function StepChoice({ steps, chosen }: { steps: Step[]; chosen: string | undefined }) {
  return (
    <fieldset id="transition">
      <legend className="mb-3 font-semibold">
        {steps.length > 1
          ? "Two paths lead on from here. Which one do you look at?"
          : "Your next step"}
      </legend>
      <div className="grid max-w-4xl gap-3 md:grid-cols-2">
        {steps.map((step) => (
          <label
            key={step.id}
            className="flex cursor-pointer gap-3 rounded-box border border-strong-line bg-raised p-4 hover:border-ink has-checked:border-accent has-checked:bg-accent-wash"
          >
            <input
              type="radio"
              name="transition"
              value={step.id}
              defaultChecked={step.id === chosen}
              className="mt-1 size-4.5 shrink-0 accent-accent"
            />
            <span>
              <span className="block text-small text-soft">{step.track}</span>
              <span className="block font-semibold">
                {step.from} to {step.to}
              </span>
              <span className="mt-1 block">{step.title}</span>
              <span className="mt-1 block text-small text-soft">{step.criteria} criteria</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
