import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Highlight } from "~/ladder/components/highlight";
import { LadderError } from "~/ladder/components/ladder-error";
import { requireLadderReader } from "~/ladder/reader.server";
import { documentHandle } from "~/ui/document";
import { Empty, PageHeader, Section } from "~/ui/page";
import { searchView } from "../views/search-view.server";

export const handle = documentHandle;
export const ErrorBoundary = LadderError;
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.query ? `“${data.query}” in the ladder` : "Search the ladder"} · Rostrum` },
  { name: "description", content: "Find a word anywhere in the ladder." },
  { name: "robots", content: "noindex" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const view = searchView(reader.ladder, new URL(request.url).searchParams.get("q") ?? "");
  // There is no end to what people may type, so answers are made anew rather than kept.
  return data(view, { headers: { "cache-control": "private, no-cache" } });
}

export default function SearchPage() {
  const { query, count, groups, suggestions } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Search the ladder" />
      <search>
        <form method="get" action="/ladder/search" className="flex max-w-xl gap-2">
          <label htmlFor="q" className="sr-only">
            Words to look for
          </label>
          <input
            id="q"
            type="search"
            name="q"
            defaultValue={query}
            maxLength={100}
            className="field-input"
          />
          <button type="submit" className="button button-primary">
            Search
          </button>
        </form>
      </search>
      {query === "" ? null : (
        <p className="mt-4" role="status">
          {resultCount(count)} for “{query}”
        </p>
      )}
      {groups.map((group) => (
        <Section key={group.kind} id={group.kind} title={`${group.title} (${group.hits.length})`}>
          <ul className="max-w-(--container-text)">
            {group.hits.map((hit) => (
              <li key={hit.id} className="border-line border-t py-3">
                <a href={hit.to} className="font-semibold">
                  <Highlight text={hit.title} query={query} />
                </a>
                {hit.note ? <span className="block text-small text-soft">{hit.note}</span> : null}
                <p>
                  <Highlight text={hit.snippet} query={query} />
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {count === 0 ? (
        <div className="mt-8">
          <Empty
            title={
              query === ""
                ? "Words are found anywhere in the ladder."
                : "Nothing in the ladder has all of these words."
            }
          >
            {query === "" ? null : <p>Try fewer words, or the beginning of a word. </p>}
            <p>Or begin with a competency:</p>
            <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
              {suggestions.map(({ id, title }) => (
                <li key={id}>
                  <a href={`/ladder/competencies/${id}`} className="inline-block py-1">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </Empty>
        </div>
      ) : null}
    </>
  );
}

function resultCount(count: number): string {
  if (count === 0) return "No results";
  return count === 1 ? "1 result" : `${count} results`;
}
