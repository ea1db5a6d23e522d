import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { AppError } from "~/platform/app-error";
import { type FormFailure, formFailure, parseForm, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { Empty, PageHeader } from "~/ui/page";
import { PrintedOn } from "~/ui/printed-on";
import { AddedLater, SetApart } from "../components/debrief-later";
import { DecisionFields } from "../components/decision-fields";
import { DecisionRecord, Reopenings, TypedWords } from "../components/decision-record";
import { decisionDrafts, useForgetDecision } from "../components/use-decision-draft";
import { requirePart } from "../debrief-guard.server";
import { decide } from "../deciding.server";
import { decisionChoices, decisionPage } from "../decision-page.server";
import { decisionForm, STILL_OPEN } from "../domain/decision-form";
import { requireCards, requirePanel } from "../panel.server";

export const meta = () => [{ title: "Decision · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel, may } = await requirePanel(ask, params.panelId, "interview.see");
  const { id, state, candidateName, hiringManager } = panel;
  const facts = { id, state, candidateName, hiringManager: hiringManager.name };
  const draftKey = decisionDrafts(viewer.personId, id);
  if (state === "open" || state === "withdrawn") return { panel: facts, shown: null, draftKey };
  await requireCards(ask, params.panelId);
  const { form, ...record } = await decisionPage(viewer, panel);
  return {
    panel: facts,
    draftKey,
    shown: {
      ...record,
      form: may("interview.decide") ? form : null,
      mayReopen: may("interview.reopen"),
      printedBy: viewer.name,
      timeZone: viewer.timeZone,
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel } = await requirePart(ask, params.panelId, "interview.decide");
  const form = await readForm(request);
  if (form.get("intent") === STILL_OPEN) {
    const isStill = panel.state === "debrief" || panel.state === "open";
    return data(null, { status: isStill ? 200 : 410 });
  }
  if (form.get("intent") !== "decide")
    return data(formFailure(form, { form: "Choose what to do." }), { status: 422 });
  const parsed = parseForm(form, decisionForm(await decisionChoices(panel)));
  if (!parsed.ok) return data(parsed, { status: 422 });
  try {
    await decide(viewer, panel.id, parsed.value);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
  throw redirect(`/interviews/${panel.id}/decision`);
}

export default function DecisionRoute() {
  const { panel, shown, draftKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? undefined;
  useFocusOnRefusal(answer);
  useForgetDecision(draftKey, panel.state === "decided" || panel.state === "withdrawn");
  return (
    <>
      <PageHeader
        over={<Link to={`/interviews/${panel.id}/debrief`}>Debrief</Link>}
        title="Decision"
        lead={LEADS[panel.state]}
      />
      {answer && !shown?.form ? <TypedWords answer={answer} /> : null}
      {shown ? <Shown panel={panel} shown={shown} draftKey={draftKey} answer={answer} /> : null}
    </>
  );
}

const LEADS = {
  open: "A decision is written once the debrief is open.",
  debrief: "The hiring manager decides, and writes why for each competency. No number decides it.",
  decided: "What was decided, and why.",
  withdrawn: "The candidate withdrew, so nothing is decided.",
} as const;

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function Shown({
  panel,
  shown,
  draftKey,
  answer,
}: {
  panel: Loaded["panel"];
  draftKey: string;
  shown: NonNullable<Loaded["shown"]>;
  answer: FormFailure | undefined;
}) {
  const { decisions, moves, setApart, addedLater, form, mayReopen, timeZone } = shown;
  const isDecided = panel.state === "decided";
  return (
    <>
      <PrintedOn name={shown.printedBy} timeZone={timeZone} />
      {isDecided ? null : <Reopenings moves={moves} timeZone={timeZone} />}
      {form ? (
        <DecisionFields page={form} draftKey={draftKey} answer={answer} />
      ) : isDecided ? null : (
        <Empty title="It is not decided yet.">{panel.hiringManager} decides.</Empty>
      )}
      {decisions.map((decision, index) => (
        <DecisionRecord
          key={decision.id}
          decision={decision}
          title={isDecided && index === 0 ? "The decision" : "An earlier decision"}
          timeZone={timeZone}
        />
      ))}
      {isDecided ? <Reopenings moves={moves} timeZone={timeZone} /> : null}
      <SetApart panelId={panel.id} setApart={setApart} timeZone={timeZone} />
      <AddedLater panelId={panel.id} added={addedLater} timeZone={timeZone} />
      {mayReopen ? (
        <p className="mt-10" data-print="hide">
          <Link to={`/interviews/${panel.id}/reopen`} className="button">
            Open the debrief again
          </Link>
        </p>
      ) : null}
    </>
  );
}
