import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { notFound } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formFailure, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";
import { nextIn, PreviewState, typedIn } from "../components/preview-state";
import { RateCase } from "../components/rate-case";
import { isWhole } from "../domain/preview-form";
import { requirePreview } from "../preview.server";
import { previewCase, saveAnchorRatings } from "../preview-case.server";
import { readRatings } from "../preview-save.server";

export { onlyWhenAsked as shouldRevalidate } from "../components/preview-state";

export const meta = ({ data: page }: { data?: { title: string } }) => [
  { title: `Your preview: ${page?.title ?? "a written case"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { viewer, session } = await requirePreview({ request, context }, params.sessionId);
  const page = await previewCase(viewer, session, params.caseId ?? "");
  if (!page) throw notFound();
  return { ...page, sessionId: session.id };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { viewer, session } = await requirePreview({ request, context }, params.sessionId);
  const page = await previewCase(viewer, session, params.caseId ?? "");
  if (!page) throw notFound();
  const form = await readForm(request);
  const read = readRatings(page.criteria, form);
  if (!read.ok) return data(formFailure(form, read.errors), { status: 422 });
  const { caseId, criteria } = page;
  try {
    const which = { caseId, criterionIds: criteria.map(({ id }) => id) };
    await saveAnchorRatings(viewer, session.id, which, read.value);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
  const here = `/calibration/${session.id}/preview/cases/${caseId}`;
  throw redirect(isWhole(form, criteria) ? `${here}?rated=1` : `${here}?saved=1#saved`);
}

export default function PreviewCaseRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  useFocusOnRefusal(answer);
  const root = `/calibration/${page.sessionId}/preview`;
  return (
    <div key={`${page.caseId} ${page.isRevealed}`}>
      <PageHeader
        over={
          <>
            <Link to={root}>Your preview</Link> · written case {page.position} of {page.of}
          </>
        }
        title={page.title}
        lead={page.step}
      />
      <PreviewState done={page.done} />
      <RateCase
        page={page}
        errors={answer?.errors ?? {}}
        hasJustRated={search.has("rated") && !answer}
        typed={typedIn(answer?.values)}
        buttons={{
          next: nextIn(root, page.done ? null : page.nextId && `cases/${page.nextId}`),
          isSaved: search.has("saved") && !answer,
        }}
      />
    </div>
  );
}
