import { ROLES } from "~/access/domain/can";
import { ROLE_WORDS } from "../domain/roles";

/** Which roles somebody has, each with what it may do. */
export function RoleFields({ chosen, error }: { chosen: string[]; error: string | undefined }) {
  return (
    <fieldset
      id="roles"
      tabIndex={-1}
      className="my-6 max-w-xl"
      aria-describedby={error ? "roles-error" : undefined}
    >
      <legend className="font-semibold">
        Roles<span className="font-normal text-soft"> (optional)</span>
      </legend>
      {ROLES.map((role) => (
        <label key={role} className="flex min-h-11 items-start gap-3 py-2">
          <input
            type="checkbox"
            name="roles[]"
            value={role}
            defaultChecked={chosen.includes(role)}
            className="mt-1 size-5 shrink-0 accent-accent"
          />
          <span>
            {ROLE_WORDS[role].name}
            <span className="block text-small text-soft">{ROLE_WORDS[role].may}</span>
          </span>
        </label>
      ))}
      {error ? (
        <p id="roles-error" className="mt-1 font-semibold text-bad text-small">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
