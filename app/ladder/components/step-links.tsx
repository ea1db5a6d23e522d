import { criteriaCount, type Step } from "./places";

/** How one comes to a level, and where one may go from there. */
export function StepLinks({ into, onwards }: { into: Step | null; onwards: Step[] }) {
  return (
    <div className="mt-12 grid gap-x-10 gap-y-6 border-strong-line border-t pt-5 md:grid-cols-2">
      <section aria-labelledby="into">
        <h2 id="into" className="mb-1 font-semibold text-lead">
          How you get here
        </h2>
        {into ? (
          <StepLink step={into} other={`From ${into.from.title}`} />
        ) : (
          <p className="text-soft">The ladder begins at this level.</p>
        )}
      </section>
      <section aria-labelledby="onwards">
        <h2 id="onwards" className="mb-1 font-semibold text-lead">
          {onwards.length > 1 ? "Where you can go from here" : "What comes next"}
        </h2>
        {onwards.length > 0 ? (
          <div className="grid gap-3">
            {onwards.map((step) => (
              <StepLink key={step.id} step={step} other={`To ${step.to.title}`} />
            ))}
          </div>
        ) : (
          <p className="text-soft">
            The ladder ends here. The work does not: the level grows with what you take on.
          </p>
        )}
      </section>
    </div>
  );
}

function StepLink({ step, other }: { step: Step; other: string }) {
  return (
    <p>
      <a href={step.at}>{step.title}</a>
      <span className="block text-small text-soft">
        {other}, {criteriaCount(step.criteria)}
      </span>
    </p>
  );
}
