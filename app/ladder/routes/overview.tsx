import {
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LadderError } from "~/ladder/components/ladder-error";
import { ExpectationMatrix } from "~/ladder/components/matrix";
import { LevelList, SectionList, StepList } from "~/ladder/components/overview-lists";
import { small } from "~/ladder/components/sentences";
import { TrackDiagram } from "~/ladder/components/track-diagram";
import { TrackSwitch } from "~/ladder/components/track-switch";
import { notInLadder, requireLadderReader } from "~/ladder/reader.server";
import { documentHandle } from "~/ui/document";
import { Inline } from "~/ui/markdown";
import { PageHeader, Section } from "~/ui/page";
import { overviewOf } from "../views/overview-view.server";

export const handle = documentHandle;
export const ErrorBoundary = LadderError;
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Ladder"} · Rostrum` },
  { name: "description", content: data?.lead },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const { ladder } = reader;
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

      <LevelList levels={view.levels} />
      <StepList steps={view.steps} />
      <SectionList sections={view.sections} />
    </>
  );
}
