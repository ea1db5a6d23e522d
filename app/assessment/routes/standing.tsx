import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { AppError } from "~/platform/app-error";
import { Moment } from "~/ui/dates";
import { Notice, PageHeader, Section } from "~/ui/page";
import { AnswerBlock } from "../components/answer-block";
import { NextSteps } from "../components/next-steps";
import { RatingsTable } from "../components/ratings-table";
import { ReopenedNotice } from "../components/reopened-notice";
import { RuleExplanation, SmallestGap } from "../components/rule-part";
import type { AssessmentState } from "../domain/state";
import { requireOwnAssessment } from "../own-guard.server";
import { lastReopening } from "../reopened.server";
import { standingPage } from "../standing-page.server";
import { withdrawAssessment } from "../submission.server";

export const meta = () => [{ title: "Where I stand · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await requireOwnAssessment(ask, params.assessmentId);
  const page = await standingPage(viewer, assessment);
  if (!page) throw redirect(`/assessments/${assessment.id}`);
  // What was opened again and released since has its reason on the released review.
  const reopened = isReleased(assessment.state)
    ? null
    : await lastReopening(viewer.personId, assessment.id);
  const mayWithdraw = assessment.state === "submitted" && (assessment.cycle?.isOpen ?? true);
  return { assessment, ...page, reopened, mayWithdraw, timeZone: viewer.timeZone };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await requireOwnAssessment(ask, params.assessmentId);
  const { id } = assessment;
  try {
    await withdrawAssessment(viewer, id);
    throw redirect(`/assessments/${id}`);
  } catch (error) {
    if (error instanceof AppError)
      return data({ message: error.message }, { status: error.status });
    throw error;
  }
}

function isUnderReview(state: AssessmentState): boolean {
  return state === "in-review" || state === "reviewed" || state === "in-calibration";
}

function isReleased(state: AssessmentState): boolean {
  return state === "released" || state === "acknowledged";
}

export default function StandingPage() {
  const page = useLoaderData<typeof loader>();
  const { assessment, heading, standing, criteria } = page;
  const answer = useActionData<typeof action>();
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  const questionOf = (id: string) => byId.get(id)?.question ?? id;
  const labelOf = (id: string, value: number) => {
    const point = byId.get(id)?.points.find((each) => each.value === value);
    return point ? `${point.label} (${value})` : String(value);
  };
  return (
    <>
      <PageHeader
        over={
          <>
            <Link to="/assessments">My assessments</Link> · {assessment.cycle?.name ?? "Check-in"}
          </>
        }
        title="Where I stand"
        lead={`${heading.from} to ${heading.to}, by your own ratings.`}
      />
      {answer ? <Notice tone="bad" live title={answer.message} /> : null}
      <p className="text-soft">
        Submitted <Moment value={page.submittedAt} timeZone={page.timeZone} /> against ladder{" "}
        {heading.version}.{isUnderReview(assessment.state) ? " It is being reviewed." : ""}
      </p>
      {page.reopened ? <ReopenedNotice reopened={page.reopened} timeZone={page.timeZone} /> : null}
      {isReleased(assessment.state) ? (
        <Notice tone="good" title="Your review is released.">
          <Link to={`/assessments/${assessment.id}/released`}>
            See both sides beside each other
          </Link>
        </Notice>
      ) : null}
      {page.questions.map((question) => (
        <Notice
          key={question.id}
          tone={question.answeredAt ? "plain" : "warn"}
          title={
            question.answeredAt
              ? "You answered a question of your reviewer."
              : "Your reviewer asks for more."
          }
        >
          <Link to={`/assessments/${assessment.id}/requests/${question.id}`}>
            {questionOf(question.criterionId)}
          </Link>
        </Notice>
      ))}
      <Section title="Your ratings" id="ratings">
        <RatingsTable criteria={criteria} timeZone={page.timeZone} />
      </Section>
      <Section title={standing.met ? "The rule is met" : "The rule is not met yet"} id="rule">
        <RuleExplanation explanation={standing.explanation} />
        {page.gates.length > 0 ? (
          <p className="mt-3 max-w-(--container-text) text-soft">
            Beside the rule, people decide: {page.gates.join(", ")}. The rule never decides by
            itself.
          </p>
        ) : null}
      </Section>
      <Section title="The smallest step" id="gap">
        <SmallestGap
          gap={standing.gap}
          met={standing.met}
          questionOf={questionOf}
          labelOf={labelOf}
        />
      </Section>
      <NextSteps criteria={criteria} gap={standing.gap} />
      <Section title="What you submitted" id="submitted">
        {criteria.map((criterion) => (
          <div key={criterion.id} id={criterion.id}>
            <AnswerBlock {...criterion} kinds={page.evidenceKinds} />
          </div>
        ))}
      </Section>
      {page.mayWithdraw ? (
        <Section title="Changed your mind?" id="withdraw">
          <p className="max-w-(--container-text)">
            Until the review starts you can withdraw it, change it and submit it again. What you
            submitted stays on record as withdrawn.
          </p>
          <Form method="post" className="mt-3" data-print="hide">
            <button type="submit" className="button">
              Withdraw and change it
            </button>
          </Form>
        </Section>
      ) : null}
    </>
  );
}
