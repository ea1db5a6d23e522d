import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Breadcrumbs } from "~/ladder/components/breadcrumbs";
import { CriterionBody } from "~/ladder/components/criterion";
import { CriterionHistory } from "~/ladder/components/criterion-history";
import { InterviewQuestions } from "~/ladder/components/interview-questions";
import { LadderError } from "~/ladder/components/ladder-error";
import { Neighbours } from "~/ladder/components/neighbours";
import { findCriterion, questionsAbout } from "~/ladder/domain/view";
import { notInLadder, requireLadderReader } from "~/ladder/reader.server";
import { plainText, renderMarkdown } from "~/platform/markdown.server";
import { documentHandle } from "~/ui/document";
import { Inline } from "~/ui/markdown";
import { PageHeader } from "~/ui/page";
import { askedAt, criterionView } from "../views/criterion-view.server";

export const handle = documentHandle;
export const ErrorBoundary = LadderError;
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.criterion.question ?? "Criterion"} · Rostrum` },
  { name: "description", content: data?.description },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const { ladder } = reader;
  const found = findCriterion(ladder, params.criterionId ?? "");
  if (!found) throw notInLadder("criterion");
  const index = ladder.criteria.indexOf(found);
  const neighbour = (at: number) => {
    const criterion = ladder.criteria[at];
    return criterion ? { title: criterion.question, to: `/ladder/criteria/${criterion.id}` } : null;
  };
  const view = {
    criterion: criterionView(ladder, found),
    description: plainText(found.description ?? found.question),
    askedAt: askedAt(ladder, found),
    weight: found.weight,
    replaces: found.replaces,
    questions: questionsAbout(ladder, [found.id]).map(({ id, ask, probes, lookFor, redFlags }) => ({
      id,
      ask: renderMarkdown(ask),
      probes: probes.map(renderMarkdown),
      lookFor: lookFor.map(renderMarkdown),
      redFlags: redFlags.map(renderMarkdown),
    })),
    previous: neighbour(index - 1),
    next: neighbour(index + 1),
  };
  return data(view, { headers: reader.headers });
}

export default function CriterionPage() {
  const view = useLoaderData<typeof loader>();
  const { criterion, questions } = view;
  return (
    <>
      <Breadcrumbs
        crumbs={
          view.askedAt.to
            ? [
                { title: "Transitions", to: "/ladder#transitions" },
                { title: view.askedAt.text, to: view.askedAt.to },
              ]
            : []
        }
      />
      <PageHeader title={criterion.question} />
      <dl className="-mt-4 mb-8 flex flex-wrap gap-x-10 gap-y-2 text-small">
        <Fact term="Asked at">
          {view.askedAt.to ? <a href={view.askedAt.to}>{view.askedAt.text}</a> : view.askedAt.text}
        </Fact>
        <Fact term="Competency">
          <a href={criterion.competency.to}>{criterion.competency.title}</a>
        </Fact>
        <Fact term="Counts as">{criterion.requirement}</Fact>
        {view.weight === 1 ? null : <Fact term="Weight">{view.weight}</Fact>}
        <Fact term="Identifier">
          <code>{criterion.id}</code>
        </Fact>
      </dl>
      <CriterionBody
        criterion={criterion}
        heading="h2"
        evidence={
          <dl className="mt-3 grid gap-2">
            {criterion.evidence?.kinds.map((kind) => (
              <div key={kind.id}>
                <dt className="font-semibold text-small">{kind.title}</dt>
                <dd className="text-small text-soft">
                  <Inline nodes={kind.description} />
                </dd>
              </div>
            ))}
          </dl>
        }
      />
      <InterviewQuestions questions={questions} />
      <CriterionHistory replaces={view.replaces} />
      <Neighbours label="Criteria" previous={view.previous} next={view.next} />
    </>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
