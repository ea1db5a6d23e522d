import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { LadderFooter } from "~/ladder/components/footer";
import { requireLadderReader } from "~/ladder/reader.server";
import { documentHandle } from "~/ui/document";

export const handle = documentHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const { ladder } = reader;
  const { title, version, licence } = ladder;
  const [firstSection] = ladder.sections;
  return {
    title,
    version,
    licence,
    about: firstSection ? `/ladder/about/${firstSection.id}` : null,
  };
}

/** The frame of every page of the ladder: where else to go, a search field, and what this is a version of. */
export default function LadderLayout() {
  const { about, ...ladder } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const places = [
    { title: "Overview", to: "/ladder", isCurrent: pathname === "/ladder" },
    { title: "Compare", to: "/ladder/compare", isCurrent: pathname === "/ladder/compare" },
    ...(about
      ? [{ title: "About", to: about, isCurrent: pathname.startsWith("/ladder/about/") }]
      : []),
    { title: "Sources", to: "/ladder/sources", isCurrent: pathname === "/ladder/sources" },
  ];
  return (
    <div className="max-w-[84rem]">
      <div
        data-print="hide"
        className="mb-8 flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-line border-b pb-3 lg:-mt-4"
      >
        <nav aria-label="Ladder">
          <ul className="-ml-1 flex flex-wrap min-[23rem]:-ml-2">
            {places.map(({ title, to, isCurrent }) => (
              <li key={to}>
                <a
                  href={to}
                  aria-current={isCurrent ? "page" : undefined}
                  className="inline-flex min-h-11 items-center rounded-small px-1 text-ink no-underline hover:bg-sunken min-[23rem]:px-2 aria-[current]:font-semibold aria-[current]:text-accent"
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {pathname === "/ladder/search" ? null : <SearchField />}
      </div>
      <p className="hidden text-small text-soft print:mb-4 print:block">
        {ladder.title} {ladder.version}
      </p>
      <Outlet />
      <LadderFooter {...ladder} />
    </div>
  );
}

function SearchField() {
  return (
    <search className="w-full sm:w-auto">
      <form method="get" action="/ladder/search" className="flex gap-2">
        <label htmlFor="ladder-search" className="sr-only">
          Search the ladder
        </label>
        <input
          id="ladder-search"
          type="search"
          name="q"
          placeholder="Search the ladder"
          className="field-input min-w-0 sm:w-64"
        />
        <button type="submit" className="button">
          Search
        </button>
      </form>
    </search>
  );
}
