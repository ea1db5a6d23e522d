import { Form, Link, NavLink, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { Empty, PageHeader } from "~/ui/page";
import { ViewChoice } from "./view-filters";

type Props = {
  title: string;
  lead: string;
  cycle: { id: string } | null;
  cycles: { id: string; name: string }[];
  /** Controls of this page, between the cycle and the search. */
  extra?: ReactNode;
  q: string;
  /** What is searched for, such as `Manager`; nothing where there is nothing to search in. */
  searched: string;
  children: ReactNode;
};

const PAGES = [
  { to: "/calibration/organisation/distribution", title: "Distribution" },
  { to: "/calibration/organisation/raters", title: "Raters" },
];

/** What both pages about the whole organisation have around them: which one, of which cycle, and what is searched for. */
export function OrganisationFrame({
  title,
  lead,
  cycle,
  cycles,
  extra,
  q,
  searched,
  children,
}: Props) {
  const [search] = useSearchParams();
  return (
    <>
      <PageHeader over={<Link to="/calibration">Calibration</Link>} title={title} lead={lead} />
      <nav aria-label="The whole organisation" data-print="hide" className="mb-4">
        <ul className="-ml-2 flex flex-wrap">
          {PAGES.map((page) => (
            <li key={page.to}>
              <NavLink
                to={cycle ? `${page.to}?cycle=${cycle.id}` : page.to}
                className="inline-flex min-h-11 items-center px-2 aria-[current=page]:font-semibold"
              >
                {page.title}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {cycle ? (
        <>
          <Form
            method="get"
            role="search"
            aria-label="What this page shows"
            key={search.toString()}
            data-print="hide"
            className="mb-6 grid grid-cols-2 items-end gap-x-3 gap-y-2 border-line border-y py-3 md:grid-cols-[repeat(auto-fill,minmax(11rem,1fr))]"
          >
            <ViewChoice name="cycle" label="Cycle" value={cycle.id}>
              {cycles.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </ViewChoice>
            {extra}
            <div className="min-w-0">
              <label htmlFor="q" className="mb-1 block text-small text-soft">
                {searched}
              </label>
              <input id="q" name="q" type="search" defaultValue={q} className="field-input" />
            </div>
            <div>
              <button type="submit" className="button">
                Show
              </button>
            </div>
          </Form>
          {children}
        </>
      ) : (
        <Empty title="There are no ratings to count yet.">
          Ratings count once a review has gone to calibration, or has been released.
        </Empty>
      )}
    </>
  );
}

/** Which of the groups stand here; in words that are read out when they change. Nothing where there are none to search. */
export function FoundWords({
  found,
  total,
  one,
  many,
}: {
  found: number;
  total: number;
  one: string;
  many: string;
}) {
  if (total === 0) return null;
  const words = total === 1 ? one : many;
  return (
    <p role="status" className="mt-2 text-small text-soft">
      {found === total ? `${total} ${words}` : `${found} of ${total} ${words}`}
    </p>
  );
}
