import type { ActionFunctionArgs } from "@remix-run/node";
import { notFound, requirePerson } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { findOwnAssessment } from "../assessments.server";
import type { SaveReply } from "../components/use-autosave";
import { saveCriterion } from "../save-criterion.server";

/** Where the page saves to by itself; the same as its form, answered as data. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requirePerson({ request, context });
  const assessment = await findOwnAssessment(
    viewer.personId,
    params.assessmentId ?? "",
    new Date(),
  );
  if (!assessment) throw notFound();
  try {
    const form = await request.formData();
    const outcome = await saveCriterion(viewer, assessment, params.criterionId ?? "", form);
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
