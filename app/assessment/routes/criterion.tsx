import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notFound, requirePerson } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formValues } from "~/platform/form";
import { dayIn } from "~/ui/dates";
import { findOwnAssessment } from "../assessments.server";
import { CriterionEditor } from "../components/criterion-editor";
import { criterionPage } from "../criterion-page.server";
import { saveCriterion } from "../save-criterion.server";

export const meta = ({ data: page }: { data?: { criterion: { question: string } } }) => [
  { title: `${page?.criterion.question ?? "Criterion"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requirePerson({ request, context });
  const assessment = await own(viewer.personId, params.assessmentId);
  try {
    const page = await criterionPage(viewer, assessment, params.criterionId ?? "");
    return {
      ...page,
      assessment,
      personId: viewer.personId,
      timeZone: viewer.timeZone,
      today: dayIn(viewer.timeZone, new Date()),
      locked: lockedBecause(assessment),
    };
  } catch (error) {
    throw error instanceof AppError ? new Response(error.message, { status: error.status }) : error;
  }
}

/** The whole form, sent by a button: the way without JavaScript. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requirePerson({ request, context });
  const assessment = await own(viewer.personId, params.assessmentId);
  const criterionId = params.criterionId ?? "";
  const form = await request.formData();
  try {
    const outcome = await saveCriterion(viewer, assessment, criterionId, form);
    if (outcome.kind === "conflict") return data(outcome, { status: 409 });
    if (outcome.kind === "invalid") return data(outcome, { status: 422 });
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

async function own(personId: string, id: string | undefined) {
  const assessment = await findOwnAssessment(personId, id ?? "", new Date());
  if (!assessment) throw notFound();
  return assessment;
}

function lockedBecause(assessment: Awaited<ReturnType<typeof own>>): string | null {
  if (assessment.state !== "draft")
    return "You have submitted this assessment, so it can no longer be changed.";
  if (assessment.cycle && !assessment.cycle.isOpen)
    return "This cycle is closed. What you wrote is kept.";
  return null;
}

export default function CriterionRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  // A new criterion, or a server's answer to the form, starts from a fresh form.
  return <CriterionEditor key={page.criterion.id} page={page} answer={answer} />;
}
