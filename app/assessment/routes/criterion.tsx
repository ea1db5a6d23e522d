import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AppError } from "~/platform/app-error";
import { formValues, readForm } from "~/platform/form";
import { dayIn } from "~/ui/dates";
import type { OwnAssessment } from "../assessments.server";
import { CriterionEditor } from "../components/criterion-editor";
import { criterionPage } from "../criterion-page.server";
import { addressOf, versionThatAsked, whereItWent } from "../moved-criteria.server";
import { requireOwnAssessment } from "../own-guard.server";
import { saveCriterion } from "../save-criterion.server";

export const meta = ({ data: page }: { data?: { criterion: { question: string } } }) => [
  { title: `${page?.criterion.question ?? "Criterion"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await requireOwnAssessment(ask, params.assessmentId);
  const criterionId = params.criterionId ?? "";
  try {
    const page = await criterionPage(viewer, assessment, criterionId);
    return {
      ...page,
      wasKept: new URL(request.url).searchParams.has("kept"),
      assessment,
      personId: viewer.personId,
      timeZone: viewer.timeZone,
      today: dayIn(viewer.timeZone, new Date()),
      locked: lockedBecause(assessment),
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // An address of before the assessment moved to another version leads to where one goes on.
    const before = await versionThatAsked(assessment, criterionId);
    if (before)
      throw redirect(addressOf(assessment.id, await whereItWent(assessment, criterionId, before)));
    throw new Response(error.message, { status: error.status });
  }
}

/** The whole form, sent by a button: the way without JavaScript. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await requireOwnAssessment(ask, params.assessmentId);
  const criterionId = params.criterionId ?? "";
  const form = await readForm(request);
  try {
    const outcome = await saveCriterion(viewer, assessment, criterionId, form);
    if (outcome.kind === "conflict") return data(outcome, { status: 409 });
    if (outcome.kind === "invalid") return data(outcome, { status: 422 });
    if (outcome.kind === "moved") throw redirect(outcome.address);
    const page = await criterionPage(viewer, assessment, criterionId);
    const base = `/assessments/${assessment.id}`;
    if (!outcome.next) throw redirect(`${base}/criteria/${criterionId}`);
    throw redirect(page.nextId ? `${base}/criteria/${page.nextId}` : `${base}/review`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const values = formValues(form);
    const refused = {
      kind: "invalid" as const,
      errors: { form: error.message },
      values,
      revision: null,
    };
    return data(refused, { status: error.status });
  }
}

function lockedBecause(assessment: OwnAssessment): string | null {
  if (assessment.state !== "draft")
    return "You have submitted this assessment, so it can no longer be changed.";
  if (assessment.cycle && !assessment.cycle.isOpen)
    return "This cycle is closed. What you wrote is kept.";
  return null;
}

export default function CriterionRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  // Another criterion, another assessment, or the same on another ladder version starts from a fresh form.
  return (
    <CriterionEditor
      key={`${page.assessment.id} ${page.criterion.id} ${page.assessment.ladderVersionId}`}
      page={page}
      answer={answer}
    />
  );
}
