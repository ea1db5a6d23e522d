import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { move } from "~/assessment/domain/state";
import { AppError } from "~/platform/app-error";
import { formFailure, formText, readForm } from "~/platform/form";
import { ErrorSummary, TextArea } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";
import { calibratedOf } from "../calibrated.server";
import { reopen } from "../reopening.server";
import { moveContext, requireReviewable } from "../reviewable.server";
import { REVIEW_STATE_WORDS } from "../words";

export const meta = ({ data: page }: { data?: { person: string } }) => [
  { title: `Reopen the assessment of ${page?.person ?? "somebody"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { assessment } = await requireReviewable(ask, params.assessmentId, "review.reopen");
  return {
    id: assessment.id,
    person: assessment.person.name,
    state: REVIEW_STATE_WORDS[assessment.state],
    mayReopenReview: move(assessment.state, "reopen-review", moveContext(assessment)).ok,
    isCalibrated: (await calibratedOf(assessment.id)) !== null,
    isReleased: assessment.state === "released" || assessment.state === "acknowledged",
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await requireReviewable(ask, params.assessmentId, "review.reopen");
  const form = await readForm(request);
  const at = z.enum(["review", "assessment"]).safeParse(form.get("at"));
  if (!at.success)
    return data(formFailure(form, { at: "Choose where it begins anew." }), { status: 422 });
  try {
    await reopen(viewer, assessment.id, at.data, formText(form, "reason"));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const field = error.status === 422 ? "reason" : "form";
    return data(formFailure(form, { [field]: error.message }), { status: error.status });
  }
  throw redirect(`/organisation/cycles/${assessment.cycle.id}`);
}

export default function ReopenPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  const busy = useNavigation().state !== "idle";
  const chosen = answer?.values.at ?? (page.mayReopenReview ? "review" : "assessment");
  const reason = answer?.values.reason;
  return (
    <>
      <PageHeader
        over={<Link to={`/reviews/${page.id}/record`}>{page.person}</Link>}
        title={`Reopen the assessment of ${page.person}`}
        lead={`It is ${page.state.toLowerCase()} now. What was submitted${page.isReleased ? " and released" : ""} stays on record, marked as reopened.${page.isCalibrated ? " What calibration changed no longer counts; its log stays." : ""}`}
      />
      <Form method="post" noValidate>
        <ErrorSummary errors={answer?.errors} />
        <fieldset className="my-4" id="at">
          <legend className="font-semibold">Where does it begin anew?</legend>
          {page.mayReopenReview ? (
            <Choice value="review" chosen={chosen} title="At the review">
              The reviewer can change ratings and words, and releases it again.
            </Choice>
          ) : null}
          <Choice value="assessment" chosen={chosen} title="At the self-assessment">
            {page.person} can change what they wrote and submits it again; the review goes on from
            there.
          </Choice>
        </fieldset>
        <TextArea
          name="reason"
          label="Why"
          hint={`${page.person} and the reviewer read this.`}
          rows={3}
          defaultValue={typeof reason === "string" ? reason : ""}
          error={answer?.errors.reason}
          required
        />
        <button type="submit" className="button button-primary" disabled={busy}>
          Reopen it
        </button>
      </Form>
    </>
  );
}

function Choice({
  value,
  chosen,
  title,
  children,
}: {
  value: string;
  chosen: string | string[] | undefined;
  title: string;
  children: React.ReactNode;
}) {
  return (
    <label className="flex min-h-11 max-w-xl items-start gap-2.5 py-1.5">
      <input
        type="radio"
        name="at"
        value={value}
        defaultChecked={chosen === value}
        className="mt-1 size-4.5 accent-accent"
      />
      <span>
        <span className="block font-semibold">{title}</span>
        <span className="block text-small text-soft">{children}</span>
      </span>
    </label>
  );
}
