import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { requireOwnAssessment } from "~/assessment/own-guard.server";
import { AppError } from "~/platform/app-error";
import { readForm } from "~/platform/form";
import { Notice, PageHeader, Tag } from "~/ui/page";
import { moveOwnCheckIn } from "../move.server";
import { moveOwnPage } from "../move-page.server";

export const meta = () => [{ title: "Move my check-in · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { assessment } = await requireOwnAssessment({ request, context }, params.assessmentId);
  return { id: assessment.id, move: await moveOwnPage(assessment) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await requireOwnAssessment(ask, params.assessmentId);
  const form = await readForm(request);
  try {
    await moveOwnCheckIn(viewer, assessment.id, String(form.get("version") ?? ""));
    throw redirect(`/assessments/${assessment.id}`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data({ message: error.message }, { status: error.status });
  }
}

const CARRY_WORDS = {
  carried: "stands as it is",
  "re-attest": "is kept as earlier text; you answer it anew",
  closed: "is no longer asked, and stays readable for you",
} as const;

export default function MoveCheckIn() {
  const { id, move } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  return (
    <>
      <PageHeader
        over={<Link to={`/assessments/${id}`}>My check-in</Link>}
        title={move ? `Move to ladder ${move.version}` : "Nothing to move to"}
      />
      {answer ? <Notice tone="bad" live title={answer.message} /> : null}
      {move ? (
        <>
          <p className="max-w-(--container-text)">
            Your check-in is on {move.from}. Moved to {move.version}, nothing that you wrote is
            lost:
          </p>
          <ul className="mt-3 max-w-3xl">
            {move.answers.map((each) => (
              <li key={each.id} className="border-line border-t py-3">
                <p className="font-semibold">{each.question}</p>
                <p className="text-soft">Your answer {CARRY_WORDS[each.carry]}.</p>
              </li>
            ))}
            {move.added.map((question) => (
              <li key={question} className="border-line border-t py-3">
                <p className="font-semibold">{question}</p>
                <p className="text-soft">
                  <Tag>New</Tag> not asked before.
                </p>
              </li>
            ))}
          </ul>
          <Form method="post" className="mt-6">
            <input type="hidden" name="version" value={move.versionId} />
            <button type="submit" className="button button-primary" disabled={busy}>
              Move my check-in to {move.version}
            </button>
          </Form>
          <p className="mt-2 text-small text-soft">It cannot be moved back.</p>
        </>
      ) : (
        <p className="max-w-(--container-text)">
          This assessment cannot move to another version of the ladder: it is on the newest, it
          belongs to a cycle, it is submitted, or its step is gone.
        </p>
      )}
    </>
  );
}
