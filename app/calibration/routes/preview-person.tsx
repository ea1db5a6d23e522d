import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formFailure, readForm } from "~/platform/form";
import { keepingWords } from "~/platform/keeping-words.server";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";
import { LookAtPerson } from "../components/look-at-person";
import { nextIn, PreviewState, typedIn } from "../components/preview-state";
import { RatePerson } from "../components/rate-person";
import { isWhole } from "../domain/preview-form";
import { requirePreview } from "../preview.server";
import { previewPerson } from "../preview-person.server";
import { savePreviewPerson } from "../preview-save.server";

export { onlyWhenAsked as shouldRevalidate } from "../components/preview-state";

export const meta = ({ data: page }: { data?: { person: { name: string } } }) => [
  { title: `Your preview: ${page?.person.name ?? "somebody"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { viewer, session } = await requirePreview({ request, context }, params.sessionId);
  const page = await previewPerson(viewer, session, params.assessmentId ?? "");
  if (!page) throw notFound();
  return { ...page, sessionId: session.id, timeZone: viewer.timeZone };
}

const intents = z.enum(["verdicts", "ratings"]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { viewer, session, page } = await keepingWords(request, async () => {
    const found = await requirePreview({ request, context }, params.sessionId);
    const page = await previewPerson(found.viewer, found.session, params.assessmentId ?? "");
    if (!page) throw notFound();
    return { ...found, page };
  });
  const form = await readForm(request);
  const root = `/calibration/${session.id}/preview`;
  const here = `${root}/people/${page.person.assessmentId}`;
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success)
    return data(formFailure(form, { form: "Choose what to do." }), { status: 422 });
  try {
    const saving = { form, intent: intent.data };
    const errors = await savePreviewPerson(viewer, session.id, page, saving);
    if (errors) return data(formFailure(form, errors), { status: 422 });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
  if (intent.data === "ratings" && isWhole(form, page.criteria)) throw redirect(`${here}?rated=1`);
  if (form.get("go") !== "next") throw redirect(`${here}?saved=1#saved`);
  throw redirect(page.nextId ? `${root}/people/${page.nextId}` : root);
}

export default function PreviewPersonRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  useFocusOnRefusal(answer);
  const root = `/calibration/${page.sessionId}/preview`;
  const shared = {
    errors: answer?.errors ?? {},
    typed: typedIn(answer?.values),
    buttons: {
      next: nextIn(root, page.done ? null : page.nextId && `people/${page.nextId}`),
      isSaved: search.has("saved") && !answer,
    },
  };
  const { name, step, team } = page.person;
  return (
    // Another person, or the same one with the manager's rating: other fields.
    <div key={`${page.person.assessmentId} ${page.mode}`}>
      <PageHeader
        over={
          <>
            <Link to={root}>Your preview</Link> · {page.position} of {page.of}
          </>
        }
        title={page.mode === "ratings" ? `Rate ${name} a second time` : name}
        lead={[step, team].filter(Boolean).join(" · ")}
      />
      <PreviewState done={page.done} />
      {page.mode === "ratings" ? (
        <RatePerson page={page} {...shared} />
      ) : (
        <LookAtPerson page={page} isRevealed={search.has("rated") && !answer} {...shared} />
      )}
    </div>
  );
}
