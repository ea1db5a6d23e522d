import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { AuditFilter } from "../domain/audit-filter";
import { actionLabel, KNOWN_ACTIONS } from "../domain/event-words";
import type { Choice } from "../people-choices.server";

/** What the log shows, as a GET form: the address holds all of it. */
export function AuditFilters({ filter, people }: { filter: AuditFilter; people: Choice[] }) {
  const { person, action, from, to } = filter;
  const actions = action && !KNOWN_ACTIONS.includes(action) ? [action] : [];
  return (
    <Form method="get" role="search" aria-label="Audit log" key={JSON.stringify(filter)}>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 xl:grid-cols-4">
        <Labelled id="person" label="By or about">
          <select id="person" name="person" defaultValue={person} className="field-input">
            <option value="">Everybody</option>
            {people.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled id="action" label="What happened">
          <select id="action" name="action" defaultValue={action} className="field-input">
            <option value="">Everything</option>
            {[...actions, ...KNOWN_ACTIONS].map((each) => (
              <option key={each} value={each}>
                {actionLabel(each)}
              </option>
            ))}
          </select>
        </Labelled>
        <Labelled id="from" label="From">
          <input id="from" name="from" type="date" defaultValue={from} className="field-input" />
        </Labelled>
        <Labelled id="to" label="To">
          <input id="to" name="to" type="date" defaultValue={to} className="field-input" />
        </Labelled>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <button type="submit" className="button">
          Show
        </button>
        {person || action || from || to ? (
          <Link to="/organisation/audit" className="inline-flex min-h-11 items-center">
            Show everything
          </Link>
        ) : null}
      </div>
    </Form>
  );
}

function Labelled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-small text-soft">
        {label}
      </label>
      {children}
    </div>
  );
}
