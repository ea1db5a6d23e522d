import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { notFound, requirePermission } from "~/access/guards.server";
import { TeamsTable } from "~/people/components/teams-table";
import { teamNameField } from "~/people/domain/fields";
import { orRefusal } from "~/people/refusal";
import { createTeam, deleteTeam, listTeams, renameTeam } from "~/people/teams.server";
import { AppError } from "~/platform/app-error";
import { parseForm, readForm } from "~/platform/form";
import { ErrorSummary, TextField } from "~/ui/field";
import { Empty, PageHeader, Section } from "~/ui/page";

export const meta = () => [{ title: "Teams · Rostrum" }];

const teamForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("add"), name: teamNameField }),
  z.object({ intent: z.literal("rename"), teamId: z.uuid(), name: teamNameField }),
  z.object({ intent: z.literal("delete"), teamId: z.uuid() }),
]);

export async function loader(ask: LoaderFunctionArgs) {
  const viewer = await requirePermission(ask, "person.write");
  return { teams: await listTeams(viewer) };
}

export async function action(ask: ActionFunctionArgs) {
  const { actor } = await requirePermission(ask, "person.write");
  const form = await readForm(ask.request);
  const parsed = parseForm(form, teamForm);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  const done = await orRefusal(form, () => {
    switch (value.intent) {
      case "add":
        return createTeam(actor, value.name);
      case "rename":
        return renameTeam(actor, value.teamId, value.name);
      case "delete":
        return deleteTeam(actor, value.teamId);
    }
  }).catch((error) => {
    if (error instanceof AppError && error.status === 404) throw notFound();
    throw error;
  });
  if (!done.ok) return done;
  throw redirect("/organisation/teams");
}

export default function Teams() {
  const { teams } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const adding = answer?.values.intent === "add" ? answer : undefined;
  return (
    <>
      <PageHeader title="Teams" over={<Link to="/organisation">Organisation</Link>} />
      {answer && !adding ? (
        <ErrorSummary errors={{ form: Object.values(answer.errors)[0] }} />
      ) : null}
      {teams.length > 0 ? (
        <TeamsTable teams={teams} failed={adding ? undefined : answer} />
      ) : (
        <Empty title="There are no teams yet.">
          <p>Add one here, or name it on a person’s page or in an import.</p>
        </Empty>
      )}
      <Section title="Add a team" id="add">
        <Form method="post" key={teams.length} noValidate>
          <TextField
            name="name"
            label="Name of the team"
            required
            autoComplete="off"
            defaultValue={typeof adding?.values.name === "string" ? adding.values.name : ""}
            error={adding?.errors.name}
          />
          <button type="submit" name="intent" value="add" className="button">
            Add this team
          </button>
        </Form>
      </Section>
    </>
  );
}
