import type {
  InputHTMLAttributes,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from "react";
import { forwardRef } from "react";

type FieldProps = { label: ReactNode; hint?: ReactNode; error?: string | undefined };

/** Ties a control to its label, hint and error. The error says what to do, at the place where it is to be done. */
function Field({
  id,
  label,
  hint,
  error,
  optional,
  wide = false,
  children,
}: FieldProps & { id: string; optional: boolean; wide?: boolean; children: ReactNode }) {
  return (
    <div className={`my-4 ${wide ? "max-w-(--container-text)" : "max-w-xl"}`}>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
        {optional ? <span className="font-normal text-soft"> (optional)</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1 text-small text-soft">
          {hint}
        </p>
      ) : null}
      {children}
      {error ? (
        <p id={`${id}-error`} className="mt-1 font-semibold text-bad text-small">
          {error}
        </p>
      ) : null}
    </div>
  );
}

function described(id: string, hint: ReactNode, error: string | undefined) {
  return {
    "aria-invalid": error ? true : undefined,
    "aria-describedby":
      [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].join(" ").trim() || undefined,
  } as const;
}

type TextFieldProps = FieldProps & InputHTMLAttributes<HTMLInputElement> & { name: string };

export const TextField = forwardRef<HTMLInputElement, TextFieldProps>(function TextField(
  { label, hint, error, id, className = "", ...input },
  ref,
) {
  const key = id ?? input.name;
  return (
    <Field id={key} label={label} hint={hint} error={error} optional={!input.required}>
      <input
        ref={ref}
        id={key}
        className={`field-input ${className}`}
        {...input}
        {...described(key, hint, error)}
      />
    </Field>
  );
});

type TextAreaProps = FieldProps &
  TextareaHTMLAttributes<HTMLTextAreaElement> & {
    name: string;
    /** As wide as a text column, for more than a few sentences. */
    wide?: boolean;
  };

export const TextArea = forwardRef<HTMLTextAreaElement, TextAreaProps>(function TextArea(
  { label, hint, error, id, className = "", wide, ...input },
  ref,
) {
  const key = id ?? input.name;
  return (
    <Field
      id={key}
      label={label}
      hint={hint}
      error={error}
      optional={!input.required}
      wide={wide ?? false}
    >
      <textarea
        ref={ref}
        id={key}
        rows={5}
        className={`field-input ${className}`}
        {...input}
        {...described(key, hint, error)}
      />
    </Field>
  );
});

type SelectFieldProps = FieldProps & SelectHTMLAttributes<HTMLSelectElement> & { name: string };

export const SelectField = forwardRef<HTMLSelectElement, SelectFieldProps>(function SelectField(
  { label, hint, error, id, className = "", children, ...input },
  ref,
) {
  const key = id ?? input.name;
  return (
    <Field id={key} label={label} hint={hint} error={error} optional={!input.required}>
      <select
        ref={ref}
        id={key}
        className={`field-input ${className}`}
        {...input}
        {...described(key, hint, error)}
      >
        {children}
      </select>
    </Field>
  );
});

/** All that is wrong with a form, above it, each a link to its field. */
export function ErrorSummary({
  errors,
  title = "Nothing was saved yet. Please look at:",
}: {
  errors: Record<string, string | undefined> | undefined;
  title?: string;
}) {
  const entries = Object.entries(errors ?? {}).filter(([, message]) => message);
  if (entries.length === 0) return null;
  return (
    <div role="alert" className="my-4 max-w-xl border-bad border-l-3 bg-bad-wash px-4 py-3">
      <p className="font-semibold">{title}</p>
      <ul className="list-disc pl-5">
        {entries.map(([name, message]) => (
          <li key={name}>{name === "form" ? message : <a href={`#${name}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}
