import type { Criterion } from "~/ladder/domain/schema";

type Props = {
  criterion: Pick<Criterion, "signals" | "notEvidence" | "description">;
  describe?: boolean;
};

/** What one would see of a criterion and what is not evidence, folded; with `describe` what it is about as well. */
export function Guidance({ criterion, describe = false }: Props) {
  return (
    <details className="mt-4 max-w-(--container-text)">
      <summary className="min-h-11 py-2 font-semibold text-accent">
        What counts, and what does not
      </summary>
      <div className="prose mt-1">
        {describe && criterion.description ? <p>{criterion.description}</p> : null}
        <h3 className="font-semibold">What one would see</h3>
        <ul>
          {criterion.signals.map((signal) => (
            <li key={signal}>{signal}</li>
          ))}
        </ul>
        <h3 className="font-semibold">What is not evidence</h3>
        <ul>
          {criterion.notEvidence.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
    </details>
  );
}
