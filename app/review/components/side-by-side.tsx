import { GivenRating } from "~/assessment/components/answer-block";
import { Notice, Section } from "~/ui/page";
import { RatingDots } from "./rating-dots";
import type { ReviewCriterionPage } from "./review-editor";

type Props = {
  page: ReviewCriterionPage;
  revealed: NonNullable<ReviewCriterionPage["revealed"]>;
};

/** Both ratings of one criterion beside each other, once the reviewer's is settled. */
export function SideBySide({ page, revealed }: Props) {
  const { assessment, answer } = page;
  const points = page.anchors.map(({ point }) => point);
  const { self, blind, expected } = revealed;
  const isChanged =
    blind !== null && (blind.point !== answer.point || blind.alternative !== answer.alternative);
  return (
    <Section title="Side by side" id="compare">
      <div aria-live="polite">
        <dl className="grid max-w-3xl gap-x-10 gap-y-3 sm:grid-cols-2">
          <div>
            <dt className="text-small text-soft">You</dt>
            <dd className="mt-0.5">
              <GivenRating points={points} answer={answer} />
            </dd>
            {isChanged ? (
              <dd className="mt-1 text-small text-soft">
                Before you saw theirs: <GivenRating points={points} answer={withReason(blind)} />
              </dd>
            ) : null}
          </div>
          <div>
            <dt className="text-small text-soft">{assessment.person.name}</dt>
            <dd className="mt-0.5">
              <GivenRating points={points} answer={self} />
            </dd>
            {self?.alternative && self.reason ? (
              <dd className="mt-1 text-small">{self.reason}</dd>
            ) : null}
          </div>
        </dl>
        <div className="mt-4">
          <RatingDots
            points={points}
            self={self?.point ?? null}
            manager={answer.point}
            expected={expected}
          />
        </div>
        {revealed.words ? (
          <Notice
            tone={revealed.needsRationale ? "warn" : "plain"}
            title={`${ofReviewer(revealed.words)}.`}
          >
            {revealed.needsRationale
              ? "Say below what you saw. If they know something you did not, change your rating; that is what comparing is for."
              : null}
          </Notice>
        ) : null}
      </div>
      {revealed.level && revealed.expectations.length > 0 ? (
        <details className="mt-2 max-w-(--container-text)">
          <summary className="min-h-11 py-2 font-semibold text-accent">
            What {revealed.level} expects
          </summary>
          <ul className="prose list-disc pl-5">
            {revealed.expectations.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  );
}

function withReason(choice: { point: number | null; alternative: string | null }) {
  return { ...choice, reason: "" };
}

/** The same words, said to the manager. */
function ofReviewer(words: string): string {
  return words.replace("The manager’s rating is", "Your rating is");
}
