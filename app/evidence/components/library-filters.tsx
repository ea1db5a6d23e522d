import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { LibraryFilter } from "../domain/library-filter";

type Props = {
  filter: Record<keyof Omit<LibraryFilter, "page">, string>;
  narrowed: boolean;
  kinds: readonly { id: string; title: string }[];
};

/** What the library shows, as a GET form: the address holds all of it. */
export function LibraryFilters({ filter, narrowed, kinds }: Props) {
  return (
    // The key starts the controls afresh when the address changes by a link or the back button.
    <Form method="get" role="search" aria-label="Your evidence" key={JSON.stringify(filter)}>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 xl:grid-cols-3">
        <div className="col-span-2 sm:col-span-1">
          <Label id="q">Words in it, or its address</Label>
          <input id="q" name="q" type="search" defaultValue={filter.q} className="field-input" />
        </div>
        <Choose id="kind" label="Kind" value={filter.kind}>
          <option value="">Every kind</option>
          {kinds.map((kind) => (
            <option key={kind.id} value={kind.id}>
              {kind.title}
            </option>
          ))}
        </Choose>
        <Choose id="show" label="Use" value={filter.show}>
          <option value="">Everything not archived</option>
          <option value="used">Supports a criterion</option>
          <option value="unused">Not used yet</option>
          <option value="link-gone">Link gone</option>
          <option value="archived">Archived</option>
        </Choose>
        <Choose id="age" label="Age" value={filter.age}>
          <option value="">Any age</option>
          <option value="fresh">Recent enough</option>
          <option value="old">Too old for a criterion</option>
        </Choose>
        <Choose id="said" label="Colleagues" value={filter.said}>
          <option value="">Whatever they said</option>
          <option value="answered">Somebody answered</option>
          <option value="asked">Waiting for an answer</option>
          <option value="nothing">Nobody asked</option>
        </Choose>
        <Choose id="sort" label="Sort by" value={filter.sort}>
          <option value="newest">Date, newest first</option>
          <option value="oldest">Date, oldest first</option>
          <option value="added">Last added first</option>
          <option value="title">Title</option>
        </Choose>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <button type="submit" className="button">
          Show
        </button>
        {narrowed ? (
          <Link to="/evidence" className="inline-flex min-h-11 items-center">
            Show everything
          </Link>
        ) : null}
      </div>
    </Form>
  );
}

function Label({ id, children }: { id: string; children: ReactNode }) {
  return (
    <label htmlFor={id} className="mb-1 block text-small text-soft">
      {children}
    </label>
  );
}

type ChooseProps = { id: string; label: string; value: string; children: ReactNode };

function Choose({ id, label, value, children }: ChooseProps) {
  return (
    <div>
      <Label id={id}>{label}</Label>
      <select id={id} name={id} defaultValue={value} className="field-input">
        {children}
      </select>
    </div>
  );
}
