import { Form, Link, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import {
  FILTER_NAMES,
  type FilterOptions,
  type Filters,
  filterWords,
  isNarrowed,
  type Option,
} from "../domain/filters";

type Props = {
  filters: Filters;
  options: FilterOptions;
  /** The last part of the view's address, such as `people`. */
  view: string;
  /** Controls of this view alone, such as how it is sorted; `ViewChoice` fits between the others. */
  extra?: ReactNode;
  /** Names of the controls in `extra`, which are then not carried along unseen. */
  extraNames?: readonly string[];
};

/** What belongs to one answer of a page and not to what it shows. */
const PASSING = ["index", "page", "changed-to", "moved", "taken"];

/**
 * The one form that narrows every view of a session. All of it is in the address, so a link shows the same to whoever may
 * see it; what else the address holds stays in it. Folded away where there is little room.
 */
export function ViewFilters({ filters, options, view, extra, extraNames = [] }: Props) {
  const [search] = useSearchParams();
  const words = filterWords(filters, options);
  const shown = new Set<string>([...FILTER_NAMES, ...extraNames, ...PASSING]);
  const carried = [...search].filter(([name, value]) => value && !shown.has(name));
  // Not in the form where there is nothing to choose between, but still in the address.
  const unseen = FILTER_NAMES.filter(
    (name) => filters[name] && (name === "present" || (name === "rater" && !options.raters.length)),
  );
  return (
    <>
      <Form
        method="get"
        role="search"
        aria-label="What this view shows"
        // The key starts the controls afresh when the address changes by a link or the back button.
        key={search.toString()}
        data-print="hide"
        className="mb-6 border-line border-y"
      >
        <details className={`group ${OPEN_WHERE_WIDE}`}>
          <summary className="flex min-h-11 flex-wrap items-center gap-x-2 md:supports-[selector(::details-content)]:hidden">
            <span className="font-semibold">Filters</span>
            <span className="text-small text-soft">{words || "everybody is shown"}</span>
          </summary>
          <div className="pt-1 pb-4 md:pt-3">
            {carried.map(([name, value]) => (
              <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
            ))}
            {unseen.map((name) => (
              <input key={name} type="hidden" name={name} value={filters[name]} />
            ))}
            <div className="grid grid-cols-2 gap-x-3 gap-y-2 md:grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))]">
              {extra}
              <div className="col-span-2 md:col-span-1">
                <Label id="q">Name</Label>
                <input
                  id="q"
                  name="q"
                  type="search"
                  defaultValue={filters.q}
                  className="field-input"
                />
              </div>
              <Choose name="team" label="Team" all="Every team" list={options.teams} at={filters} />
              <Choose
                name="level"
                label="Level"
                all="Every level"
                list={options.levels}
                at={filters}
              />
              <Choose
                name="track"
                label="Track"
                all="Every track"
                list={options.tracks}
                at={filters}
              />
              <Choose name="step" label="Step" all="Every step" list={options.steps} at={filters} />
              <Choose
                name="rater"
                label="Rated by"
                all="Every manager"
                list={options.raters}
                at={filters}
              />
              <Choose
                name="competency"
                label="Competency"
                all="Every competency"
                list={options.competencies}
                at={filters}
              />
              <label className="col-span-2 flex min-h-11 items-center gap-2 self-end md:col-span-1">
                <input
                  type="checkbox"
                  name="changed"
                  value="1"
                  defaultChecked={filters.changed === "1"}
                  className="size-5 accent-(--color-accent)"
                />
                Only changed
              </label>
              <div
                className={`col-span-2 flex flex-wrap items-center gap-x-4 self-end ${isNarrowed(filters) ? "" : "md:col-span-1"}`}
              >
                <button type="submit" className="button">
                  Show
                </button>
                <Everybody filters={filters} view={view} />
              </div>
            </div>
          </div>
        </details>
      </Form>
      <p className="mb-4 hidden text-small print:block">
        {words ? `Shown: ${words}.` : "Everybody in the session is shown."}
      </p>
    </>
  );
}

/** Without script, and whatever was folded, the form stands open where there is room for it. */
const OPEN_WHERE_WIDE =
  "md:[&::details-content]:[block-size:auto] md:[&::details-content]:[content-visibility:visible]";

function Everybody({ filters, view }: { filters: Filters; view: string }) {
  const [search] = useSearchParams();
  if (!isNarrowed(filters)) return null;
  const all = new URLSearchParams(
    [...search].filter(
      ([name]) =>
        !PASSING.includes(name) &&
        (name === "present" || !(FILTER_NAMES as readonly string[]).includes(name)),
    ),
  );
  return (
    <Link to={`../${view}?${all}`} className="inline-flex min-h-11 items-center whitespace-nowrap">
      Show everybody
    </Link>
  );
}

function Label({ id, children }: { id: string; children: ReactNode }) {
  return (
    <label htmlFor={id} className="mb-1 block text-small text-soft">
      {children}
    </label>
  );
}

type FilterName = Exclude<keyof Filters, "q" | "changed" | "present">;

/** Left out where there are no two to choose from. */
function Choose({
  name,
  label,
  all,
  list,
  at,
}: {
  name: FilterName;
  label: string;
  all: string;
  list: readonly Option[];
  at: Filters;
}) {
  const value = at[name];
  const isThere = list.some(({ id }) => id === value);
  if (list.length < 2 && !(value && list.length > 0)) return null;
  return (
    <ViewChoice name={name} label={label} value={value}>
      <option value="">{all}</option>
      {value && !isThere ? <option value={value}>Not in this session</option> : null}
      {list.map(({ id, label: text }) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </ViewChoice>
  );
}

/** One choice in the form, the view's own among them. */
export function ViewChoice({
  name,
  label,
  value,
  children,
}: {
  name: string;
  label: string;
  value: string;
  children: ReactNode;
}) {
  return (
    <div className="min-w-0">
      <Label id={name}>{label}</Label>
      <select id={name} name={name} defaultValue={value} className="field-input">
        {children}
      </select>
    </div>
  );
}
