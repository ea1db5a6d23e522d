import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { notFound } from "~/access/guards.server";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { Moment } from "~/ui/dates";
import { Notice, PageHeader } from "~/ui/page";
import { lateWords } from "../card-page.server";
import { CardShown } from "../components/card-shown";
import { cardView } from "../domain/card-view";
import { otherCard } from "../others-cards.server";
import { requireCards } from "../panel.server";

export const meta = ({ data: page }: { data?: { interviewer: string } }) => [
  { title: `Card of ${page?.interviewer ?? "an interviewer"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { viewer, panel } = await requireCards({ request, context }, params.panelId);
  const root = `/interviews/${panel.id}`;
  const cardId = params.cardId ?? "";
  if (panel.ownCard?.id === cardId) throw redirect(`${root}/card`);
  const found = await otherCard(viewer, panel.id, cardId);
  if (!found) throw notFound();
  const ladder = await ladderOfVersion(panel.kit.ladderVersionId);
  return {
    back: panel.state === "open" ? `${root}/card` : `${root}/debrief`,
    backTo: panel.state === "open" ? "Your card" : "Debrief",
    interviewer: found.of.interviewer,
    submittedAt: found.of.submittedAt,
    late: lateWords(found.of.submittedAt, panel),
    card: cardView(ladder, panel, found.card),
    timeZone: viewer.timeZone,
  };
}

export default function OtherCardRoute() {
  const { back, backTo, interviewer, submittedAt, late, card, timeZone } =
    useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        over={<Link to={back}>{backTo}</Link>}
        title={`Card of ${interviewer}`}
        lead={
          <>
            Handed in <Moment value={submittedAt} timeZone={timeZone} />
          </>
        }
      />
      {late ? <Notice tone="warn" title={late} /> : null}
      <CardShown card={card} timeZone={timeZone} />
    </>
  );
}
