import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { currentLadder } from "~/ladder/ladder.server";
import { orRefusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";
import { ChooseRole } from "../components/choose-role";
import { NewPanel } from "../components/new-panel";
import { newPanelForm } from "../domain/panel-forms";
import { rolesOffered } from "../domain/roles-offered";
import { kitsFor, knownLocations, makePanel } from "../making.server";

export const meta = () => [{ title: "New candidate · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requirePermission({ request, context }, "interview.manage");
  const wanted = new URL(request.url).searchParams.get("level") ?? "";
  const roles = rolesOffered(currentLadder().ladder);
  const role = roles.find(({ trackId, levelId }) => `${trackId}.${levelId}` === wanted) ?? null;
  const [kits, locations] = role ? await Promise.all([kitsFor(role), knownLocations()]) : [[], []];
  return { roles, role, kits, locations, isUnknown: wanted !== "" && role === null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requirePermission({ request, context }, "interview.manage");
  const form = await readForm(request);
  const parsed = parseForm(form, newPanelForm);
  if (!parsed.ok) return data(parsed, { status: 422 });
  try {
    const made = await orRefusal(form, () => makePanel(viewer, parsed.value));
    if (!made.ok) return data(made, { status: 422 });
    throw redirect(`/interviews/${made.value}/plan`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
}

export default function NewPanelPage() {
  const { roles, role, kits, locations, isUnknown } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  return (
    <>
      <PageHeader
        over={<Link to="/interviews">Interviews</Link>}
        title="New candidate"
        lead={
          role
            ? `For ${role.title}. Nobody is told before they are on the plan.`
            : "What are they interviewed for?"
        }
      />
      {role ? (
        <NewPanel
          key={`${role.trackId}.${role.levelId}`}
          role={role}
          kits={kits}
          locations={locations}
          answer={answer}
        />
      ) : (
        <ChooseRole roles={roles} isUnknown={isUnknown} />
      )}
    </>
  );
}
