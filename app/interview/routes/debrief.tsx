import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AppError } from "~/platform/app-error";
import { formFailure, formText, formValues, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { Notice, PageHeader } from "~/ui/page";
import { openDebrief, whyNotYet } from "../closing.server";
import { DebriefClosing } from "../components/debrief-closing";
import { DebriefView } from "../components/debrief-view";
import { decisionsOfPanel, interviewersOfPanel } from "../debrief.server";
import { requirePart } from "../debrief-guard.server";
import { debriefingOf } from "../debrief-page.server";
import { readOrder, readsAnchors } from "../domain/debrief-matrix";
import { debriefPage } from "../domain/debrief-page";
import { requireCards, requirePanel, waitsForOwnCard } from "../panel.server";

export const meta = () => [{ title: "Debrief · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel, may } = await requirePanel(ask, params.panelId, "interview.see");
  if (panel.state === "withdrawn") return { kind: "withdrawn" as const };
  if (panel.state === "open") {
    const mayClose = may("interview.close");
    const waitsForOwn = waitsForOwnCard(panel);
    const interviewers =
      mayClose && !waitsForOwn ? await interviewersOfPanel(viewer, panel.id) : [];
    return {
      kind: "open" as const,
      panelId: panel.id,
      cards: panel.cards,
      closing: mayClose
        ? {
            missing: interviewers.flatMap(({ id, name, isIn }) => (isIn ? [] : [{ id, name }])),
            refusal: whyNotYet(interviewers),
            waitsForOwn,
          }
        : null,
    };
  }
  await requireCards(ask, params.panelId);
  const search = new URL(request.url).searchParams;
  const order = readOrder(search);
  const debriefing = await debriefingOf(viewer, panel);
  const { moves } = await decisionsOfPanel(viewer, panel.id);
  return {
    kind: "cards" as const,
    panel: {
      id: panel.id,
      candidateName: panel.candidateName,
      state: panel.state,
      hiringManager: panel.hiringManager.name,
    },
    debrief: debriefPage(debriefing, panel, order),
    moves,
    order,
    withAnchors: readsAnchors(search),
    mayDecide: may("interview.decide"),
    printedBy: viewer.name,
    timeZone: viewer.timeZone,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel } = await requirePart(ask, params.panelId, "interview.close");
  const form = await readForm(request);
  if (form.get("intent") !== "close")
    return data(formFailure(form, { form: "Choose what to do." }), { status: 422 });
  const { missing } = formValues(form);
  try {
    await openDebrief(viewer, panel.id, {
      seen: Array.isArray(missing) ? missing : [],
      reason: formText(form, "reason"),
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const field = error.status === 422 ? "reason" : "form";
    return data(formFailure(form, { [field]: error.message }), { status: error.status });
  }
  throw redirect(`/interviews/${panel.id}/debrief`);
}

export default function DebriefRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  switch (page.kind) {
    case "withdrawn":
      return (
        <>
          <PageHeader title="Debrief" />
          <Notice title="The candidate withdrew, so there is no debrief.">
            <p>What was written is kept until it is due to go.</p>
          </Notice>
        </>
      );
    case "open":
      return <DebriefClosing page={page} answer={answer} />;
    case "cards":
      return <DebriefView page={page} refusal={answer?.errors.form} />;
  }
}
