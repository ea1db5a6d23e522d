import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/access/guards.server";
import { AppError } from "~/platform/app-error";
import { formFailure, parseForm, readForm } from "~/platform/form";
import { keepingWords } from "~/platform/keeping-words.server";
import { Notice, PageHeader, Tag } from "~/ui/page";
import { type ChangeResult, changeRating, undoChange } from "../changes.server";
import { BesidePerson } from "../components/beside-person";
import { NotesPart } from "../components/notes-part";
import { PersonCriterion } from "../components/person-criterion";
import { typedIn } from "../components/preview-state";
import { changeForm, noteForm, undoForm } from "../domain/change-form";
import { readFilters } from "../domain/filters";
import { addNote } from "../notes.server";
import { personPage } from "../person-page.server";
import { requireRatings } from "../ratings-guard.server";
import { requireSession } from "../session.server";
import { NOTE_READER_WORDS } from "../words";

export const meta = ({ data: page }: { data?: { person: { name: string } } }) => [
  { title: `${page?.person.name ?? "Somebody"} in calibration · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, session, data: ratings, may } = await requireRatings(ask, params.sessionId);
  const search = new URL(request.url).searchParams;
  const page = await personPage(viewer, session, {
    data: ratings,
    filters: readFilters(search),
    assessmentId: params.assessmentId ?? "",
    fromAgenda: search.get("from") === "agenda",
  });
  if (!page) throw notFound();
  return {
    ...page,
    sessionId: session.id,
    timeZone: viewer.timeZone,
    mayChange: may("calibration.change"),
    mayNote: may("calibration.note"),
    noteReaders: NOTE_READER_WORDS[session.notesFor],
  };
}

const intents = z.enum(["change", "undo", "note"]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, session } = await keepingWords(request, () =>
    requireSession(ask, params.sessionId, "calibration.read"),
  );
  const form = await readForm(request);
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success) throw notFound();
  const which = { sessionId: session.id, assessmentId: params.assessmentId ?? "" };
  const failed = (errors: Record<string, string>, status: number, conflict?: Conflict) =>
    data({ ...formFailure(form, errors), conflict }, { status });
  const finish = (result: ChangeResult, criterion: string) => {
    if (result.kind === "conflict")
      return failed({}, 409, { mark: result.mark, number: result.number });
    const to = new URL(request.url);
    to.searchParams.set("changed-to", `${criterion}.${result.number}`);
    throw redirect(`${to.pathname}${to.search}#${criterion}`);
  };
  try {
    switch (intent.data) {
      case "change": {
        const parsed = parseForm(form, changeForm);
        if (!parsed.ok) return failed(parsed.errors, 422);
        return finish(await changeRating(viewer, which, parsed.value), parsed.value.criterion);
      }
      case "undo": {
        const parsed = parseForm(form, undoForm);
        if (!parsed.ok) return failed(parsed.errors, 422);
        const { criterion, seen } = parsed.value;
        return finish(await undoChange(viewer, which, criterion, seen), criterion);
      }
      case "note": {
        const parsed = parseForm(form, noteForm);
        if (!parsed.ok) return failed(parsed.errors, 422);
        await addNote(viewer, which, parsed.value.text);
        const { pathname, search } = new URL(request.url);
        throw redirect(`${pathname}${search}#notes`);
      }
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.status === 404) throw notFound();
    return failed({ form: error.message }, error.status);
  }
}

type Conflict = { mark: Extract<ChangeResult, { kind: "conflict" }>["mark"]; number: number };

export default function PersonRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { person } = page;
  const [changed, number] = splitLast(search.get("changed-to") ?? "");
  const about = answer?.values.criterion;
  const isNote = answer?.values.intent === "note";
  return (
    <div key={person.assessmentId}>
      <PageHeader
        over={<BesidePerson page={page} />}
        title={person.name}
        lead={[
          person.level,
          page.withNames ? person.team : "",
          page.withNames ? `rated by ${person.rater}` : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      />
      <p className="flex flex-wrap gap-2">
        {person.isOwnReport ? <Tag>You rated this person as their manager</Tag> : null}
        {person.teamNow ? <Tag>Now in {person.teamNow}</Tag> : null}
        <Tag>The step’s rule is {person.rule.met ? "met" : "not met"} as the ratings stand</Tag>
        {person.rule.isBoundary ? <Tag tone="warn">One point would turn it</Tag> : null}
      </p>
      {answer?.errors.form && !about ? <Notice tone="bad" live title={answer.errors.form} /> : null}
      {page.criteria.map((criterion) => (
        <PersonCriterion
          key={`${criterion.id} ${changed === criterion.id ? number : ""}`}
          page={page}
          criterion={criterion}
          answer={about === criterion.id ? answer : undefined}
        />
      ))}
      <NotesPart
        notes={page.notes}
        timeZone={page.timeZone}
        readers={page.noteReaders}
        mayWrite={page.mayNote}
        error={isNote ? (answer?.errors.text ?? answer?.errors.form) : undefined}
        typed={isNote ? typedIn(answer?.values)("text", "") : ""}
      />
    </div>
  );
}

function splitLast(text: string): [string, string] {
  const at = text.lastIndexOf(".");
  return at < 0 ? ["", ""] : [text.slice(0, at), text.slice(at + 1)];
}
