import type { z } from "zod";

export type FieldErrors = Record<string, string>;
export type FormValues = Record<string, string | string[]>;
/** What an action gives back when a form is wrong: what is wrong, where, and what the person typed. */
export type FormFailure = { errors: FieldErrors; values: FormValues };
export type FormResult<T> =
  | ({ ok: true; value: T } & { errors?: undefined })
  | ({ ok: false } & FormFailure);

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
const SECRET = /password/i;
/** Far more than any form of ours has. */
const MOST_FIELDS = 500;

/** Reads a form that was sent; one that is no form is answered 400 rather than failing. */
export async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => null);
  if (form && [...form.keys()].length <= MOST_FIELDS) return form;
  throw new Response("What was sent is not a form. Open the page again and repeat what you did.", {
    status: 400,
  });
}

/**
 * The fields of a native form as plain text. A name ending in `[]` is a list. Files are refused: no form has any.
 * The object has no prototype, so no field name can reach one.
 */
export function formValues(form: FormData): FormValues {
  const values: FormValues = Object.create(null);
  for (const [name, sent] of form.entries()) {
    if (FORBIDDEN.has(name) || typeof sent !== "string") continue;
    // PostgreSQL keeps no NUL in text; nobody types one.
    const text = sent.replaceAll("\0", "");
    if (!name.endsWith("[]")) values[name] ??= text;
    else {
      const list = name.slice(0, -2);
      const known = values[list];
      if (Array.isArray(known)) known.push(text);
      else if (!FORBIDDEN.has(list)) values[list] = [text];
    }
  }
  return values;
}

/** One text field as it is kept: without NUL, line ends as one character, no space around; empty where it was not sent. */
export function formText(form: FormData, name: string): string {
  const sent = form.get(name);
  return typeof sent === "string" ? sent.replaceAll("\0", "").replaceAll("\r\n", "\n").trim() : "";
}

/** Parses a submitted form; on failure with one message per field and the values to show again (no passwords). */
export function parseForm<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
): FormResult<z.output<Schema>> {
  const values = formValues(form);
  const parsed = schema.safeParse(values);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, errors: errorsByField(parsed.error), values: withoutSecrets(values) };
}

/** A failure found after parsing, e.g. by the store; same shape, so that pages have one way to show it. */
export function formFailure(form: FormData, errors: FieldErrors): { ok: false } & FormFailure {
  return { ok: false, errors, values: withoutSecrets(formValues(form)) };
}

function errorsByField(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const field = issue.path[0] === undefined ? "form" : String(issue.path[0]);
    errors[field] ??= issue.message;
  }
  return errors;
}

function withoutSecrets(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !SECRET.test(name)));
}
