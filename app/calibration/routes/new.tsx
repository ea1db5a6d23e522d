import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requirePermission } from "~/access/guards.server";
import { currentLadder } from "~/ladder/ladder.server";
import { orRefusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { formFailure, formText, parseForm, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";
import { ChooseCycle } from "../components/choose-cycle";
import { NewSession } from "../components/new-session";
import { newSessionForm, populationPreviewForm } from "../domain/session-form";
import { cyclesToCalibrate, makeSession, previewPopulation } from "../making.server";
import { populationChoices } from "../population.server";

export const meta = () => [{ title: "New calibration session · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePermission({ request, context }, "calibration.manage");
  const wanted = new URL(request.url).searchParams.get("cycle") ?? "";
  const cycles = await cyclesToCalibrate();
  const cycle = cycles.find(({ id }) => id === wanted) ?? null;
  return {
    cycles,
    cycle,
    isUnknown: wanted !== "" && cycle === null,
    choices: cycle?.isCalibrated ? await populationChoices(cycle.id, currentLadder().ladder) : null,
  };
}

const intents = z.enum(["preview", "make"]);

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "calibration.manage");
  const form = await readForm(request);
  const cycleId = formText(form, "cycle");
  const intent = intents.safeParse(form.get("intent"));
  const look = async () => {
    const parsed = parseForm(form, populationPreviewForm);
    if (!parsed.ok) return { ...parsed, preview: null };
    const seen = await orRefusal(form, () => previewPopulation(viewer, cycleId, parsed.value));
    return seen.ok ? { ...formFailure(form, {}), preview: seen.value } : { ...seen, preview: null };
  };
  try {
    if (!intent.success || intent.data === "preview") return await look();
    const parsed = parseForm(form, newSessionForm);
    const made = parsed.ok
      ? await orRefusal(form, () => makeSession(viewer, cycleId, parsed.value))
      : parsed;
    if (!made.ok) {
      const { preview } = await look();
      return data({ ...made, preview }, { status: 422 });
    }
    throw redirect(`/calibration/${made.value}`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(
      { ...formFailure(form, { list: error.message }), preview: null },
      { status: error.status },
    );
  }
}

export default function NewSessionPage() {
  const { cycles, cycle, choices, isUnknown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  return (
    <>
      <PageHeader
        over={<Link to="/calibration">Calibration</Link>}
        title="New calibration session"
        lead={
          cycle
            ? `In ${cycle.name}. Nobody is told before you open it.`
            : "Which cycle are the ratings of?"
        }
      />
      {cycle && choices ? (
        <NewSession key={cycle.id} cycle={cycle} choices={choices} answer={answer} />
      ) : (
        <ChooseCycle cycles={cycles} chosen={cycle} isUnknown={isUnknown} />
      )}
    </>
  );
}
