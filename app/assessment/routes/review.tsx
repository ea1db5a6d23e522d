import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { AppError } from "~/platform/app-error";
import { renderMarkdown } from "~/platform/markdown.server";
import { Notice, PageHeader } from "~/ui/page";
import { AnswerBlock } from "../components/answer-block";
import { MISSING_WORDS } from "../missing-words";
import { requireOwnAssessment } from "../own-guard.server";
import { ownAssessmentPage } from "../own-page.server";
import { submitAssessment } from "../submission.server";

export const meta = () => [{ title: "Review before you submit · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await requireOwnAssessment(ask, params.assessmentId);
  if (assessment.state !== "draft") throw redirect(`/assessments/${assessment.id}/standing`);
  const page = await ownAssessmentPage(viewer, assessment);
  return {
    assessment,
    ...page,
    criteria: page.criteria.map((criterion) => ({
      ...criterion,
      narrative: renderMarkdown(criterion.answer?.narrative ?? ""),
    })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await requireOwnAssessment(ask, params.assessmentId);
  const { id } = assessment;
  try {
    await submitAssessment(viewer, id);
    throw redirect(`/assessments/${id}/standing`);
  } catch (error) {
    if (error instanceof AppError)
      return data({ message: error.message }, { status: error.status });
    throw error;
  }
}

export default function ReviewPage() {
  const { assessment, heading, progress, criteria, evidenceKinds } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const base = `/assessments/${assessment.id}`;
  const incomplete = criteria.filter((criterion) => criterion.missing.length > 0);
  return (
    <>
      <PageHeader
        over={
          <Link to={base}>
            {heading.from} to {heading.to}
          </Link>
        }
        title="Review before you submit"
      />
      {answer ? <Notice tone="bad" live title={answer.message} /> : null}
      {incomplete.length > 0 ? (
        <Notice
          tone="warn"
          title={
            progress.canSubmit
              ? "You can submit, but look at these first:"
              : "Before you can submit:"
          }
        >
          <ul className="list-disc pl-5">
            {incomplete.map((criterion) => (
              <li key={criterion.id}>
                <Link to={`${base}/criteria/${criterion.id}`}>{criterion.question}</Link>{" "}
                {criterion.missing.map((missing) => MISSING_WORDS[missing]).join(", ")}
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Notice tone="good" title="Everything is there." />
      )}
      {criteria.map((criterion) => (
        <AnswerBlock
          key={criterion.id}
          question={criterion.question}
          points={criterion.points}
          answer={criterion.answer}
          narrative={criterion.narrative}
          evidence={criterion.evidence}
          kinds={evidenceKinds}
          editAt={`${base}/criteria/${criterion.id}`}
        />
      ))}
      <div className="mt-10 max-w-(--container-text) border-line border-t pt-6" data-print="hide">
        <p>
          Submitting freezes this copy for your manager. You can withdraw it until the review starts
          {assessment.cycle ? " or the cycle closes" : ""}.
        </p>
        <Form method="post" className="mt-4">
          <button
            type="submit"
            className="button button-primary"
            disabled={!progress.canSubmit || busy}
            aria-describedby={progress.canSubmit ? undefined : "cannot-submit"}
          >
            {busy ? "Submitting …" : "Submit"}
          </button>
        </Form>
        {progress.canSubmit ? null : (
          <p id="cannot-submit" className="mt-2 text-small text-soft">
            Each criterion needs an answer, and each exception its reason.
          </p>
        )}
      </div>
    </>
  );
}
