import { Section } from "~/ui/page";
import type { CriterionView } from "../views/criterion-view.server";
import { CriterionBody } from "./criterion";

/** A criterion on the page of its transition; its interview questions are one link away, on its own page. */
export function TransitionCriterion({ criterion }: { criterion: CriterionView }) {
  return (
    <div className="mt-14 border-strong-line not-first:border-t">
      <Section
        id={criterion.id}
        title={
          <a href={criterion.to} className="text-ink no-underline hover:underline">
            {criterion.question}
          </a>
        }
        actions={
          <p className="text-small text-soft">
            <a href={criterion.competency.to}>{criterion.competency.title}</a>
            {" · "}
            {criterion.requirement}
          </p>
        }
      >
        <CriterionBody
          criterion={criterion}
          heading="h3"
          evidence={
            <>
              {criterion.evidence?.kindsInWords ? (
                <p className="mt-1.5">For example: {criterion.evidence.kindsInWords}.</p>
              ) : null}
              {criterion.questions > 0 ? (
                <p data-print="hide" className="mt-4">
                  Interviewers ask about this too:{" "}
                  <a href={`${criterion.to}#interview`}>
                    {criterion.questions === 1
                      ? "one interview question"
                      : `${criterion.questions} interview questions`}
                    <span className="sr-only"> on “{criterion.question}”</span>
                  </a>
                </p>
              ) : null}
            </>
          }
        />
      </Section>
    </div>
  );
}
