import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type FormResult, formFailure, formText, parseForm, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { MovedOn } from "../components/moved-on";
import { PlanPage } from "../components/plan-page";
import { requirePart } from "../debrief-guard.server";
import { LEAST_SHARED } from "../domain/debrief-agreement";
import { interviewerForm, type PlanIntent, planIntent, sessionForm } from "../domain/plan-forms";
import { insideWarnings } from "../known-kits.server";
import { orFailure } from "../or-failure.server";
import { type OnPanel, refusal, requirePanel } from "../panel.server";
import { acceptSuggestion, planOf } from "../plan.server";
import { addSession, changeSession, removeSession } from "../plan-sessions.server";
import { addInterviewer, replaceInterviewer, takeOffInterviewer } from "../seats.server";

export const meta = ({ data: page }: { data?: { candidateName: string } }) => [
  { title: `Plan for ${page?.candidateName ?? "a candidate"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel, may } = await requirePanel(ask, params.panelId, "interview.run");
  const search = new URL(request.url).searchParams;
  const { id, candidateName, candidateId, state } = panel;
  if (!may("interview.plan"))
    return {
      candidateName,
      closed: state === "debrief" ? "The debrief is open, so the plan stays." : refusal(state),
    };
  const [plan, inside] = await Promise.all([planOf(panel, viewer.timeZone), insideWarnings(panel)]);
  return {
    closed: null,
    id,
    candidateName,
    isInternal: candidateId !== null,
    plan,
    inside,
    leastShared: LEAST_SHARED,
    timeZone: viewer.timeZone,
    /** Which form is open: everything has an address, so that it works without script. */
    open: {
      add: search.get("add"),
      change: search.get("change"),
      replace: search.get("replace"),
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel } = await requirePart(ask, params.panelId, "interview.plan");
  const form = await readForm(request);
  const intent = planIntent.safeParse(form.get("intent"));
  if (!intent.success)
    return data(formFailure(form, { form: "Choose what to do." }), { status: 422 });
  const done = await orFailure(form, () => act(viewer, panel.id, intent.data, form));
  if (!done.ok) return data(done, { status: done.status });
  if (done.value && !done.value.ok) return data(done.value, { status: 422 });
  throw redirect(`/interviews/${panel.id}/plan`);
}

/** One call for what is asked; what is wrong with the form comes back. */
async function act(
  who: OnPanel,
  panelId: string,
  intent: PlanIntent,
  form: FormData,
): Promise<FormResult<unknown> | null> {
  const person = formText(form, "person");
  const session = formText(form, "session");
  switch (intent) {
    case "add-interviewer":
    case "replace": {
      const parsed = parseForm(form, interviewerForm);
      if (!parsed.ok) return parsed;
      const { interviewer } = parsed.value;
      await (intent === "replace"
        ? replaceInterviewer(who, panelId, person, interviewer)
        : addInterviewer(who, panelId, interviewer));
      return null;
    }
    case "take-off":
      await takeOffInterviewer(who, panelId, person);
      return null;
    case "add-session":
    case "change-session": {
      const parsed = parseForm(form, sessionForm);
      if (!parsed.ok) return parsed;
      await (intent === "add-session"
        ? addSession(who, panelId, person, parsed.value)
        : changeSession(who, panelId, session, parsed.value));
      return null;
    }
    case "remove-session":
      await removeSession(who, panelId, session);
      return null;
    case "accept":
      await acceptSuggestion(who, panelId, formText(form, "seen"));
      return null;
    default:
      return intent satisfies never;
  }
}

export default function PanelPlan() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  if (page.closed !== null) return <MovedOn title="Plan" words={page.closed} answer={answer} />;
  return <PlanPage page={page} answer={answer} />;
}
