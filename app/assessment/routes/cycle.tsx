import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { notFound, requirePermission } from "~/access/guards.server";
import { announceOpened } from "~/notification/reminders.server";
import { AppError } from "~/platform/app-error";
import { parseForm, readForm } from "~/platform/form";
import { PageHeader, Section } from "~/ui/page";
import { CycleFacts, CycleForms, CyclePeople } from "../components/cycle-parts";
import { cyclePage } from "../cycle-page.server";
import {
  addPopulation,
  editCycle,
  findCycle,
  moveCycle,
  removeFromCycle,
  retarget,
} from "../cycles.server";
import { cycleForm } from "../domain/cycle-form";

export const meta = ({ data: page }: { data?: { cycle: { name: string } } }) => [
  { title: `${page?.cycle.name ?? "Cycle"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { timeZone } = await requirePermission({ request, context }, "cycle.manage");
  const cycle = await findCycle(params.cycleId ?? "");
  if (!cycle) throw notFound();
  const search = new URL(request.url).searchParams;
  return { timeZone, cycle, ...(await cyclePage(cycle, search)), search: search.toString() };
}

const intents = z.enum(["edit", "open", "close", "add", "remove", "retarget"]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "cycle.manage");
  const id = params.cycleId ?? "";
  const form = await readForm(request);
  const field = (name: string) => String(form.get(name) ?? "");
  const here = `/organisation/cycles/${id}`;
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success)
    return data({ errors: { form: "Choose what to do." }, values: {} }, { status: 400 });
  try {
    switch (intent.data) {
      case "edit": {
        const parsed = parseForm(form, cycleForm);
        if (!parsed.ok) return data(parsed, { status: 422 });
        await editCycle(viewer.actor, id, parsed.value);
        throw redirect(here);
      }
      case "open":
      case "close":
        await moveCycle(viewer.actor, id, intent.data === "open" ? "open" : "closed");
        if (intent.data === "open") await announceOpened(new Date());
        throw redirect(here);
      case "add": {
        const teams = form.getAll("teams[]").filter((team) => typeof team === "string");
        const added = await addPopulation(viewer, id, teams);
        await announceOpened(new Date());
        throw redirect(`${here}?added=${added}`);
      }
      case "remove":
        await removeFromCycle(viewer.actor, id, field("assessment"));
        throw redirect(here + new URL(request.url).search);
      case "retarget":
        await retarget(viewer.actor, id, field("assessment"), field("transition"));
        throw redirect(here + new URL(request.url).search);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data({ errors: { form: error.message }, values: {} }, { status: error.status });
  }
}

export default function CycleRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader over={<Link to="/organisation/cycles">Cycles</Link>} title={page.cycle.name} />
      <CycleFacts page={page} error={answer?.errors.form} />
      <Section title="People" id="people">
        <CyclePeople page={page} />
      </Section>
      <CycleForms key={`${page.cycle.name}${page.cycle.closesOn}`} page={page} answer={answer} />
    </>
  );
}
