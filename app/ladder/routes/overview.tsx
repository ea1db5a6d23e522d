import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LadderError } from "~/ladder/components/ladder-error";
import { ExpectationMatrix } from "~/ladder/components/matrix";
import { criteriaCount, namesOf } from "~/ladder/components/places";
import { small } from "~/ladder/components/sentences";
import { TrackDiagram } from "~/ladder/components/track-diagram";
import { TrackSwitch } from "~/ladder/components/track-switch";
import { currentLadder } from "~/ladder/ladder.server";
import { notInLadder, requireLadderReader } from "~/ladder/reader.server";
import { documentHandle } from "~/ui/document";
import { Inline } from "~/ui/markdown";
import { PageHeader, Section } from "~/ui/page";
import { overviewOf } from "./overview-view.server";

export const handle = documentHandle;
export const ErrorBoundary = LadderError;
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Ladder"} · Rostrum` },
  { name: "description", content: data?.lead },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const { ladder } = currentLadder();
  const search = new URL(request.url).searchParams;
  const trackId = search.get("track") ?? ladder.tracks[0]?.id ?? "";
  if (!ladder.tracks.some((track) => track.id === trackId)) throw notInLadder("page");
  const view = overviewOf(ladder, trackId, search.get("text") === "full");
  return data(view, { headers: reader.headers });
}

export default function LadderOverview() {
  const view = useLoaderData<typeof loader>();
  const { matrix, tracks, isFull } = view;
  const track = tracks.find((each) => each.id === view.trackId);
  const address = (trackId: string, full: boolean) => {
    const search = new URLSearchParams();
    if (trackId !== tracks[0]?.id) search.set("track", trackId);
    if (full) search.set("text", "full");
    return `/ladder${search.size > 0 ? `?${search}` : ""}#expectations`;
  };
  return (
    <>
      <PageHeader title={view.title} lead={view.lead} />
      <p className="max-w-(--container-text)">
        Each box is a level. Between two levels stand the criteria that people look at when somebody
        moves on; follow them to see what each answer looks like in practice.
        {view.guide ? (
          <>
            {" "}
            New here? Begin with{" "}
            <a href={`/ladder/about/${view.guide.id}`}>{small(view.guide.title)}</a>.
          </>
        ) : null}
      </p>
      <TrackDiagram paths={view.paths} />
      {tracks.length > 1 && track ? (
        <p className="-mt-4 text-small text-soft">
          Outlined more strongly: the {track.title} track, shown below.
        </p>
      ) : null}

      <Section
        title="What is expected"
        id="expectations"
        actions={
          <TrackSwitch
            label="Track"
            items={tracks.map(({ id, title }) => ({
              title,
              to: address(id, isFull),
              isCurrent: id === view.trackId,
            }))}
          />
        }
      >
        <div className="mb-4 max-w-(--container-text) text-soft">
          {track ? <Inline nodes={track.summary} /> : null}
        </div>
        <p data-print="hide" className="mb-4 text-small">
          {isFull ? "Every cell is shown in full." : "Each cell shows its first sentence."}{" "}
          <a href={address(view.trackId, !isFull)}>
            {isFull ? "Show first sentences" : "Show the full text"}
          </a>
        </p>
        <ExpectationMatrix matrix={matrix} label="Expectations by competency and level" />
      </Section>

      <Section title="Levels" id="levels">
        <dl className="grid gap-x-10 gap-y-4 md:grid-cols-2">
          {view.levels.map((level) => (
            <div key={level.id} className="border-line border-t pt-3">
              <dt className="flex flex-wrap gap-x-5 font-semibold">
                {level.places.map((place) => (
                  <a key={place.to} href={place.to}>
                    {place.title}
                  </a>
                ))}
              </dt>
              <dd className="text-soft">{level.summary}</dd>
            </div>
          ))}
        </dl>
      </Section>

      <Section title="Transitions" id="transitions">
        <ul className="max-w-5xl">
          {view.steps.map((step) => (
            <li
              key={step.id}
              className="grid gap-x-6 border-line border-t py-3 sm:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]"
            >
              <span className="text-soft">{namesOf(step)}</span>
              <span>
                <a href={step.at}>{step.title}</a>
                <span className="text-soft">, {criteriaCount(step.criteria)}</span>
              </span>
            </li>
          ))}
        </ul>
      </Section>

      {view.sections.length > 0 ? (
        <div data-print="hide">
          <Section title="About this ladder" id="about">
            <ul className="grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
              {view.sections.map((section) => (
                <li key={section.id} className="border-line border-t py-2.5">
                  <a href={`/ladder/about/${section.id}`}>{section.title}</a>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      ) : null}
    </>
  );
}
