import type { ActionFunctionArgs } from "@remix-run/node";
import { notFound, requirePerson } from "~/access/guards.server";
import type { SaveReply } from "~/assessment/components/save-request";
import { AppError } from "~/platform/app-error";
import { formValues, readForm } from "~/platform/form";
import { requireInterviewer } from "../card.server";
import { OUT_OF_DATE, OVERALL, revisionNumber, type SavedPart } from "../domain/card-form";
import { saveCard, Withdrawn } from "../save-card.server";

/**
 * Where the card saves a part of itself to: the criterion that the address names, or what is said of it all. Whether whoever
 * is signed in interviews here is the first thing that saving asks, before it looks at the form; no guard asks it twice.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requirePerson({ request, context });
  const panelId = params.panelId ?? "";
  const criterionId = new URL(request.url).searchParams.get("criterion");
  try {
    const form = await readForm(request);
    // What is saved stays, and the page takes it over: there is nothing to write.
    if (form.get("intent") === "keep-saved") {
      await requireInterviewer({ request, context }, panelId);
      const revision = revisionNumber.safeParse(form.get("revision"));
      return revision.success
        ? reply(savedNow(revision.data), 200)
        : reply({ kind: "refused", message: OUT_OF_DATE }, 422);
    }
    const part = criterionId === null ? "overall" : { criterionId };
    const { saved, conflicts, errors } = await saveCard(viewer, panelId, formValues(form), part);
    const name = criterionId ?? OVERALL;
    const current = conflicts[name];
    if (current) return reply({ kind: "conflict", current }, 409);
    if (saved[name] === undefined) return reply({ kind: "invalid", errors, revision: null }, 422);
    return reply(savedNow(saved[name]), 200);
  } catch (error) {
    const isGone = (error instanceof Response || error instanceof AppError) && error.status === 404;
    if (isGone) return reply({ kind: "gone", message: GONE }, 404);
    // The page is not there either; but a candidate may come back, so the browser keeps what was typed.
    if (error instanceof Withdrawn) return reply({ kind: "refused", message: error.message }, 404);
    if (error instanceof AppError)
      return reply({ kind: "refused", message: error.message }, error.status);
    throw error;
  }
}

/** Also for whoever never had it: it says no more than that it is not there. */
const GONE =
  "You do not interview here, or these interviews are no longer kept. Nothing more was saved, and this browser keeps no copy.";

function savedNow(revision: number): SaveReply<SavedPart> {
  return { kind: "saved", revision, savedAt: new Date().toISOString(), next: false };
}

function reply(body: SaveReply<SavedPart>, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

export function loader() {
  throw notFound();
}
