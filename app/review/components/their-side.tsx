import { Guidance } from "~/assessment/components/guidance";
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
      <Guidance criterion={page.criterion} describe />
    </Section>
  );
}
