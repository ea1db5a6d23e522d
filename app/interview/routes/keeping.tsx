import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/access/guards.server";
import { formFailure, formText, parseForm, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";
import { nameCandidate } from "../candidate-person.server";
import { CandidatePerson } from "../components/candidate-person";
import { CandidateData, Hold, PurgeAtRequest } from "../components/keep-or-purge";
import { KeptUntil } from "../components/kept-until";
import { holdForm, isNameOf } from "../domain/keeping-forms";
import { endHold, holdPanel, keepingOf } from "../holding.server";
import { orFailure } from "../or-failure.server";
import { requirePanel } from "../panel.server";
import { purgeAtRequest } from "../purge.server";

export const meta = ({ data: page }: { data?: { name: string } }) => [
  { title: `Keeping · ${page?.name ?? "Interviews"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel, may } = await requirePanel(ask, params.panelId, "interview.manage");
  const keeping = await keepingOf(viewer, panel.id);
  if (!keeping) throw notFound();
  const { id, candidateName: name } = panel;
  return { id, name, keeping, mayExport: may("interview.export"), timeZone: viewer.timeZone };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, panel } = await requirePanel(ask, params.panelId, "interview.manage");
  const form = await readForm(request);
  switch (form.get("intent")) {
    case "hold": {
      const parsed = parseForm(form, holdForm);
      if (!parsed.ok) return data(parsed, { status: 422 });
      const held = await orFailure(form, () => holdPanel(viewer, panel.id, parsed.value.reason));
      if (!held.ok) return data(held, { status: held.status });
      throw redirect(`/interviews/${panel.id}/keeping`);
    }
    case "end-hold": {
      const ended = await orFailure(form, () =>
        endHold(viewer, panel.id, { agreed: form.get("agreed") === "on", now: new Date() }),
      );
      if (!ended.ok) return data(ended, { status: ended.status });
      throw redirect(`/interviews/${panel.id}/keeping`);
    }
    case "works-here": {
      const named = await orFailure(form, () =>
        nameCandidate(viewer, panel.id, formText(form, "person")),
      );
      if (!named.ok) return data(named, { status: named.status });
      throw redirect(`/interviews/${panel.id}/keeping`);
    }
    case "purge": {
      if (!isNameOf(panel.candidateName, formText(form, "candidate"))) {
        const wrong = {
          candidate: `Type ${panel.candidateName}, so that it is not purged by slip`,
        };
        return data(formFailure(form, wrong), { status: 422 });
      }
      const gone = await orFailure(form, () => purgeAtRequest(viewer, panel.id, new Date()));
      if (!gone.ok) return data(gone, { status: gone.status });
      throw redirect("/interviews/retention?gone=1");
    }
    default:
      throw new Response("This form does nothing that this page knows.", { status: 400 });
  }
}

export default function Keeping() {
  const { id, name, keeping, mayExport, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  const about = answer?.values.intent;
  return (
    <>
      <PageHeader
        title="Keeping"
        lead="How long these interviews are kept, and what becomes of them when the candidate asks."
      />
      <KeptUntil keeping={keeping} timeZone={timeZone} />
      <p className="mt-2">
        <Link to="/interviews/retention">The rules, and what is due</Link>
      </p>
      <Hold
        keeping={keeping}
        failed={about === "hold" || about === "end-hold" ? answer : undefined}
      />
      <CandidatePerson
        colleague={keeping.colleague}
        failed={about === "works-here" ? answer : undefined}
      />
      <CandidateData panelId={id} mayExport={mayExport} />
      <PurgeAtRequest
        name={name}
        isHeld={keeping.heldAt !== null}
        failed={about === "purge" ? answer : undefined}
      />
    </>
  );
}
