import type { ActionFunctionArgs } from "@remix-run/node";
import { notFound } from "~/access/guards.server";
import type { SaveReply } from "~/assessment/components/save-request";
import { AppError } from "~/platform/app-error";
import { readForm } from "~/platform/form";
import { requireReviewable } from "../reviewable.server";
import { saveReviewCriterion } from "../save-review.server";

/** Where the page saves to by itself; the same as its form, answered as data. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await requireReviewable(ask, params.assessmentId, "review.read");
  try {
    const form = await readForm(request);
    const outcome = await saveReviewCriterion(viewer, assessment, params.criterionId ?? "", form);
    switch (outcome.kind) {
      case "saved":
        return reply({ ...outcome, savedAt: outcome.savedAt.toISOString() }, 200);
      case "conflict":
        return reply({ kind: "conflict", current: outcome.current }, 409);
      case "invalid":
        return reply({ kind: "invalid", errors: outcome.errors, revision: outcome.revision }, 422);
    }
  } catch (error) {
    if (error instanceof AppError)
      return reply({ kind: "refused", message: error.message }, error.status);
    throw error;
  }
}

function reply(body: SaveReply, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

export function loader() {
  throw notFound();
}
