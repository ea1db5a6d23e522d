import { Form } from "@remix-run/react";
import { GivenRating } from "~/assessment/components/answer-block";
import { ErrorSummary } from "~/ui/field";
import { Markdown } from "~/ui/markdown";
import { Notice } from "~/ui/page";
import { answerField } from "../domain/preview-form";
import type { CasePage } from "../preview-case.server";
import { PreviewButtons } from "./preview-buttons";
import { CaseEvidence, OwnRating, PreviewCriterion } from "./preview-criterion";

type Criterion = CasePage["criteria"][number];
type Props = {
  page: CasePage;
  buttons: Pick<React.ComponentProps<typeof PreviewButtons>, "next" | "isSaved">;
  errors: Record<string, string>;
  hasJustRated: boolean;
  typed: (name: string, stored: string) => string;
};

/** Rating a written case, and once that is done what its authors give, with their reason. */
export function RateCase({ page, buttons, errors, typed, hasJustRated }: Props) {
  const { criteria, evidenceKinds, isRevealed } = page;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="ratings" />
      <h2 className="sr-only">Who writes</h2>
      <Markdown nodes={page.person} />
      {isRevealed ? null : (
        <Notice>
          Everybody who calibrates rates the same cases, so that it can be told who rates higher and
          who lower. Once every criterion is rated and saved, you see what the authors give and why,
          and yours stays as it is.
        </Notice>
      )}
      {hasJustRated ? (
        <Notice tone="good" live title="You have rated this case.">
          What its authors give stands beside yours, with their reason.
        </Notice>
      ) : null}
      <ErrorSummary errors={errors} />
      {criteria.map((criterion) => (
        <PreviewCriterion key={criterion.id} criterion={criterion}>
          <div className="mt-4">
            <h3 className="text-small text-soft">What they wrote</h3>
            <Markdown nodes={criterion.words} className="mt-1" />
            <CaseEvidence pieces={criterion.pieces} kinds={evidenceKinds} />
          </div>
          {criterion.revealed ? (
            <Revealed criterion={criterion} revealed={criterion.revealed} />
          ) : (
            <OwnRating
              criterion={criterion}
              chosen={typed(answerField(criterion.id), criterion.chosen)}
              errors={errors}
              disabled={page.done}
            />
          )}
        </PreviewCriterion>
      ))}
      <PreviewButtons isClosed={isRevealed} goesOn={false} {...buttons} />
    </Form>
  );
}

function Revealed({
  criterion,
  revealed,
}: {
  criterion: Criterion;
  revealed: NonNullable<Criterion["revealed"]>;
}) {
  const points = criterion.anchors.map(({ point }) => point);
  const { own, reference } = revealed;
  return (
    <div className="mt-6 border-line border-l-3 pl-4">
      <dl className="flex flex-wrap gap-x-10 gap-y-2">
        <div>
          <dt className="text-small text-soft">You gave</dt>
          <dd>
            <GivenRating points={points} answer={own && { ...own, reason: "" }} />
          </dd>
        </div>
        <div>
          <dt className="text-small text-soft">The authors give</dt>
          <dd>
            <GivenRating
              points={points}
              answer={{ point: reference, alternative: null, reason: "" }}
            />
          </dd>
        </div>
      </dl>
      <Markdown nodes={revealed.because} className="mt-3" />
    </div>
  );
}
