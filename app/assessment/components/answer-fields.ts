/** The fields that are saved by themselves; evidence is added when its button is pressed. */
const FIELDS = ["answer", "reason", "narrative"] as const;
export type Fields = Record<string, string | undefined>;

/** How what is saved stands in a form: the names of its fields differ from page to page. */
export type Shape<Saved> = {
  fieldsOf: (form: FormData) => Fields;
  asFields: (saved: Saved) => Fields;
  fill: (form: HTMLFormElement, fields: Fields) => void;
  /** The errors that a save that went well takes away. */
  errors: readonly string[];
};

/** An answer as the server has it. */
export type SavedAnswer = {
  point: number | null;
  alternative: string | null;
  reason: string;
  narrative: string;
  revision: number;
};

export function fieldsOf(form: FormData): Fields {
  return Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = form.get(name);
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}

/** The answer that came back with a refused form. */
export function postedFields(values: Record<string, string | string[]>): Fields {
  const form = new FormData();
  for (const [name, value] of Object.entries(values))
    if (typeof value === "string") form.set(name, value);
  return fieldsOf(form);
}

export function asFields(saved: SavedAnswer): Fields {
  const answer = saved.point === null ? saved.alternative : String(saved.point);
  return { ...(answer ? { answer } : {}), reason: saved.reason, narrative: saved.narrative };
}

/** Puts an answer into the form. */
function fill(form: HTMLFormElement, fields: Fields): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('input[name="answer"]'))
    input.checked = input.value === fields.answer;
  for (const name of ["reason", "narrative"] as const) {
    const area = form.elements.namedItem(name);
    if (area instanceof HTMLTextAreaElement) area.value = fields[name] ?? "";
  }
}

export const ANSWER_SHAPE: Shape<SavedAnswer> = {
  fieldsOf,
  asFields,
  fill,
  errors: [...FIELDS, "revision", "form"],
};
