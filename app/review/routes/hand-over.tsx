import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { type Ask, notFound } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formFailure, readForm } from "~/platform/form";
import { ErrorSummary, SelectField, TextArea } from "~/ui/field";
import { Empty, PageHeader } from "~/ui/page";
import { handOver, handoverCandidates, mayHandOver } from "../handover.server";
import { requireReviewable } from "../reviewable.server";

export const meta = () => [{ title: "Hand a review over · Rostrum" }];

async function requireHandover(ask: Ask, assessmentId: string | undefined) {
  const found = await requireReviewable(ask, assessmentId, "record.read");
  if (!mayHandOver(found.viewer, found.assessment)) throw notFound();
  return found;
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { viewer, assessment } = await requireHandover({ request, context }, params.assessmentId);
  return {
    id: assessment.id,
    person: assessment.person.name,
    reviewer: assessment.review?.reviewerName ?? "",
    isMine: assessment.review?.reviewerId === viewer.personId,
    self: viewer.personId,
    candidates: await handoverCandidates(assessment),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { viewer, assessment } = await requireHandover({ request, context }, params.assessmentId);
  const form = await readForm(request);
  const to = String(form.get("to") ?? "");
  try {
    await handOver(viewer, assessment.id, to, String(form.get("reason") ?? ""));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const field = error.status === 422 && !String(form.get("reason")).trim() ? "reason" : "form";
    return data(formFailure(form, { [field]: error.message }), { status: error.status });
  }
  throw redirect(to === viewer.personId ? `/reviews/${assessment.id}` : "/team");
}

export default function HandOverPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  const given = (name: string) => {
    const value = answer?.values[name];
    return typeof value === "string" ? value : "";
  };
  return (
    <>
      <PageHeader
        over={<Link to={`/reviews/${page.id}`}>Review of {page.person}</Link>}
        title="Hand this review over"
        lead={`${page.isMine ? "You have" : `${page.reviewer} has`} it now. What is written stays as it is, and whoever gets it goes on from there.`}
      />
      {page.candidates.length === 0 ? (
        <Empty title="There is nobody to hand it to.">
          {page.person} needs a manager, or somebody who acts for them. Your people team can set
          that.
        </Empty>
      ) : (
        <Form method="post" noValidate>
          <ErrorSummary errors={answer?.errors} />
          <SelectField name="to" label="To" defaultValue={given("to")} required>
            {page.candidates.map((each) => (
              <option key={each.id} value={each.id}>
                {each.id === page.self ? `You (${each.because})` : `${each.name} (${each.because})`}
              </option>
            ))}
          </SelectField>
          <TextArea
            name="reason"
            label="Why"
            hint={`Both reviewers read this. ${page.person} does not.`}
            rows={3}
            defaultValue={given("reason")}
            error={answer?.errors.reason}
            required
          />
          <button type="submit" className="button button-primary" disabled={busy}>
            Hand it over
          </button>
        </Form>
      )}
    </>
  );
}
