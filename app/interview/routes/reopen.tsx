import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { formFailure, formText, readForm } from "~/platform/form";
import { ErrorSummary, TextArea } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";
import { MovedOn } from "../components/moved-on";
import { requirePart } from "../debrief-guard.server";
import { reopenDecision } from "../deciding.server";
import { orFailure } from "../or-failure.server";
import { requirePanel } from "../panel.server";
import { CAN_BE_DISCLOSED } from "../words";

export const meta = () => [{ title: "Open the debrief again · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { panel, may } = await requirePanel(ask, params.panelId, "interview.manage");
  return { panelId: panel.id, mayReopen: may("interview.reopen") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel } = await requirePart(ask, params.panelId, "interview.reopen");
  const form = await readForm(request);
  if (form.get("intent") !== "reopen")
    return data(formFailure(form, { form: "Choose what to do." }), { status: 422 });
  const done = await orFailure(form, () =>
    reopenDecision(viewer, panel.id, formText(form, "reason")),
  );
  if (!done.ok) return data(done, { status: done.status });
  throw redirect(`/interviews/${panel.id}/decision`);
}

export default function ReopenRoute() {
  const { panelId, mayReopen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  const busy = useNavigation().state !== "idle";
  const reason = answer?.values.reason;
  if (!mayReopen)
    return (
      <MovedOn
        title="Open the debrief again"
        words="There is no decision at the moment that could be opened again."
        answer={answer}
      />
    );
  return (
    <>
      <PageHeader
        over={<Link to={`/interviews/${panelId}/decision`}>Decision</Link>}
        title="Open the debrief again"
        lead="The decision stays readable as it is, and the hiring manager writes another. Cards that came after it count from then on."
      />
      <Form method="post" noValidate>
        <ErrorSummary errors={answer?.errors} title="It is not open again yet:" />
        <TextArea
          name="reason"
          label="Why"
          hint={`Everybody who reads the decision reads it. ${CAN_BE_DISCLOSED}`}
          rows={3}
          defaultValue={typeof reason === "string" ? reason : ""}
          error={answer?.errors.reason}
          required
        />
        <button
          type="submit"
          name="intent"
          value="reopen"
          className="button button-primary"
          disabled={busy}
        >
          Open the debrief again
        </button>
      </Form>
    </>
  );
}
