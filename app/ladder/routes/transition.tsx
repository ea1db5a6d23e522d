import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Breadcrumbs } from "~/ladder/components/breadcrumbs";
import { Gates } from "~/ladder/components/gates";
import { LadderError } from "~/ladder/components/ladder-error";
import { Lead } from "~/ladder/components/lead";
import { namesOf, stepOf } from "~/ladder/components/places";
import { RuleInWords } from "~/ladder/components/rule-in-words";
import { listed } from "~/ladder/components/sentences";
import { TransitionCriterion } from "~/ladder/components/transition-criterion";
import { describeTransitionRule } from "~/ladder/domain/explain";
import { criteriaOfTransition, findTrack, findTransition } from "~/ladder/domain/view";
import { notInLadder, requireLadderReader } from "~/ladder/reader.server";
import { plainText, renderMarkdown } from "~/platform/markdown.server";
import { documentHandle } from "~/ui/document";
import { PageHeader } from "~/ui/page";
import { criterionView } from "../views/criterion-view.server";

export const handle = documentHandle;
export const ErrorBoundary = LadderError;
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data ? namesOf(data.step) : "Transition"} · Rostrum`,
  },
  { name: "description", content: data?.description },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const { ladder } = reader;
  const transition = findTransition(ladder, params.transitionId ?? "");
  if (!transition) throw notInLadder("transition");
  const view = {
    step: stepOf(ladder, transition),
    tracks: listed(
      transition.tracks.map((id) => findTrack(ladder, id)?.title ?? id),
      "and",
    ),
    summary: renderMarkdown(transition.summary ?? ""),
    description: plainText(transition.summary ?? transition.title),
    rule: describeTransitionRule(ladder, transition.id),
    gates: transition.gates,
    criteria: criteriaOfTransition(ladder, transition.id).map((each) =>
      criterionView(ladder, each),
    ),
  };
  return data(view, { headers: reader.headers });
}

export default function TransitionPage() {
  const { step, tracks, summary, rule, gates, criteria } = useLoaderData<typeof loader>();
  return (
    <>
      <Breadcrumbs crumbs={[{ title: "Transitions", to: "/ladder#transitions" }]} />
      <PageHeader title={step.title} />
      <Lead nodes={summary} />
      <p>
        From <a href={step.from.to}>{step.from.title}</a> to{" "}
        <a href={step.to.to}>{step.to.title}</a>, on the {tracks} track.{" "}
        <a
          data-print="hide"
          href={`/ladder/compare?from=${step.from.levelId}.${step.from.trackId}&to=${step.to.levelId}.${step.to.trackId}`}
        >
          Compare the two levels
        </a>
      </p>

      <div className="mt-10 grid gap-x-12 gap-y-8 border-line border-t pt-8 lg:grid-cols-3 print:grid-cols-3">
        <section aria-labelledby="questions">
          <h2 id="questions" className="mb-2 font-semibold text-lead">
            The questions
          </h2>
          <ol className="grid list-decimal gap-1.5 pl-5 marker:text-soft">
            {criteria.map((criterion) => (
              <li key={criterion.id}>
                <a href={`#${criterion.id}`}>{criterion.question}</a>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="rule">
          <h2 id="rule" className="mb-2 font-semibold text-lead">
            The rule
          </h2>
          <RuleInWords rule={rule} />
        </section>
        <section aria-labelledby="gates">
          <h2 id="gates" className="mb-2 font-semibold text-lead">
            The people who decide
          </h2>
          <Gates gates={gates} />
        </section>
      </div>

      {criteria.map((criterion) => (
        <TransitionCriterion key={criterion.id} criterion={criterion} />
      ))}
    </>
  );
}
