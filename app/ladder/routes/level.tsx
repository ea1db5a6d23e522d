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
import { LevelExpectations } from "~/ladder/components/level-expectations";
import { firstTrackWith } from "~/ladder/components/places";
import { StepLinks } from "~/ladder/components/step-links";
import { TrackSwitch } from "~/ladder/components/track-switch";
import { findLevel, levelsOnTrack } from "~/ladder/domain/view";
import { notInLadder, requireLadderReader } from "~/ladder/reader.server";
import { documentHandle } from "~/ui/document";
import { Inline } from "~/ui/markdown";
import { PageHeader, Section } from "~/ui/page";
import { levelView } from "../views/level-view.server";

export const handle = documentHandle;
export const ErrorBoundary = LadderError;
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.place.title ?? "Level"} · Rostrum` },
  { name: "description", content: data?.description },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const reader = await requireLadderReader({ request, context });
  const { ladder } = reader;
  const level = findLevel(ladder, params.levelId ?? "");
  const trackId =
    new URL(request.url).searchParams.get("track") ??
    (level && firstTrackWith(ladder, level.id)) ??
    "";
  if (!level || !levelsOnTrack(ladder, trackId).includes(level)) throw notInLadder("level");
  return data(levelView(ladder, level, trackId), { headers: reader.headers });
}

export default function LevelPage() {
  const view = useLoaderData<typeof loader>();
  const { place } = view;
  return (
    <>
      <Breadcrumbs crumbs={[{ title: "Levels", to: "/ladder#levels" }]} />
      <PageHeader
        title={place.title}
        actions={
          <TrackSwitch
            label="Track"
            items={view.tracks.map(({ id, title, to }) => ({
              title,
              to,
              isCurrent: id === place.trackId,
            }))}
          />
        }
      />
      <Lead nodes={view.summary} />
      {view.payBand ? (
        <p>
          Pay band {view.payBand}
          {view.samePayBand.length > 0 ? (
            <>
              , the same as{" "}
              {view.samePayBand.map(({ title, to }, index) => (
                <span key={to}>
                  {index > 0 ? ", " : ""}
                  <a href={to}>{title}</a>
                </span>
              ))}
            </>
          ) : null}
          .
        </p>
      ) : null}

      {view.attributes.length > 0 ? (
        <dl className="mt-8 grid gap-x-10 gap-y-5 sm:grid-cols-2 xl:grid-cols-4">
          {view.attributes.map(({ name, text }) => (
            <div key={name} className="border-strong-line border-t pt-2">
              <dt className="font-semibold">{name}</dt>
              <dd>
                <Inline nodes={text} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}

      {view.sublevels.length > 0 ? (
        <Section title="Steps inside this level" id="sublevels">
          <dl className="grid max-w-(--container-text) gap-3">
            {view.sublevels.map(({ id, title, summary }) => (
              <div key={id}>
                <dt className="font-semibold">{title}</dt>
                <dd>
                  <Inline nodes={summary} />
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}

      <LevelExpectations groups={view.groups} />

      <StepLinks into={view.into} onwards={view.onwards} />
      <p className="mt-8" data-print="hide">
        Hiring for this level? Here is a <a href={view.job}>job description</a> made from this page.
      </p>
    </>
  );
}
