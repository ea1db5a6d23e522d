import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orRefusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";
import { PanelSettings } from "../components/panel-settings";
import { panelSettingsForm } from "../domain/panel-forms";
import { kitsFor, knownLocations } from "../making.server";
import { requirePanel } from "../panel.server";
import { changePanelSettings, hasBegunCard } from "../panel-settings.server";

export const meta = ({ data: page }: { data?: { panel: { candidateName: string } } }) => [
  { title: `Settings for ${page?.panel.candidateName ?? "a candidate"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { panel, may } = await requirePanel(ask, params.panelId, "interview.settings");
  const [kits, locations, isBegun] = await Promise.all([
    kitsFor(panel, panel.kit.id),
    knownLocations(),
    hasBegunCard(panel.id),
  ]);
  const { id, candidateName, location, kit, hiringManager } = panel;
  return {
    panel: { id, candidateName, location, kitId: kit.id, hiringManager: hiringManager.name },
    kits,
    locations,
    isBegun,
    mayNameHiringManager: may("interview.manage"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel } = await requirePanel(ask, params.panelId, "interview.settings");
  const form = await readForm(request);
  const parsed = parseForm(form, panelSettingsForm);
  if (!parsed.ok) return data(parsed, { status: 422 });
  try {
    const saved = await orRefusal(form, () => changePanelSettings(viewer, panel.id, parsed.value));
    if (!saved.ok) return data(saved, { status: 422 });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
  throw redirect(`/interviews/${panel.id}`);
}

export default function PanelSettingsPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  return (
    <>
      <PageHeader title="Settings" />
      <PanelSettings page={page} answer={answer} />
    </>
  );
}
