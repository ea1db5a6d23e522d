import { Form } from "@remix-run/react";
import { GivenRating } from "~/assessment/components/answer-block";
import { Guidance } from "~/assessment/components/guidance";
import { ErrorSummary } from "~/ui/field";
import { Markdown } from "~/ui/markdown";
import { Notice } from "~/ui/page";
import { Point } from "~/ui/point";
import { sentenceField, verdictField } from "../domain/preview-form";
import type { VerdictsPage } from "../preview-person.server";
import { PreviewButtons } from "./preview-buttons";
import { type AskedCriterion, PreviewCriterion, TheirWords } from "./preview-criterion";
import { VerdictFields } from "./verdict-fields";

type Props = {
  page: VerdictsPage & { timeZone: string };
  buttons: Pick<React.ComponentProps<typeof PreviewButtons>, "next" | "isSaved">;
  errors: Record<string, string>;
  /** The viewer has just rated this person a second time. */
  isRevealed: boolean;
  typed: (name: string, stored: string) => string;
};

/** Somebody's ratings one by one: what they wrote beside what their manager gave and why, then what one thinks of it. */
export function LookAtPerson({ page, buttons, errors, typed, isRevealed }: Props) {
  const { person, criteria, evidenceKinds, timeZone, done } = page;
  const given = `What ${person.rater ?? "their manager"} gave`;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="verdicts" />
      {isRevealed ? (
        <Notice tone="good" live title="You have rated this person.">
          What the manager gave stands beside yours now. Say what you think of it.
        </Notice>
      ) : null}
      <ErrorSummary errors={errors} />
      {criteria.map((criterion) => (
        <PreviewCriterion key={criterion.id} criterion={criterion}>
          <div className="mt-4 grid gap-x-12 gap-y-6 xl:grid-cols-2">
            <div className="min-w-0">
              <TheirWords
                title={`What ${person.name} wrote`}
                words={criterion.words}
                evidence={criterion.evidence}
                kinds={evidenceKinds}
                timeZone={timeZone}
              />
              <WhatPointsMean criterion={criterion} />
            </div>
            <div className="min-w-0">
              <h3 className="text-small text-soft">{given}</h3>
              <p className="mt-1 font-semibold">
                <GivenRating points={pointsOf(criterion)} answer={criterion.manager} />
              </p>
              {criterion.manager?.alternative && criterion.manager.reason ? (
                <p className="mt-2 max-w-(--container-text)">{criterion.manager.reason}</p>
              ) : null}
              {criterion.manager && criterion.manager.rationale.length > 0 ? (
                <Markdown nodes={criterion.manager.rationale} className="mt-2" />
              ) : criterion.manager?.reason ? null : (
                <p className="mt-2 text-soft">Without words.</p>
              )}
              {criterion.second ? (
                <div className="mt-4">
                  <h3 className="text-small text-soft">What you gave, before you saw that</h3>
                  <p className="mt-1">
                    <GivenRating
                      points={pointsOf(criterion)}
                      answer={{ ...criterion.second, reason: "" }}
                    />
                  </p>
                </div>
              ) : null}
              {criterion.requests.map(({ id, question, answer }) => (
                <div key={id} className="mt-4 border-line border-l-3 pl-4">
                  <h3 className="text-small text-soft">Asked for more</h3>
                  <p className="whitespace-pre-wrap">{question}</p>
                  <h3 className="mt-2 text-small text-soft">The answer</h3>
                  <Markdown nodes={answer} />
                </div>
              ))}
              <div className="mt-6">
                <VerdictFields
                  criterionId={criterion.id}
                  question={criterion.question}
                  verdict={typed(verdictField(criterion.id), criterion.verdict?.kind ?? "")}
                  sentence={typed(sentenceField(criterion.id), criterion.verdict?.sentence ?? "")}
                  errors={errors}
                  disabled={done}
                />
              </div>
            </div>
          </div>
        </PreviewCriterion>
      ))}
      <PreviewButtons isClosed={done} goesOn {...buttons} />
    </Form>
  );
}

const pointsOf = ({ anchors }: AskedCriterion) => anchors.map(({ point }) => point);

/** The anchors and what counts, folded: needed where one is in doubt. */
export function WhatPointsMean({ criterion }: { criterion: AskedCriterion }) {
  const last = Math.max(1, criterion.anchors.length - 1);
  return (
    <div className="flex flex-wrap gap-x-10">
      <details className="mt-4 max-w-(--container-text)">
        <summary className="min-h-11 py-2 font-semibold text-accent">What each point means</summary>
        <dl className="mt-1">
          {criterion.anchors.map(({ point, anchor }, index) => (
            <div key={point.value} className="mb-3">
              <dt className="font-semibold">
                <Point value={point.value} label={point.label} position={index / last} />
              </dt>
              <dd className="mt-1">{anchor}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Guidance criterion={criterion.guidance} describe />
    </div>
  );
}
