import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Breadcrumbs } from "~/ladder/components/breadcrumbs";
import { LadderError } from "~/ladder/components/ladder-error";
import { Lead } from "~/ladder/components/lead";
import { Neighbours } from "~/ladder/components/neighbours";
import { RankRow } from "~/ladder/components/rank-row";
import { findCompetency } from "~/ladder/domain/view";
import { notInLadder, requireLadderReader } from "~/ladder/reader.server";
import { documentHandle } from "~/ui/document";
import { PageHeader, Section } from "~/ui/page";
import { competencyView } from "../views/competency-view.server";

export const handle = documentHandle;
export const ErrorBoundary = LadderError;
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Competency"} · Rostrum` },
  { name: "description", content: data?.description },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const { ladder } = reader;
  const competency = findCompetency(ladder, params.competencyId ?? "");
  if (!competency) throw notInLadder("competency");
  return data(competencyView(ladder, competency), { headers: reader.headers });
}

export default function CompetencyPage() {
  const view = useLoaderData<typeof loader>();
  return (
    <>
      <Breadcrumbs crumbs={[{ title: view.group, to: "/ladder#expectations" }]} />
      <PageHeader title={view.title} />
      <Lead nodes={view.summary} />

      <Section title="Level by level" id="levels">
        <ol>
          {view.ranks.map((rank) => (
            <RankRow key={rank.rank} rank={rank} />
          ))}
        </ol>
      </Section>

      <Section title="Criteria" id="criteria">
        {view.criteria.length > 0 ? (
          <ul className="max-w-5xl">
            {view.criteria.map(({ id, question, askedAt }) => (
              <li
                key={id}
                className="grid gap-x-8 border-line border-t py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]"
              >
                <a href={`/ladder/criteria/${id}`}>{question}</a>
                <span className="text-soft">{askedAt}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="max-w-(--container-text) text-soft">
            No criterion is rated on this competency by itself. What is expected above still
            describes the level.
          </p>
        )}
        {view.weights.length > 0 ? (
          <p className="mt-4 text-small text-soft">
            Where a rule weighs competencies, the weight of this one is{" "}
            {view.weights.map(({ track, weight }, index) => (
              <span key={track}>
                {index > 0 ? " and " : ""}
                {weight} on the {track} track
              </span>
            ))}
            .
          </p>
        ) : null}
      </Section>

      {view.resources.length > 0 ? (
        <Section title="Where to learn more" id="resources">
          <ul className="grid list-disc gap-1.5 pl-5 marker:text-strong-line">
            {view.resources.map(({ title, url }) => (
              <li key={title}>
                {url ? (
                  <a href={url} rel="noopener noreferrer">
                    {title}
                  </a>
                ) : (
                  title
                )}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Neighbours label="Competencies" previous={view.previous} next={view.next} />
    </>
  );
}
