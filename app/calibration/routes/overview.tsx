import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formFailure, formText, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { SessionOverviewPage } from "../components/session-overview";
import { SESSION_EVENTS } from "../domain/state";
import { moveSessionTo } from "../moves.server";
import { sessionOverview } from "../overview-page.server";
import { waitsForPreview } from "../ratings-guard.server";
import { requireSession } from "../session.server";
import { takeIn } from "../taking-in.server";

export const meta = ({ data: page }: { data?: { session: { name: string } } }) => [
  { title: `${page?.session.name ?? "Session"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, session, may } = await requireSession(ask, params.sessionId, "calibration.see");
  const search = new URL(request.url).searchParams;
  const overview = await sessionOverview(session, viewer, {
    presents: search.get("present") === "1",
  });
  // What only tells whether something changed stays here.
  const { facts: _, basis: __, seen: ___, revision: ____, wasRated: _____, ...shown } = session;
  return {
    session: { ...shown, guideline: overview.guideline },
    overview,
    timeZone: viewer.timeZone,
    taken: search.get("taken"),
    moved: search.get("moved"),
    mayRun: may("calibration.run"),
    maySetUp: may("calibration.set-up"),
    mayReopen: may("calibration.reopen"),
    mayTakeBundle: may("calibration.bundle"),
    mayPreview: session.hasPreview && may("calibration.preview"),
    mayRead: may("calibration.read") && !waitsForPreview(session),
  };
}

const intents = z.enum([...SESSION_EVENTS, "take-in"]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, session, may } = await requireSession(ask, params.sessionId, "calibration.see");
  if (!may("calibration.run") && !may("calibration.reopen")) throw notFound();
  const form = await readForm(request);
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success)
    return data(formFailure(form, { form: "Choose what to do." }), { status: 422 });
  const here = `/calibration/${session.id}`;
  try {
    if (intent.data === "take-in") {
      const taken = await takeIn(viewer, session.id);
      // Their own would be counted in it, and is not theirs to know of.
      throw redirect(session.isRated ? `${here}?taken` : `${here}?taken=${taken}`);
    }
    await moveSessionTo(viewer, session.id, intent.data, { reason: formText(form, "reason") });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const field = error.status === 422 ? "reason" : "form";
    return data(formFailure(form, { [field]: error.message }), { status: error.status });
  }
  // Whoever ran it may have no access to what is released.
  throw redirect(
    intent.data === "release" && session.seat !== null && !viewer.roles.includes("PEOPLE_TEAM")
      ? "/calibration"
      : `${here}?moved=${intent.data}`,
  );
}

export default function SessionOverview() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  return <SessionOverviewPage page={page} answer={answer} />;
}
