import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/access/guards.server";
import type { Viewer } from "~/access/viewer.server";
import { currentLadder } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import { formFailure, readForm } from "~/platform/form";
import { ErrorSummary } from "~/ui/field";
import { Empty, PageHeader } from "~/ui/page";
import { openTransitions, startCheckIn } from "../assessments.server";
import { StepChoice } from "../components/step-choice";
import { stepOf } from "../own-page.server";

export const meta = () => [{ title: "Start a check-in · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePerson({ request, context });
  return { steps: stepsOpenTo(viewer) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requirePerson({ request, context });
  const form = await readForm(request);
  try {
    const id = await startCheckIn(viewer, String(form.get("transition") ?? ""));
    throw redirect(`/assessments/${id}`);
  } catch (error) {
    if (error instanceof AppError) return formFailure(form, { transition: error.message });
    throw error;
  }
}

function stepsOpenTo(viewer: Viewer) {
  const { ladder } = currentLadder();
  return openTransitions(viewer).map((transition) => stepOf(ladder, transition));
}

export default function NewCheckIn() {
  const { steps } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Start a check-in"
        lead="Assess yourself outside a cycle: to prepare a conversation, or to see what has moved. Nobody sees it before you submit it."
      />
      {steps.length === 0 ? (
        <Empty title="There is no next step on the ladder for you.">
          You stand at the top of your track, or your people team has not placed you on the ladder
          yet.
        </Empty>
      ) : (
        <Form method="post">
          <ErrorSummary errors={answer?.errors} />
          <StepChoice steps={steps} chosen={steps[0]?.id} />
          <button type="submit" className="button button-primary mt-6">
            Start
          </button>
        </Form>
      )}
    </>
  );
}
