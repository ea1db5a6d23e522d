import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { AppError } from "~/platform/app-error";
import { formFailure, readForm } from "~/platform/form";
import { Day } from "~/ui/dates";
import { ErrorSummary } from "~/ui/field";
import { Notice, PageHeader, Section, Tag } from "~/ui/page";
import { chooseTransition } from "../assessments.server";
import { ClosedPart } from "../components/closed-part";
import { RatedTag } from "../components/rated-tag";
import { ReopenedNotice } from "../components/reopened-notice";
import { StepChoice } from "../components/step-choice";
import { MISSING_WORDS } from "../missing-words";
import { requireOwnAssessment } from "../own-guard.server";
import { ownAssessmentPage } from "../own-page.server";
import { lastReopening } from "../reopened.server";

export const meta = () => [{ title: "My self-assessment · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await requireOwnAssessment(ask, params.assessmentId);
  if (assessment.state !== "draft") throw redirect(`/assessments/${assessment.id}/standing`);
  const wasKept = new URL(request.url).searchParams.has("kept");
  const [page, reopened] = await Promise.all([
    ownAssessmentPage(viewer, assessment),
    lastReopening(viewer.personId, assessment.id),
  ]);
  return { assessment, timeZone: viewer.timeZone, wasKept, reopened, ...page };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await requireOwnAssessment(ask, params.assessmentId);
  const { id } = assessment;
  const form = await readForm(request);
  try {
    const wanted = String(form.get("transition") ?? "");
    await chooseTransition(viewer, id, wanted);
    throw redirect(`/assessments/${id}`);
  } catch (error) {
    if (error instanceof AppError)
      return data(formFailure(form, { transition: error.message }), { status: error.status });
    throw error;
  }
}

export default function AssessmentOverview() {
  const page = useLoaderData<typeof loader>();
  const { assessment, heading, progress, criteria, branches, closed } = page;
  const answer = useActionData<typeof action>();
  const base = `/assessments/${assessment.id}`;
  const isOpen = assessment.cycle?.isOpen ?? true;
  const next = progress.criteria.find((each) => !each.rated) ?? progress.criteria[0];
  return (
    <>
      <PageHeader
        over={
          <>
            <Link to="/assessments">My assessments</Link> · {assessment.cycle?.name ?? "Check-in"}
          </>
        }
        title={`${heading.from} to ${heading.to}`}
        lead={heading.title}
        actions={
          isOpen && next ? (
            <Link to={`${base}/criteria/${next.criterionId}`} className="button button-primary">
              {progress.rated === 0 ? "Begin" : "Go on"}
            </Link>
          ) : null
        }
      />
      {isOpen ? null : (
        <Notice tone="warn" title="This cycle is closed.">
          What you wrote is kept, but it can no longer be changed or submitted.
        </Notice>
      )}
      {page.reopened ? (
        <ReopenedNotice reopened={page.reopened} timeZone={page.timeZone}>
          {isOpen ? <p className="mt-2">Change what you like, then submit it again.</p> : null}
        </ReopenedNotice>
      ) : null}
      {page.newer ? (
        <Notice title={`Ladder ${page.newer} is published.`}>
          This check-in stays on {heading.version} unless you{" "}
          <Link to={`${base}/version`}>move it</Link>.
        </Notice>
      ) : null}
      {page.wasKept ? (
        <Notice
          tone="warn"
          live
          title="Your assessment moved to another version of the ladder while you wrote."
        >
          What you wrote is kept below, with what is no longer asked.
        </Notice>
      ) : null}
      <dl className="flex flex-wrap gap-x-10 gap-y-2">
        <Fact term="Rated">
          {progress.rated} of {progress.total}
        </Fact>
        {assessment.cycle ? (
          <Fact term="Due">
            <Day value={assessment.cycle.closesOn} />
          </Fact>
        ) : null}
        <Fact term="Ladder version">{heading.version}</Fact>
      </dl>
      <Section title="The criteria" id="criteria">
        <ol className="max-w-3xl border-line border-t">
          {criteria.map((criterion, index) => (
            <li key={criterion.id} className="border-line border-b py-4">
              <Link to={`${base}/criteria/${criterion.id}`} className="font-semibold text-lead">
                {index + 1}. {criterion.question}
              </Link>
              <p className="mt-1 flex flex-wrap gap-2">
                <RatedTag criterion={criterion} />
                {criterion.missing
                  .filter((missing) => missing !== "rating")
                  .map((missing) => (
                    <Tag key={missing} tone="warn">
                      {MISSING_WORDS[missing]}
                    </Tag>
                  ))}
                <span className="text-small text-soft">
                  {criterion.evidence.length === 1
                    ? "1 piece of evidence"
                    : `${criterion.evidence.length} pieces of evidence`}
                </span>
              </p>
            </li>
          ))}
        </ol>
        {isOpen ? (
          <p className="mt-6">
            <Link to={`${base}/review`} className="button">
              Review it all before you submit
            </Link>
          </p>
        ) : null}
      </Section>
      <ClosedPart closed={closed} timeZone={page.timeZone} />
      {branches.length > 1 && isOpen ? (
        <Section title="Your path" id="path">
          <Form method="post">
            <ErrorSummary errors={answer?.errors} />
            <StepChoice steps={branches} chosen={assessment.transitionId} />
            <p className="mt-3 max-w-(--container-text) text-small text-soft">
              Changing it asks other criteria. What you wrote so far stays, and comes back if you
              return.
            </p>
            <button type="submit" className="button mt-3">
              Take this path
            </button>
          </Form>
        </Section>
      ) : null}
    </>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-small text-soft">{term}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}
