import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { AppError } from "~/platform/app-error";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { ErrorSummary, TextArea } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader, Section } from "~/ui/page";
import { askColleague } from "../asking.server";
import { searchColleagues } from "../colleagues.server";
import { ColleagueChoice, ColleagueSearch } from "../components/colleague-choice";
import { ShownPieceBlock } from "../components/shown-piece";
import { askedOf } from "../corroborations.server";
import { askForm } from "../domain/corroboration";
import { REFUSAL_TO_ASK } from "../domain/who-may-corroborate";
import { isSameWording } from "../domain/wording";
import { requireOwnPiece } from "../own-piece-guard.server";
import { kindTitle } from "../piece.server";

export const meta = () => [{ title: "Ask a colleague · Rostrum" }];

export async function loader({ params, ...ask }: LoaderFunctionArgs) {
  const { viewer, piece } = await requireOwnPiece(ask, params.evidenceId);
  if (piece.archivedAt) throw redirect(`/evidence/${piece.id}`);
  const q = (new URL(ask.request.url).searchParams.get("q") ?? "").normalize("NFC").slice(0, 200);
  const [{ people, more }, asked] = await Promise.all([
    searchColleagues(viewer.personId, q),
    askedOf([piece.id]),
  ]);
  const known = (asked.get(piece.id) ?? []).filter(({ shown }) => isSameWording(shown, piece));
  const before = (id: string) => {
    const found = known.find(({ colleagueId }) => colleagueId === id);
    if (!found) return null;
    return found.answer ? "They have answered for this wording." : "You have asked them already.";
  };
  return {
    piece,
    kindTitle: kindTitle(piece.kind),
    q: q.trim(),
    more,
    people: people.map(({ refusal, ...person }) => ({
      ...person,
      refusal: refusal ? REFUSAL_TO_ASK[refusal] : before(person.id),
    })),
  };
}

export async function action({ params, ...ask }: ActionFunctionArgs) {
  const { viewer, piece } = await requireOwnPiece(ask, params.evidenceId);
  const form = await readForm(ask.request);
  const parsed = parseForm(form, askForm);
  if (!parsed.ok) return data(parsed, { status: 422 });
  try {
    await askColleague(viewer, piece.id, parsed.value);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(formFailure(form, { colleague: error.message }), { status: error.status });
  }
  throw redirect(`/evidence/${piece.id}?done=asked`);
}

export default function AskColleague() {
  const { piece, kindTitle: title, q, people, more } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  useFocusOnRefusal(answer);
  const typed = (name: string) => String(answer?.values?.[name] ?? "");
  return (
    <>
      <PageHeader
        title="Ask a colleague"
        over={<Link to={`/evidence/${piece.id}`}>{piece.title}</Link>}
        lead="Somebody who saw the work confirms what it shows and what your part in it was."
      />
      <ErrorSummary errors={answer?.errors} title="Nobody was asked yet. Please look at:" />
      <Section title="What they will see" id="shown">
        <ShownPieceBlock shown={{ ...piece, kindTitle: title }} />
        <p className="mt-3 max-w-(--container-text) text-small text-soft">
          This one piece as it is now, your name and your message. Not what you use it for, and no
          rating.
        </p>
      </Section>
      <Section title="Who saw it" id="who">
        <ColleagueSearch q={q} />
        <Form method="post" action={`?${new URLSearchParams(q ? { q } : {})}`} noValidate>
          <ColleagueChoice
            people={people}
            more={more}
            q={q}
            chosen={typed("colleague")}
            error={answer?.errors?.colleague}
          />
          {people.some(({ refusal }) => refusal === null) ? (
            <>
              <TextArea
                name="message"
                label="A message to them"
                hint="Such as where you worked on it together."
                rows={3}
                maxLength={500}
                defaultValue={typed("message")}
                error={answer?.errors?.message}
              />
              <button type="submit" className="button button-primary" disabled={busy}>
                Ask
              </button>
            </>
          ) : null}
        </Form>
      </Section>
    </>
  );
}
