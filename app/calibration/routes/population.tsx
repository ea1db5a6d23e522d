import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { currentLadder } from "~/ladder/ladder.server";
import { orRefusal } from "~/people/refusal";
import { AppError } from "~/platform/app-error";
import { formFailure, formText, parseForm, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { Notice, PageHeader, Section } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { AddPeople } from "../components/add-people";
import { MemberTable } from "../components/member-table";
import { populationForm } from "../domain/session-form";
import { previewPopulation } from "../making.server";
import { addPeople, removePerson, takeOverTeam } from "../members.server";
import { listMembers } from "../members-page.server";
import { populationChoices } from "../population.server";
import { requireSession } from "../session.server";

export const meta = ({ data: page }: { data?: { name: string } }) => [
  { title: `People in ${page?.name ?? "a session"} · Rostrum` },
];

const searchShape = z.object({
  q: z.string().trim().max(200).catch("").default(""),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
  added: z.coerce.number().int().min(0).max(10_000).optional().catch(undefined),
});

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, session } = await requireSession(ask, params.sessionId, "calibration.set-up");
  const search = searchShape.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { ladder } = currentLadder();
  const [list, choices] = await Promise.all([
    listMembers(session.id, viewer.personId, { ...search, ladder }),
    populationChoices(session.cycle.id, ladder),
  ]);
  const { id, name, isRated, state } = session;
  return {
    id,
    name,
    isRated,
    hasBegun: state !== "set-up",
    q: search.q,
    added: search.added,
    choices,
    ...list,
  };
}

const intents = z.enum(["preview", "add", "remove", "use-new-team"]);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ask = { request, context };
  const { viewer, session } = await requireSession(ask, params.sessionId, "calibration.set-up");
  const form = await readForm(request);
  const intent = intents.safeParse(form.get("intent"));
  if (!intent.success)
    return data(
      { ...formFailure(form, { form: "Choose what to do." }), preview: null },
      { status: 422 },
    );
  const here = `/calibration/${session.id}/population`;
  const look = async () => {
    const parsed = parseForm(form, populationForm);
    if (!parsed.ok) return { ...parsed, preview: null };
    const seen = await orRefusal(form, () =>
      previewPopulation(viewer, session.cycle.id, parsed.value, session.id),
    );
    return seen.ok ? { ...formFailure(form, {}), preview: seen.value } : { ...seen, preview: null };
  };
  try {
    switch (intent.data) {
      case "preview":
        return await look();
      case "add": {
        const parsed = parseForm(form, populationForm);
        const seen = formText(form, "seen");
        const added = parsed.ok
          ? await orRefusal(form, () => addPeople(viewer, session.id, { ...parsed.value, seen }))
          : parsed;
        if (!added.ok) return data({ ...added, preview: (await look()).preview }, { status: 422 });
        throw redirect(`${here}?added=${added.value}`);
      }
      case "remove":
        await removePerson(viewer, session.id, formText(form, "assessment"));
        break;
      case "use-new-team":
        await takeOverTeam(viewer, session.id, formText(form, "assessment"));
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return data(
      { ...formFailure(form, { form: error.message }), preview: null },
      { status: error.status },
    );
  }
  throw redirect(here + new URL(request.url).search);
}

export default function SessionPopulation() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFocusOnRefusal(answer);
  return (
    <>
      <PageHeader
        over={<Link to={`/calibration/${page.id}`}>{page.name}</Link>}
        title="Who is compared"
        lead={
          page.isRated
            ? "You are rated in this session: your own row is hidden from you, here as well."
            : "Team, track and level stay as they were when somebody came in, so that figures do not move under the group."
        }
      />
      {answer?.errors?.form ? <Notice tone="bad" live title={answer.errors.form} /> : null}
      {page.added !== undefined && !answer ? (
        <Notice
          tone="good"
          live
          title={page.added === 1 ? "1 person was added." : `${page.added} people were added.`}
        />
      ) : null}
      <MemberTable {...page} />
      <Pager page={page.page} pages={page.pages} label="Pages of people" />
      <Section title="Add people" id="add">
        <AddPeople
          key={`${page.total} ${page.added}`}
          choices={page.choices}
          answer={answer}
          hasBegun={page.hasBegun}
        />
      </Section>
    </>
  );
}
