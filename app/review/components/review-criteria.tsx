import { Link } from "@remix-run/react";
import { GivenRating } from "~/assessment/components/answer-block";
import { Section, Tag } from "~/ui/page";
import { REVIEW_MISSING_WORDS } from "../words";
import type { ReviewPage } from "./review-facts";

/** The criteria in order, each with the reviewer's own rating and what it still needs. */
export function ReviewCriteria({ page }: { page: ReviewPage }) {
  const { criteria, assessment } = page;
  return (
    <Section
      title="The criteria"
      id="criteria"
      actions={
        <Link to={`/reviews/${assessment.id}/compare`} data-print="hide">
          Compare both sides
        </Link>
      }
    >
      <ol className="max-w-3xl border-line border-t">
        {criteria.map((criterion, index) => (
          <li key={criterion.id} className="border-line border-b py-4">
            <Link
              to={`/reviews/${assessment.id}/criteria/${criterion.id}`}
              className="font-semibold text-lead"
            >
              {index + 1}. {criterion.question}
            </Link>
            <p className="mt-1 flex flex-wrap items-center gap-2">
              <GivenRating points={criterion.points} answer={criterion.answer} />
              {criterion.missing
                .filter((missing) => missing !== "rating")
                .map((missing) => (
                  <Tag key={missing} tone="warn">
                    {REVIEW_MISSING_WORDS[missing]}
                  </Tag>
                ))}
              {criterion.waiting ? <Tag tone="warn">asked for more</Tag> : null}
              {criterion.answered ? <Tag tone="good">your question is answered</Tag> : null}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
