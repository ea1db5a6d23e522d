import type { ReactNode } from "react";
import { Markdown } from "~/ui/markdown";
import type { CriterionView } from "../views/criterion-view.server";
import { Anchors } from "./anchors";
import { BulletList } from "./bullet-list";

type CriterionProps = {
  criterion: CriterionView;
  /** The parts are headed one level below the question. */
  heading: "h2" | "h3";
  /** What the page has to say about evidence beyond the number of pieces. */
  evidence?: ReactNode;
};

/** Everything about a criterion but its question, which the page sets as a heading. */
export function CriterionBody({ criterion, heading: Heading, evidence }: CriterionProps) {
  const { description, anchors, signals, notEvidence, examples } = criterion;
  const part = (title: string, children: ReactNode) => (
    <div>
      <Heading className="mb-2 font-semibold text-base">{title}</Heading>
      {children}
    </div>
  );
  return (
    <>
      {description.length > 0 ? <Markdown nodes={description} className="mb-8" /> : null}
      <Heading className="sr-only">What each answer looks like</Heading>
      <Anchors anchors={anchors} />
      <div className="mt-8 grid gap-x-10 gap-y-8 lg:grid-cols-2 print:grid-cols-2">
        {signals.length > 0 ? part("Signals", <BulletList items={signals} />) : null}
        {notEvidence.length > 0
          ? part("What is not evidence", <BulletList items={notEvidence} />)
          : null}
        {examples.length > 0 ? part("Examples", <BulletList items={examples} />) : null}
        {criterion.evidence
          ? part(
              "Evidence asked for",
              <>
                <p>{criterion.evidence.text}</p>
                {evidence}
              </>,
            )
          : null}
      </div>
    </>
  );
}
