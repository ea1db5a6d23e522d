import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Breadcrumbs } from "~/ladder/components/breadcrumbs";
import { LadderError } from "~/ladder/components/ladder-error";
import { Neighbours } from "~/ladder/components/neighbours";
import { firstSentence } from "~/ladder/components/sentences";
import { notInLadder, requireLadderReader } from "~/ladder/reader.server";
import { plainText, renderMarkdown } from "~/platform/markdown.server";
import { documentHandle } from "~/ui/document";
import { Markdown } from "~/ui/markdown";
import { PageHeader } from "~/ui/page";

export const handle = documentHandle;
export const ErrorBoundary = LadderError;
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "About"} · Rostrum` },
  { name: "description", content: data?.description },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const { sections, locale } = reader.ladder;
  const index = sections.findIndex((each) => each.id === params.sectionId);
  const section = sections[index];
  if (!section) throw notInLadder("page");
  const link = (at: number) => {
    const found = sections[at];
    return found ? { title: found.title, to: `/ladder/about/${found.id}` } : null;
  };
  const view = {
    id: section.id,
    title: section.title,
    description: firstSentence(plainText(section.body), locale).text,
    body: renderMarkdown(section.body),
    sections: sections.map(({ id, title }) => ({ id, title })),
    previous: link(index - 1),
    next: link(index + 1),
  };
  return data(view, { headers: reader.headers });
}

export default function AboutPage() {
  const view = useLoaderData<typeof loader>();
  return (
    <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_16rem] print:block">
      <article className="max-w-(--container-text)">
        <Breadcrumbs crumbs={[{ title: "About", to: "/ladder#about" }]} />
        <PageHeader title={view.title} />
        <Markdown nodes={view.body} />
        <Neighbours label="Pages" previous={view.previous} next={view.next} />
      </article>
      <nav aria-label="About this ladder" className="border-line border-t pt-4 lg:border-0 lg:pt-0">
        <p className="mb-1 font-semibold">About this ladder</p>
        <ul>
          {view.sections.map(({ id, title }) => (
            <li key={id}>
              <a
                href={`/ladder/about/${id}`}
                aria-current={id === view.id ? "page" : undefined}
                className="block py-1.5 no-underline hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
