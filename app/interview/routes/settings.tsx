import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/access/guards.server";
import { parseForm, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";
import { TypedWords } from "../components/decision-record";
import { MovedOn } from "../components/moved-on";
import { PanelLocation, PanelSettings } from "../components/panel-settings";
import { requirePart } from "../debrief-guard.server";
import { locationForm, panelSettingsForm } from "../domain/panel-forms";
import { kitsFor, knownLocations } from "../making.server";
import { orFailure } from "../or-failure.server";
import { refusal, requirePanel } from "../panel.server";
import { changeLocation, changePanelSettings, hasBegunCard } from "../panel-settings.server";

export const meta = ({ data: page }: { data?: { panel: { candidateName: string } } }) => [
  { title: `Settings for ${page?.panel.candidateName ?? "a candidate"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { panel, may } = await requirePanel(ask, params.panelId, "interview.run");
  const [kits, locations, isBegun] = await Promise.all([
    kitsFor(panel, panel.kit.id),
    knownLocations(),
    hasBegunCard(panel.id),
  ]);
  const { id, candidateName, location, kit, hiringManager, state } = panel;
  return {
    closed: may("interview.settings") ? null : refusal(state),
    panel: { id, candidateName, location, kitId: kit.id, hiringManager: hiringManager.name },
    kits,
    locations,
    isBegun,
    isPeopleTeam: may("interview.manage"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel, may } = await requirePart(ask, params.panelId, "interview.settings");
  const form = await readForm(request);
  if (form.get("intent") === "location") {
    if (!may("interview.manage")) throw notFound();
    const parsed = parseForm(form, locationForm);
    if (!parsed.ok) return data(parsed, { status: 422 });
    const moved = await orFailure(form, () =>
      changeLocation(viewer, panel.id, parsed.value.location),
    );
    if (!moved.ok) return data(moved, { status: moved.status });
    throw redirect(`/interviews/${panel.id}`);
  }
  const parsed = parseForm(form, panelSettingsForm);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const saved = await orFailure(form, () => changePanelSettings(viewer, panel.id, parsed.value));
  if (!saved.ok) return data(saved, { status: saved.status });
  throw redirect(`/interviews/${panel.id}`);
}

export default function PanelSettingsPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  if (page.closed !== null && !page.isPeopleTeam)
    return <MovedOn title="Settings" words={page.closed} answer={answer} />;
  if (page.closed !== null)
    return (
      <>
        <PageHeader title="Settings" lead={page.closed} />
        {answer && answer.values.intent !== "location" ? <TypedWords answer={answer} /> : null}
        <PanelLocation page={page} answer={answer} />
      </>
    );
  return (
    <>
      <PageHeader title="Settings" />
      <PanelSettings page={page} answer={answer} />
    </>
  );
}
