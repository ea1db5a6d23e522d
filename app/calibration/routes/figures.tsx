import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Empty, Notice, PageHeader, Section } from "~/ui/page";
import { GroupsPart } from "../components/figures-groups";
import {
  AgreementPart,
  EffectPart,
  IndicatorsPart,
  SeverityPart,
} from "../components/figures-parts";
import { FiguresState } from "../components/figures-state";
import { cannotTell } from "../domain/figure-words";
import { figuresPage } from "../figures-page.server";
import { requireRatings } from "../ratings-guard.server";

export const meta = () => [{ title: "Figures of the session · Rostrum" }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { viewer, session, data } = await requireRatings({ request, context }, params.sessionId);
  return {
    ...(await figuresPage(session, viewer.personId, data)),
    isWithoutOwn: data.isWithoutOwn,
    timeZone: viewer.timeZone,
  };
}

export default function FiguresRoute() {
  const { figures, at, isStale, isWithoutOwn, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Figures"
        lead="What the ratings of the whole session say about rating, and what they cannot say. They judge nobody: people do."
      />
      <FiguresState at={at} isStale={isStale} timeZone={timeZone} />
      {isWithoutOwn ? (
        <p className="text-small text-soft">
          You are rated in this session; your own row is in none of them.
        </p>
      ) : null}
      {figures === null ? (
        <Empty title="Not there yet">
          The figures take a few seconds. This page looks for them by itself where it can.
        </Empty>
      ) : figures.reason !== null ? (
        <Empty title={cannotTell(figures.reason)} />
      ) : (
        <Parts figures={figures} />
      )}
    </>
  );
}

type Shown = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["figures"]>;

function Parts({ figures }: { figures: Shown }) {
  const { agreement, raters, groups, effect } = figures;
  return (
    <>
      {effect?.compressed ? (
        <Notice tone="warn" title="This session compressed the scale">
          Ratings are closer together than they were, so they tell people apart less. See the effect
          below.
        </Notice>
      ) : null}
      {raters && raters.leftOut > 0 ? (
        <p className="mt-2 max-w-(--container-text) text-small text-soft">
          {raters.leftOut === 1 ? "One criterion is" : `${raters.leftOut} criteria are`} on another
          scale and not in what follows on raters, groups and the effect.
        </p>
      ) : null}
      {agreement ? (
        <Section title="Agreement" id="agreement">
          <AgreementPart agreement={agreement} />
        </Section>
      ) : null}
      {raters ? (
        <>
          <Section title="Lenient or severe" id="severity">
            <SeverityPart raters={raters} />
          </Section>
          <Section title="Signs of rating errors" id="indicators">
            <IndicatorsPart raters={raters} />
          </Section>
        </>
      ) : null}
      {groups ? (
        <Section title="Groups" id="groups">
          <GroupsPart groups={groups} />
        </Section>
      ) : null}
      {effect ? (
        <Section title="Effect of the session" id="effect">
          <EffectPart effect={effect} />
        </Section>
      ) : null}
    </>
  );
}
