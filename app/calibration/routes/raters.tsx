import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Empty, PageHeader, Section } from "~/ui/page";
import { Explained } from "../components/explained";
import { FiguresState } from "../components/figures-state";
import { ComponentDrawing, GraphTable, RaterDrawing } from "../components/rater-graph";
import { RaterTable } from "../components/rater-table";
import { cannotTell } from "../domain/figure-words";
import { readFilters } from "../domain/filters";
import { ratersPage } from "../raters-page.server";
import { requireRatings } from "../ratings-guard.server";

export const meta = () => [{ title: "Raters in the session · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, session, data, presents } = await requireRatings(ask, params.sessionId);
  const { rater } = readFilters(new URL(request.url).searchParams);
  return {
    ...(await ratersPage(session, viewer.personId, data, { only: rater, presents })),
    timeZone: viewer.timeZone,
  };
}

export default function RatersRoute() {
  const { raters, reason, at, isStale, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Raters"
        lead="Who can be compared with whom, and what can be told of each. Nobody is ranked: raters stand in the order of their names."
      />
      <FiguresState at={at} isStale={isStale} timeZone={timeZone} />
      {raters === null ? (
        <Empty title="Not there yet">
          The figures take a few seconds. This page looks for them by itself where it can.
        </Empty>
      ) : (
        <Raters raters={raters} reason={reason} />
      )}
    </>
  );
}

type Shown = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["raters"]>;

function Raters({ raters, reason }: { raters: Shown; reason: string | null }) {
  const alone = raters.components.filter(({ names }) => names.length === 1).length;
  return (
    <>
      <Section title="Who can be compared with whom" id="graph">
        <p className="mb-3 max-w-(--container-text)">
          Raters are joined where they rated the same people, or the same written cases. Only those
          who are joined, directly or through others, can be compared: a manager who alone rates
          their own reports cannot be told apart from one with strong people.
          {alone > 0 ? ` ${alone === 1 ? "One rater is" : `${alone} raters are`} alone here.` : ""}
        </p>
        {raters.drawing ? (
          <RaterDrawing drawing={raters.drawing} />
        ) : raters.components.length > 0 ? (
          <ComponentDrawing components={raters.components} />
        ) : (
          <p>Nobody has rated anything that can be compared.</p>
        )}
        {raters.links.length > 0 ? <GraphTable links={raters.links} /> : null}
      </Section>
      <Section title="What can be told of each" id="raters">
        {reason === null ? (
          <>
            {raters.isNarrowed ? (
              <p className="mb-2">
                One rater is shown. <Link to="?">Show all raters</Link>
              </p>
            ) : null}
            <RaterTable rows={raters.rows} axis={raters.axis} />
            <Explained
              ids={["severity", "spread", "middle", "halo", "recency", "density", "shift"]}
            />
          </>
        ) : (
          <p className="max-w-(--container-text)">{cannotTell(reason)}</p>
        )}
      </Section>
    </>
  );
}
