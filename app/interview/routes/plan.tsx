import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orRefusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { type FormResult, formFailure, formText, parseForm, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PlanPage } from "../components/plan-page";
import { interviewerForm, type PlanIntent, planIntent, sessionForm } from "../domain/plan-forms";
import { type OnPanel, requirePanel } from "../panel.server";
import { acceptSuggestion, planOf } from "../plan.server";
import { addSession, changeSession, removeSession } from "../plan-sessions.server";
import { addInterviewer, replaceInterviewer, takeOffInterviewer } from "../seats.server";

export const meta = ({ data: page }: { data?: { candidateName: string } }) => [
  { title: `Plan for ${page?.candidateName ?? "a candidate"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel } = await requirePanel(ask, params.panelId, "interview.plan");
  const search = new URL(request.url).searchParams;
  const { id, candidateName, candidateId } = panel;
  return {
    id,
    candidateName,
    isInternal: candidateId !== null,
    plan: await planOf(panel, viewer.timeZone),
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
  const { viewer, panel } = await requirePanel(ask, params.panelId, "interview.plan");
  const form = await readForm(request);
  const intent = planIntent.safeParse(form.get("intent"));
  if (!intent.success)
    return data(formFailure(form, { form: "Choose what to do." }), { status: 422 });
  try {
    const done = await orRefusal(form, () => act(viewer, panel.id, intent.data, form));
    const failed = done.ok ? done.value : done;
    if (failed && !failed.ok) return data(failed, { status: 422 });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
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
  return <PlanPage page={page} answer={answer} />;
}
