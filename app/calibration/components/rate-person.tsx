import { Form } from "@remix-run/react";
import { ErrorSummary } from "~/ui/field";
import { Markdown } from "~/ui/markdown";
import { Notice } from "~/ui/page";
import { answerField } from "../domain/preview-form";
import type { RatingsPage } from "../preview-person.server";
import { PreviewButtons } from "./preview-buttons";
import { OwnRating, PreviewCriterion, TheirWords } from "./preview-criterion";

type Props = {
  page: RatingsPage & { timeZone: string };
  buttons: Pick<React.ComponentProps<typeof PreviewButtons>, "next" | "isSaved">;
  errors: Record<string, string>;
  typed: (name: string, stored: string) => string;
};

/** Rating somebody a second time from what they wrote and show alone; the manager's rating is nowhere on the page. */
export function RatePerson({ page, buttons, errors, typed }: Props) {
  const { person, criteria, evidenceKinds, timeZone, done } = page;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="ratings" />
      <Notice>
        Rate what you read here, as if nobody had before you. Once every criterion is rated and
        saved, the manager’s rating stands beside yours, and yours stays as it is.
      </Notice>
      <ErrorSummary errors={errors} />
      {criteria.map((criterion) => (
        <PreviewCriterion key={criterion.id} criterion={criterion}>
          <div className="mt-4">
            <TheirWords
              title={`What ${person.name} wrote`}
              words={criterion.words}
              evidence={criterion.evidence}
              kinds={evidenceKinds}
              timeZone={timeZone}
            />
            {criterion.answered.map(({ id, answer }) => (
              <div key={id} className="mt-4 border-line border-l-3 pl-4">
                <h3 className="text-small text-soft">Added when more was asked</h3>
                <Markdown nodes={answer} />
              </div>
            ))}
          </div>
          <OwnRating
            criterion={criterion}
            chosen={typed(answerField(criterion.id), criterion.chosen)}
            errors={errors}
            disabled={done}
          />
        </PreviewCriterion>
      ))}
      <PreviewButtons isClosed={done} goesOn={false} {...buttons} />
    </Form>
  );
}
