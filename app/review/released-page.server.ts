import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { notFound, type requirePerson } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formFailure, parseForm } from "~/platform/form";
import { renderMarkdown } from "~/platform/markdown.server";
import { agreeAction, markAction } from "./actions.server";
import { comparisonPage } from "./comparison-page.server";
import { actionForm, responseForm } from "./domain/response-form";
import { actionsOf, type Released } from "./released.server";
import { reopeningsOf } from "./reopening.server";
import { acknowledgeRelease } from "./response.server";

type Asking = Awaited<ReturnType<typeof requirePerson>>;

/** Where a released review is read: the engineer's own among their assessments, somebody else's among the reviews. */
export function releasedAddress({ assessmentId, isOwn }: Pick<Released, "assessmentId" | "isOwn">) {
  return isOwn ? `/assessments/${assessmentId}/released` : `/reviews/${assessmentId}/released`;
}

/** A released review as its page shows it, from the frozen copy. */
export async function releasedPage({ timeZone }: Pick<Asking, "timeZone">, released: Released) {
  const { content, ...release } = released;
  const { assessmentId, personId, ladderVersionId, releasedAt: at } = release;
  const [compared, actions, reopenings] = await Promise.all([
    comparisonPage(content, { assessmentId, personId, ladderVersionId, at, timeZone }),
    actionsOf(assessmentId),
    reopeningsOf(assessmentId),
  ]);
  return {
    ...release,
    response: renderMarkdown(release.response),
    compared,
    actions,
    reopenings,
    handovers: [],
    timeZone,
  };
}

const intents = z.enum(["acknowledge", "agree", "done", "open", "dropped"]);

/** What the buttons of a released review do: the engineer's answer, and what both agree on. */
export async function answerReleased(viewer: Asking, released: Released, form: FormData) {
  const { assessmentId, isOwn } = released;
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success) throw notFound();
  const here = releasedAddress(released);
  try {
    switch (intent.data) {
      case "acknowledge": {
        if (!isOwn) throw notFound();
        const parsed = parseForm(form, responseForm);
        if (!parsed.ok) return data(parsed, { status: 422 });
        await acknowledgeRelease(viewer, assessmentId, parsed.value);
        throw redirect(`${here}#answer`);
      }
      case "agree": {
        const parsed = parseForm(form, actionForm);
        if (!parsed.ok) return data(parsed, { status: 422 });
        await agreeAction(viewer, assessmentId, parsed.value);
        throw redirect(`${here}#actions`);
      }
      case "done":
      case "open":
      case "dropped":
        await markAction(viewer, assessmentId, String(form.get("action") ?? ""), intent.data);
        throw redirect(`${here}#actions`);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
}
