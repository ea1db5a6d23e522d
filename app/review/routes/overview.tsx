import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formFailure, formText, readForm } from "~/platform/form";
import { keepingWords } from "~/platform/keeping-words.server";
import { Notice, PageHeader } from "~/ui/page";
import { BeginReview } from "../components/begin-review";
import { CalibrationPart } from "../components/calibration-part";
import { ReviewCriteria } from "../components/review-criteria";
import { ReviewFacts, ReviewHistory } from "../components/review-facts";
import { ReviewSteps } from "../components/review-steps";
import { mayHandOver } from "../handover.server";
import { releaseReview } from "../release.server";
import { reviewOverview } from "../review-page.server";
import { requireReviewable } from "../reviewable.server";
import { finishReview, resumeReview, saveSummary, startReview } from "../reviews.server";

export const meta = ({ data: page }: { data?: { assessment: { person: { name: string } } } }) => [
  { title: `Review of ${page?.assessment.person.name ?? "an assessment"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment, may } = await requireReviewable(
    ask,
    params.assessmentId,
    "review.read",
    "review.start",
    "record.read",
  );
  if (assessment.state === "released" || assessment.state === "acknowledged")
    throw redirect(
      may("release.read")
        ? `/reviews/${assessment.id}/released`
        : `/reviews/${assessment.id}/record`,
    );
  // Those who may read but not review have a page of their own; a review that has begun is its reviewer's.
  const isTheirs = may("review.read") || (may("review.start") && !assessment.review);
  if (!isTheirs) throw redirect(`/reviews/${assessment.id}/record`);
  return {
    ...(await reviewOverview(assessment)),
    timeZone: viewer.timeZone,
    mayHandOver: mayHandOver(viewer, assessment),
    mayRelease: may("review.release"),
  };
}

const intents = z.enum(["start", "summary", "finish", "resume", "release"]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment, may } = await keepingWords(request, () =>
    requireReviewable(ask, params.assessmentId, "review.read", "review.start", "release.read"),
  );
  const { id } = assessment;
  // Pressed twice: it is released, which is what was asked.
  if (may("release.read")) throw redirect(`/reviews/${id}/released`);
  const form = await readForm(request);
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success) throw notFound();
  try {
    switch (intent.data) {
      case "start": {
        await startReview(viewer, id);
        const { criteria } = await reviewOverview({ ...assessment, review: null });
        throw redirect(`/reviews/${id}/criteria/${criteria[0]?.id ?? ""}`);
      }
      case "summary":
      case "finish": {
        const basedOn = Number(form.get("revision") ?? 0);
        const saved = form.has("summary")
          ? await saveSummary(viewer, id, formText(form, "summary"), basedOn)
          : null;
        if (saved && !saved.saved)
          return data(
            {
              ...formFailure(form, {
                summary:
                  "These words were changed in another tab. What is saved stands below; yours are still in the field.",
              }),
              current: saved.current,
            },
            { status: 409 },
          );
        if (intent.data === "summary") throw redirect(`/reviews/${id}?saved=words#whole`);
        await finishReview(viewer, id);
        throw redirect(`/reviews/${id}`);
      }
      case "resume":
        await resumeReview(viewer, id);
        throw redirect(`/reviews/${id}`);
      case "release":
        await releaseReview(viewer, id);
        throw redirect(`/reviews/${id}/released`);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const failure = { ...formFailure(form, { form: error.message }), current: null };
    return data(failure, { status: error.status });
  }
}

export default function ReviewOverview() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { assessment, heading } = page;
  const hasBegun = page.reviewer !== null && assessment.state !== "submitted";
  return (
    <>
      <PageHeader
        over={
          <>
            <Link to="/team">My team</Link> · {assessment.cycle.name}
          </>
        }
        title={`Review of ${assessment.person.name}`}
        lead={`${heading.from} to ${heading.to}`}
      />
      {answer?.errors.form ? <Notice tone="bad" live title={answer.errors.form} /> : null}
      <ReviewFacts page={page} />
      {hasBegun ? (
        <>
          <ReviewCriteria page={page} />
          {page.isCalibrated ? (
            <CalibrationPart
              criteria={page.criteria.map(({ id, answer, ...criterion }) => ({
                ...criterion,
                criterionId: id,
                manager: answer,
              }))}
              reviewer={page.reviewer?.name ?? ""}
              timeZone={page.timeZone}
            />
          ) : null}
          <ReviewSteps page={page} answer={answer} />
        </>
      ) : (
        <BeginReview page={page} />
      )}
      <ReviewHistory page={page} />
    </>
  );
}
