import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formFailure, formText, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PanelOverviewPage } from "../components/panel-overview";
import { requirePart } from "../debrief-guard.server";
import { orFailure } from "../or-failure.server";
import { panelOverview } from "../overview.server";
import { requirePanel } from "../panel.server";
import { returnPanel, withdrawPanel } from "../withdrawing.server";

export const meta = ({ data: page }: { data?: { panel: { candidateName: string } } }) => [
  { title: `${page?.panel.candidateName ?? "Interviews"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel, may } = await requirePanel(ask, params.panelId, "interview.see");
  const { id, candidateName, state, location, hiringManager, kit, cards, debriefAt } = panel;
  return {
    panel: {
      id,
      candidateName,
      state,
      location,
      cards,
      debriefAt,
      kit: { id: kit.id, name: kit.name },
    },
    hiringManager: hiringManager.name,
    overview: await panelOverview(panel, viewer),
    timeZone: viewer.timeZone,
    mayPlan: may("interview.plan"),
    mayWithdraw: may("interview.withdraw"),
    mayClose: may("interview.close"),
    mayCard: may("scorecard.write"),
    mayTakeCalendar: may("interview.calendar"),
  };
}

const intents = z.enum(["withdraw", "return"]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel } = await requirePart(ask, params.panelId, "interview.withdraw");
  const form = await readForm(request);
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success)
    return data(formFailure(form, { form: "Choose what to do." }), { status: 422 });
  const move = intent.data === "withdraw" ? withdrawPanel : returnPanel;
  const moved = await orFailure(form, () => move(viewer, panel.id, formText(form, "reason")));
  if (!moved.ok) return data(moved, { status: moved.status });
  throw redirect(`/interviews/${panel.id}`);
}

export default function PanelOverview() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  return <PanelOverviewPage page={page} answer={answer} />;
}
