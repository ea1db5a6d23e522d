import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { ACCOUNT_STATE_WORDS, ACCOUNT_STATES } from "../domain/account-state";
import { isNarrowed, type ListFilter, NONE } from "../domain/list-filter";
import type { StandingGroup } from "../domain/standing";
import type { Choice } from "../people-choices.server";
import { StandingOptions } from "./standing-options";

type Props = {
  filter: ListFilter;
  teams: Choice[];
  managers: Choice[];
  /** Null for those who look after accounts only. */
  groups: StandingGroup[] | null;
};

/** What the list shows, as a GET form: the address holds all of it. */
export function PeopleFilters({ filter, teams, managers, groups }: Props) {
  return (
    // The key starts the controls afresh when the address changes by a link or the back button.
    <Form method="get" role="search" aria-label="People" key={JSON.stringify(filter)}>
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 xl:grid-cols-3">
        <div className="col-span-2 sm:col-span-1">
          <Label id="q">Name or email address</Label>
          <input id="q" name="q" type="search" defaultValue={filter.q} className="field-input" />
        </div>
        <Choose id="team" label="Team" value={filter.team}>
          <option value="">Every team</option>
          <option value={NONE}>In no team</option>
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </Choose>
        <Choose id="manager" label="Manager" value={filter.manager}>
          <option value="">Every manager</option>
          <option value={NONE}>Without a manager</option>
          {managers.map((manager) => (
            <option key={manager.id} value={manager.id}>
              {manager.name}
            </option>
          ))}
        </Choose>
        {groups ? (
          <Choose id="level" label="Level" value={filter.level}>
            <option value="">Every level</option>
            <option value={NONE}>Not on the ladder</option>
            <StandingOptions groups={groups} anyLevel />
          </Choose>
        ) : null}
        <Choose id="state" label="Account" value={filter.state}>
          <option value="">Still here</option>
          {ACCOUNT_STATES.map((state) => (
            <option key={state} value={state}>
              {ACCOUNT_STATE_WORDS[state]}
            </option>
          ))}
          <option value="all">Also who left</option>
        </Choose>
        <Choose id="sort" label="Sort by" value={filter.sort}>
          <option value="name">Name</option>
          <option value="team">Team</option>
          {groups ? <option value="level">Level, highest first</option> : null}
          {groups ? <option value="start">Start date, latest first</option> : null}
        </Choose>
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-4">
        <button type="submit" className="button">
          Show
        </button>
        {isNarrowed(filter) ? (
          <Link to="/organisation/people" className="inline-flex min-h-11 items-center">
            Show everybody
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

function Choose({
  id,
  label,
  value,
  children,
}: {
  id: string;
  label: string;
  value: string;
  children: ReactNode;
}) {
  return (
    <div>
      <Label id={id}>{label}</Label>
      <select id={id} name={id} defaultValue={value} className="field-input">
        {children}
      </select>
    </div>
  );
}
