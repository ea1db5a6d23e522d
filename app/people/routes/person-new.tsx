import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePermission } from "~/access/guards.server";
import { currentLadder } from "~/ladder/ladder.server";
import { PersonFields } from "~/people/components/person-fields";
import { personForm } from "~/people/domain/person-forms";
import { standingGroups } from "~/people/domain/standing";
import { personChoices } from "~/people/people-choices.server";
import { personInput } from "~/people/person-input.server";
import { createPerson } from "~/people/person-write.server";
import { orRefusal } from "~/people/refusal";
import { parseForm, readForm } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { useSchemaForm } from "~/ui/form";
import { PageHeader } from "~/ui/page";

export const meta = () => [{ title: "Add a person · Rostrum" }];

export async function loader(ask: LoaderFunctionArgs) {
  await requirePermission(ask, "person.write");
  return {
    ...(await personChoices(null)),
    groups: standingGroups(currentLadder().ladder),
  };
}

export async function action(ask: ActionFunctionArgs) {
  const viewer = await requirePermission(ask, "person.write");
  const form = await readForm(ask.request);
  const parsed = parseForm(form, personForm);
  if (!parsed.ok) return parsed;
  const created = await orRefusal(form, async () =>
    createPerson(viewer.actor, personInput(viewer, parsed.value, currentLadder().ladder, null)),
  );
  if (!created.ok) return created;
  throw redirect(`/organisation/people/${created.value.personId}?done=added`);
}

export default function PersonNew() {
  const choices = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = useSchemaForm(personForm, answer);
  useFocusOnRefusal(answer);
  const typedRoles = answer?.values.roles;
  return (
    <>
      <PageHeader
        title="Add a person"
        over={<Link to="/organisation/people">People</Link>}
        lead="Nobody is told yet: you invite them on the next page."
      />
      <Form method="post" onSubmit={form.onSubmit} noValidate>
        <PersonFields
          form={form}
          errors={form.errors}
          {...choices}
          roles={Array.isArray(typedRoles) ? typedRoles : []}
          withLastDay={false}
        />
        <div className="mt-6 flex flex-wrap items-center gap-4">
          <button type="submit" className="button button-primary" disabled={form.busy}>
            Add this person
          </button>
          <Link to="/organisation/people">Cancel</Link>
        </div>
      </Form>
    </>
  );
}
