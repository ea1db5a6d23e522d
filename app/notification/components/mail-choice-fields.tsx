import { KIND_GROUPS, type NotificationKind } from "../domain/kinds";
import { kindLabel } from "../domain/sentences";

type Props = { wantsMail: boolean; kinds: readonly NotificationKind[] };

/** What comes by mail: all or nothing, and each kind. */
export function MailChoiceFields({ wantsMail, kinds }: Props) {
  return (
    <>
      <Choice
        name="wantsMail"
        value="on"
        checked={wantsMail}
        label="Mail me about what waits for me"
        hint="At most one letter a day, unless something is due the next day. Without this, none of the following is mailed."
      />
      {KIND_GROUPS.map((group) => (
        <fieldset key={group.title} className="mt-6">
          <legend className="mb-1 font-semibold">{group.title}</legend>
          {group.kinds.map((kind) => (
            <Choice
              key={kind}
              name="kinds[]"
              value={kind}
              checked={kinds.includes(kind)}
              label={kindLabel(kind)}
            />
          ))}
        </fieldset>
      ))}
    </>
  );
}

type ChoiceProps = { name: string; value: string; checked: boolean; label: string; hint?: string };

function Choice({ name, value, checked, label, hint }: ChoiceProps) {
  return (
    <label className="flex min-h-11 max-w-xl items-start gap-3 py-2">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={checked}
        className="mt-1 size-5 shrink-0 accent-accent"
      />
      <span>
        {label}
        {hint ? <span className="block text-small text-soft">{hint}</span> : null}
      </span>
    </label>
  );
}
