import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AppError } from "~/platform/app-error";
import { formText, parseForm, readForm } from "~/platform/form";
import { documentHandle } from "~/ui/document";
import { PageHeader } from "~/ui/page";
import { CompetencySection, ExercisesSection, KitContents } from "../components/kit-document";
import { KitNotices, KitSettings } from "../components/kit-state";
import { type KitInput, kitForm } from "../domain/kit-form";
import {
  copyKit,
  editKitContent,
  type KitWriter,
  renameKit,
  setKitArchived,
} from "../kit-changes.server";
import { kitPage } from "../kit-page.server";
import { requireKit } from "../kits.server";

export const handle = documentHandle;
export const meta = ({ data: page }: { data?: { name: string } }) => [
  { title: `${page?.name ?? "Kit"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { kit, ladder, mayWrite } = await requireKit(
    { request, context },
    params.kitId,
    "kit.read",
  );
  return { ...kitPage(kit, ladder, mayWrite), done: doneBy(new URL(request.url)) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { viewer, kit } = await requireKit({ request, context }, params.kitId, "kit.write");
  const form = await readForm(request);
  const refuse = (message: string, status: number) => {
    const at = placeOf(form);
    const isName = formText(form, "intent") === "rename";
    const name = isName ? formText(form, "name") : null;
    return data({ refused: { at, message }, name }, { status });
  };
  const parsed = parseForm(form, kitForm);
  if (!parsed.ok)
    return refuse(Object.values(parsed.errors)[0] ?? "Look at what was sent again.", 422);
  try {
    throw redirect(await act(viewer, kit.id, parsed.value));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refuse(error.message, error.status);
  }
}

const DONE: Record<string, string> = {
  swap: "Swapped. The new question stands below.",
  add: "Added.",
  remove: "Left out.",
};

/** What the change before led here for, to be said where it was made. */
function doneBy({ searchParams }: URL) {
  const done = searchParams.get("done") ?? "";
  const words = Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  return words ? { at: searchParams.get("at") ?? "", words } : null;
}

/** @returns where to go on */
async function act(who: KitWriter, kitId: string, input: KitInput): Promise<string> {
  const here = `/interviews/kits/${kitId}`;
  switch (input.intent) {
    case "rename":
      await renameKit(who, kitId, input.revision, input.name);
      return `${here}#kit`;
    case "archive":
    case "unarchive":
      await setKitArchived(who, kitId, input.intent === "archive");
      return `${here}#kit`;
    case "copy":
      return `/interviews/kits/${await copyKit(who, kitId)}`;
    default: {
      const { revision, ...edit } = input;
      await editKitContent(who, kitId, revision, edit);
      if ("exercise" in edit) return `${here}#exercises`;
      return `${here}?done=${edit.intent}&at=${edit.criterion}#criterion-${edit.criterion}`;
    }
  }
}

/** Where on the page something was tried: at a criterion, at the exercises, or at the kit as a whole. */
function placeOf(form: FormData): string {
  if (form.has("criterion")) return formText(form, "criterion");
  return form.has("exercise") ? "exercises" : "kit";
}

export default function KitOfLadder() {
  const kit = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer?.refused ?? null;
  const known = kit.competencies.flatMap(({ criteria }) => criteria.map(({ id }) => id));
  const isPlaced = refused && [...known, "exercises"].includes(refused.at);
  return (
    <article>
      <PageHeader
        over={<a href="/interviews/kits">Interview kits</a>}
        title={kit.name}
        lead={`What is asked of candidates for ${kit.role}.`}
        actions={
          <a href={`/interviews/kits/${kit.id}/kit.md`} className="button" download>
            Download as Markdown
          </a>
        }
      />
      <p className="-mt-4 max-w-(--container-text) text-small text-soft">
        From {kit.ladder}. {uses(kit.panels)} For interviewers only: it holds what candidates are to
        find themselves.
      </p>
      <KitNotices kit={kit} />
      <KitContents kit={kit} />
      {kit.competencies.map((competency) => (
        <CompetencySection
          key={competency.id}
          kit={kit}
          competency={competency}
          refused={refused}
          done={kit.done}
        />
      ))}
      <ExercisesSection kit={kit} refused={refused} />
      <KitSettings
        kit={kit}
        name={answer?.name ?? kit.name}
        error={refused && !isPlaced ? refused.message : undefined}
      />
    </article>
  );
}

function uses(panels: number): string {
  if (panels === 0) return "No panel has it yet.";
  return panels === 1 ? "One panel has it." : `${panels} panels have it.`;
}
