import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formText, formValues, readForm } from "~/platform/form";
import { keepingWords } from "~/platform/keeping-words.server";
import { ReviewEditor } from "../components/review-editor";
import { askForEvidence, withdrawRequest } from "../requests.server";
import { reviewCriterionPage } from "../review-page.server";
import { requireReviewable } from "../reviewable.server";
import { saveReviewCriterion } from "../save-review.server";

export const meta = ({ data: page }: { data?: { criterion: { question: string } } }) => [
  { title: `Review: ${page?.criterion.question ?? "criterion"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment, may } = await requireReviewable(
    ask,
    params.assessmentId,
    "review.read",
  );
  if (!assessment.review || assessment.state === "submitted")
    throw redirect(`/reviews/${assessment.id}`);
  try {
    return {
      ...(await reviewCriterionPage(assessment, params.criterionId ?? "")),
      personId: viewer.personId,
      timeZone: viewer.timeZone,
      locked: may("review.write") ? null : LOCKED,
    };
  } catch (error) {
    if (error instanceof AppError && error.status === 404) throw notFound();
    throw error;
  }
}

const LOCKED = "This review is finished. Take it up again on its first page to change a rating.";

/** The whole form, sent by a button: the way without JavaScript. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await keepingWords(request, () =>
    requireReviewable(ask, params.assessmentId, "review.read"),
  );
  const criterionId = params.criterionId ?? "";
  const form = await readForm(request);
  const here = `/reviews/${assessment.id}/criteria/${criterionId}`;
  try {
    if (form.get("intent") === "ask") {
      const where = { assessmentId: assessment.id, criterionId };
      await askForEvidence(viewer, where, formText(form, "question"));
      throw redirect(`${here}#more`);
    }
    if (form.get("intent") === "withdraw-request") {
      await withdrawRequest(viewer, assessment.id, String(form.get("request") ?? ""));
      throw redirect(`${here}#more`);
    }
    const outcome = await saveReviewCriterion(viewer, assessment, criterionId, form);
    if (outcome.kind === "conflict") return data(outcome, { status: 409 });
    if (outcome.kind === "invalid") return data(outcome, { status: 422 });
    if (!outcome.next) throw redirect(here);
    const { nextId } = await reviewCriterionPage(assessment, criterionId);
    throw redirect(
      nextId ? `/reviews/${assessment.id}/criteria/${nextId}` : `/reviews/${assessment.id}`,
    );
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const field = form.get("intent") === "ask" ? "question" : "form";
    const refused = {
      kind: "invalid" as const,
      errors: { [field]: error.message },
      values: formValues(form),
      revision: null,
    };
    return data(refused, { status: error.status });
  }
}

export default function ReviewCriterionRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ReviewEditor key={`${page.assessment.id} ${page.criterion.id}`} page={page} answer={answer} />
  );
}
