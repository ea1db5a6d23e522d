import { Form } from "@remix-run/react";

type Person = {
  id: string;
  name: string;
  email: string;
  team: string | null;
  /** Why they cannot be asked, in words; null where they can. */
  refusal: string | null;
};

/** Finds colleagues by a GET form: in an organisation of thousands nobody scrolls a list. */
export function ColleagueSearch({ q }: { q: string }) {
  return (
    <Form
      method="get"
      role="search"
      aria-label="Colleagues"
      key={q}
      className="flex max-w-xl flex-wrap items-end gap-3"
    >
      <div className="min-w-0 flex-1 basis-56">
        <label htmlFor="q" className="mb-1 block font-semibold">
          Name, team or email address
        </label>
        <input id="q" name="q" type="search" defaultValue={q} className="field-input" />
      </div>
      <button type="submit" className="button">
        Find
      </button>
    </Form>
  );
}

type Props = {
  people: Person[];
  more: number;
  q: string;
  chosen: string;
  error?: string | undefined;
};

/** Those who were found; whoever cannot be asked is there too, with the reason. */
export function ColleagueChoice({ people, more, q, chosen, error }: Props) {
  if (people.length === 0)
    return (
      <p role="status" className="mt-6 text-soft">
        {q ? `Nobody is called “${q}”.` : "Search for somebody who saw the work."}
      </p>
    );
  return (
    <fieldset className="mt-6 max-w-xl" aria-describedby={error ? "colleague-error" : undefined}>
      <legend className="font-semibold">{q ? `Found for “${q}”` : "In your team"}</legend>
      <ul className="mt-2 border-line border-t">
        {people.map((person) => (
          <li key={person.id} className="border-line border-b">
            <label
              className={`flex min-h-11 items-start gap-3 py-2.5 ${person.refusal ? "text-soft" : "cursor-pointer"}`}
            >
              <input
                type="radio"
                name="colleague"
                // The first one is where a refusal leads.
                id={person === people[0] ? "colleague" : undefined}
                value={person.id}
                defaultChecked={person.id === chosen && !person.refusal}
                disabled={person.refusal !== null}
                className="mt-1 size-4.5 shrink-0 accent-accent"
              />
              <span className="min-w-0">
                <span className={person.refusal ? "" : "font-semibold"}>{person.name}</span>
                <span className="block break-words text-small text-soft">
                  {[person.team, person.email].filter(Boolean).join(" · ")}
                </span>
                {person.refusal ? <span className="block text-small">{person.refusal}</span> : null}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className="mt-2 text-small text-soft">
          And {more} more: type more of the name to find them.
        </p>
      ) : null}
      {error ? (
        <p id="colleague-error" className="mt-2 font-semibold text-bad text-small">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
