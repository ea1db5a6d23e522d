import { Markdown } from "~/ui/markdown";
import { Section } from "~/ui/page";
import { EvidenceList } from "./evidence-list";
import type { ReviewCriterionPage } from "./review-editor";

/** What the engineer wrote and shows for one criterion. Their rating is not part of it. */
export function TheirSide({ page }: { page: ReviewCriterionPage }) {
  const { assessment, evidence, theirs, evidenceKinds } = page;
  const { name } = assessment.person;
  return (
    <Section title={`What ${name} says`} id="theirs">
      {theirs.length > 0 ? (
        <Markdown nodes={theirs} />
      ) : (
        <p className="text-soft">No words on this one.</p>
      )}
      {evidence.length > 0 ? (
        <EvidenceList pieces={evidence} kinds={evidenceKinds} timeZone={page.timeZone} />
      ) : (
        <p className="mt-3 text-soft">No evidence for this one.</p>
      )}
      <Guidance criterion={page.criterion} />
    </Section>
  );
}

function Guidance({ criterion }: { criterion: ReviewCriterionPage["criterion"] }) {
  return (
    <details className="mt-4 max-w-(--container-text)">
      <summary className="min-h-11 py-2 font-semibold text-accent">
        What counts, and what does not
      </summary>
      <div className="prose mt-1">
        {criterion.description ? <p>{criterion.description}</p> : null}
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
