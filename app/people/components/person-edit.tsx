import { Form, Link } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { useSchemaForm } from "~/ui/form";
import { personForm } from "../domain/person-forms";
import { type StandingGroup, standingValue } from "../domain/standing";
import type { Choice } from "../people-choices.server";
import type { PersonDetail } from "../person.server";
import type { Later } from "../person-save.server";
import { LaterChanges } from "./later-changes";
import { PersonFields } from "./person-fields";

type Props = {
  person: PersonDetail & { level: string | null };
  answer: { errors: FieldErrors; values: FormValues; later: Later | null } | undefined;
  teams: string[];
  managers: Choice[];
  groups: StandingGroup[];
};

/** A person's record as a form. After a refusal, or when somebody was faster, what was typed is still in it. */
export function PersonEdit({ person, answer, teams, managers, groups }: Props) {
  useFocusOnRefusal(answer);
  const updatedAt = answer?.values.updatedAt ?? person.updatedAt.toISOString();
  const lastEvent = answer?.values.lastEvent ?? person.lastEvent ?? "";
  const form = useSchemaForm(personForm, answer, {
    name: person.name,
    email: person.email,
    team: person.team ?? "",
    managerId: person.managerId ?? "",
    standing: standingValue(person),
    startDate: person.startDate ?? "",
    leftOn: person.leftOn ?? "",
    updatedAt,
    lastEvent,
  });
  // That somebody was faster is said above with what they changed.
  const { form: _, ...fieldErrors } = form.errors;
  const errors = answer?.later ? fieldErrors : form.errors;
  const chosenRoles = answer ? (answer.values.roles ?? []) : person.roles;
  return (
    <Form method="post" onSubmit={form.onSubmit} noValidate className="min-w-0">
      <h2 className="sr-only">Record</h2>
      {answer?.later ? <LaterChanges {...answer.later} /> : null}
      <input type="hidden" name="updatedAt" value={String(updatedAt)} />
      <input type="hidden" name="lastEvent" value={String(lastEvent)} />
      <PersonFields
        form={form}
        errors={errors}
        teams={teams}
        managers={managers}
        groups={groups}
        oldStanding={{
          value: standingValue(person),
          label: `${person.level ?? person.levelId}, no longer on the ladder`,
        }}
        roles={Array.isArray(chosenRoles) ? chosenRoles : []}
        withLastDay
      />
      <div className="mt-6 flex flex-wrap items-center gap-4">
        <button
          type="submit"
          name="intent"
          value="save"
          className="button button-primary"
          disabled={form.busy}
        >
          Save
        </button>
        <Link to="/organisation/people">Cancel</Link>
      </div>
    </Form>
  );
}
