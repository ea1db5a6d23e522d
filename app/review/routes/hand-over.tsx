import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { type Ask, notFound } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formFailure, formText, readForm } from "~/platform/form";
import { ErrorSummary, SelectField, TextArea } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { Empty, PageHeader } from "~/ui/page";
import { handOver, handoverCandidates, mayHandOver } from "../handover.server";
import { requireReviewable } from "../reviewable.server";

export const meta = ({ data: page }: { data?: { person: string } }) => [
  { title: `Hand over the review of ${page?.person ?? "somebody"} · Rostrum` },
];

async function requireHandover(ask: Ask, assessmentId: string | undefined) {
  const found = await requireReviewable(ask, assessmentId, "record.read");
  // Before anybody has begun there is nothing to hand over; whoever may otherwise is shown how far it is.
  if (!found.assessment.review && found.may("review.hand-over"))
    throw redirect(`/reviews/${found.assessment.id}/record`);
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
  const to = formText(form, "to");
  const reason = formText(form, "reason");
  const missing = {
    ...(to ? {} : { to: "Choose who gets it." }),
    ...(reason ? {} : { reason: "Say why it changes hands: both of them will read it." }),
  };
  if (Object.keys(missing).length > 0) return data(formFailure(form, missing), { status: 422 });
  try {
    await handOver(viewer, assessment.id, to, reason);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const field = error.status === 422 ? (reason.length > 1_000 ? "reason" : "to") : "form";
    return data(formFailure(form, { [field]: error.message }), { status: error.status });
  }
  const here = `/reviews/${assessment.id}`;
  if (to === viewer.personId) throw redirect(here);
  // Whoever gave their own away may no longer read it; whoever moved somebody else's stays with it.
  const wasMine = assessment.review?.reviewerId === viewer.personId;
  throw redirect(wasMine ? "/team" : `${here}/record?handed=1`);
}

export default function HandOverPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
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
          <SelectField
            name="to"
            label="To"
            defaultValue={given("to")}
            error={answer?.errors.to}
            required
          >
            <option value="">Choose …</option>
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
