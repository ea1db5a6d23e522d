import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Breadcrumbs } from "~/ladder/components/breadcrumbs";
import { LadderError } from "~/ladder/components/ladder-error";
import { placeAt } from "~/ladder/components/places";
import { requireLadderReader } from "~/ladder/reader.server";
import { renderMarkdown } from "~/platform/markdown.server";
import { documentHandle } from "~/ui/document";
import { Markdown } from "~/ui/markdown";
import { PageHeader } from "~/ui/page";
import { requireJob } from "../views/job-view.server";

export const handle = documentHandle;
export const ErrorBoundary = LadderError;
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Job description: ${data?.place.title ?? ""} · Rostrum` },
  {
    name: "description",
    content: `A job description for ${data?.place.title ?? "this level"}, made from the ladder.`,
  },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const { ladder } = reader;
  const { standing, markdown } = requireJob(ladder, params);
  const view = {
    place: placeAt(ladder, standing),
    to: `/ladder/jobs/${standing.trackId}/${standing.levelId}.md`,
    // The title is the page's own heading.
    body: renderMarkdown(markdown.replace(/^# .*\n/, "")),
  };
  return data(view, { headers: reader.headers });
}

export default function JobPage() {
  const { place, to, body } = useLoaderData<typeof loader>();
  return (
    <article>
      <Breadcrumbs
        crumbs={[
          { title: "Levels", to: "/ladder#levels" },
          { title: place.title, to: place.to },
        ]}
      />
      <PageHeader
        title={place.title}
        actions={
          <a href={to} className="button" download>
            Download as Markdown
          </a>
        }
      />
      <p data-print="hide" className="-mt-4 mb-8 max-w-(--container-text) text-soft">
        A job description made from the ladder: change the ladder and it changes too. Print it as it
        is, or take the Markdown into your own tool.
      </p>
      <Markdown nodes={body} className="[&_h2]:text-title [&_h3]:text-lead" />
    </article>
  );
}
