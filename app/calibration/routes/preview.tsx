import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AppError } from "~/platform/app-error";
import { formFailure, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PreviewOverview } from "../components/preview-overview";
import { goWithoutPreview, handInPreview, requirePreview } from "../preview.server";
import { previewOverview } from "../preview-page.server";

export const meta = () => [{ title: "Your preview · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { viewer, session } = await requirePreview({ request, context }, params.sessionId);
  const page = Number(new URL(request.url).searchParams.get("page") ?? 1);
  return { ...(await previewOverview(viewer, session, page)), timeZone: viewer.timeZone };
}

const intents = z.enum(["hand-in", "skip"]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { viewer, session } = await requirePreview({ request, context }, params.sessionId);
  const form = await readForm(request);
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success)
    return data(formFailure(form, { form: "Choose what to do." }), { status: 422 });
  try {
    switch (intent.data) {
      case "hand-in":
        await handInPreview(viewer, session.id);
        break;
      case "skip":
        await goWithoutPreview(viewer, session.id);
        break;
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
  throw redirect(`/calibration/${session.id}/preview`);
}

export default function PreviewRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  return <PreviewOverview page={page} refusal={answer?.errors.form} />;
}
