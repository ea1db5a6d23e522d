import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AppError } from "~/platform/app-error";
import { formFailure, formText, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { Notice, PageHeader, Section } from "~/ui/page";
import { FindSeats, SeatTable } from "../components/seat-table";
import { addSeat, removeSeat, searchSeats, seatsOf } from "../seats.server";
import { requireSession } from "../session.server";

export const meta = ({ data: page }: { data?: { name: string } }) => [
  { title: `Who sits in ${page?.name ?? "a session"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { session } = await requireSession(ask, params.sessionId, "calibration.set-up");
  const q = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 200);
  const [seats, found] = await Promise.all([
    seatsOf(session.id, { withFormer: true }),
    searchSeats(session.id, q),
  ]);
  const { id, name, hasPreview, state } = session;
  return { id, name, q, hasPreview, hasBegun: state !== "set-up", seats, found };
}

const actionShape = z.enum(["calibrator", "facilitator", "remove"]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, session } = await requireSession(ask, params.sessionId, "calibration.set-up");
  const form = await readForm(request);
  const intent = actionShape.safeParse(form.get("intent"));
  if (!intent.success)
    return data(formFailure(form, { form: "Choose what to do." }), { status: 422 });
  const personId = formText(form, "person");
  try {
    if (intent.data === "remove") await removeSeat(viewer, session.id, personId);
    else await addSeat(viewer, session.id, personId, intent.data);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { form: error.message }), { status: error.status });
  }
  throw redirect(`/calibration/${session.id}/participants${new URL(request.url).search}`);
}

export default function SessionParticipants() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  const present = page.seats.filter(({ removedAt }) => removedAt === null);
  const hidden = present.filter(({ isRated }) => isRated);
  return (
    <>
      <PageHeader
        over={<Link to={`/calibration/${page.id}`}>{page.name}</Link>}
        title="Who sits in it"
        lead="Access lasts as long as the seat. Whoever loses theirs keeps what they did in the log, and finds their preview again if they come back."
      />
      {answer?.errors.form ? <Notice tone="bad" live title={answer.errors.form} /> : null}
      {hidden.length > 0 ? (
        <Notice
          tone="warn"
          title={`${hidden.map(({ name }) => name).join(", ")} ${hidden.length === 1 ? "is" : "are"} rated in it as well.`}
        >
          <p>
            That is allowed. Their own row is hidden from them everywhere, also in what is counted.
          </p>
        </Notice>
      ) : null}
      <SeatTable seats={page.seats} withPreview={page.hasPreview && page.hasBegun} />
      <Section title="Add somebody" id="add">
        <FindSeats q={page.q} found={page.found} />
      </Section>
    </>
  );
}
