import { ErrorSummary, SelectField, TextField } from "~/ui/field";
import type { useSchemaForm } from "~/ui/form";
import type { personForm } from "../domain/person-forms";
import { isListed, type StandingGroup } from "../domain/standing";
import type { Choice } from "../people-choices.server";
import { RoleFields } from "./role-fields";
import { StandingOptions } from "./standing-options";

type Props = {
  form: ReturnType<typeof useSchemaForm<typeof personForm>>;
  errors: Record<string, string | undefined> | undefined;
  teams: string[];
  managers: Choice[];
  groups: StandingGroup[];
  /** Somebody's level that the ladder does not have any more: it stays until another is chosen. */
  oldStanding?: { value: string; label: string } | null;
  roles: string[];
  /** Only where there is something to leave. */
  withLastDay: boolean;
};

/** The fields of a person, for adding and changing alike. */
export function PersonFields({ form, errors, teams, managers, groups, roles, ...more }: Props) {
  const { oldStanding } = more;
  return (
    <>
      <ErrorSummary errors={errors} />
      <TextField {...form.field("name")} label="Name" autoComplete="off" required />
      <TextField
        {...form.field("email")}
        type="email"
        label="Email address"
        hint="Invitations go there, and they sign in with it."
        autoComplete="off"
        required
      />
      <TextField
        {...form.field("team")}
        label="Team"
        hint="Choose one, or type the name of a new one."
        list="teams"
        autoComplete="off"
      />
      <datalist id="teams">
        {teams.map((team) => (
          <option key={team} value={team} />
        ))}
      </datalist>
      <SelectField {...form.field("managerId")} label="Manager">
        <option value="">Nobody</option>
        {managers.map((manager) => (
          <option key={manager.id} value={manager.id}>
            {manager.name}
          </option>
        ))}
      </SelectField>
      <SelectField
        {...form.field("standing")}
        label="Level"
        hint="Track and level together. People who are not on the ladder are not assessed."
      >
        <option value="">Not on the ladder</option>
        {oldStanding && !isListed(groups, oldStanding.value) ? (
          <option value={oldStanding.value}>{oldStanding.label}</option>
        ) : null}
        <StandingOptions groups={groups} />
      </SelectField>
      <TextField {...form.field("startDate")} type="date" label="Start date" className="max-w-52" />
      {more.withLastDay ? (
        <TextField
          {...form.field("leftOn")}
          type="date"
          label="Last day"
          hint="From this day on they cannot sign in. What they wrote stays."
          className="max-w-52"
        />
      ) : null}
      <RoleFields chosen={roles} error={errors?.roles} />
    </>
  );
}
