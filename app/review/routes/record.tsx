import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Notice, PageHeader, Section } from "~/ui/page";
import { CalibrationOf } from "../components/calibration-part";
import {
  Agenda,
  BothInWords,
  RatingsBesideEachOther,
  RuleForBoth,
  Summary,
} from "../components/comparison";
import { RecordCriteria } from "../components/record-criteria";
import { ReviewFacts, ReviewHistory } from "../components/review-facts";
import { mayHandOver } from "../handover.server";
import { recordPage, recordReading } from "../record.server";
import { requireReviewable } from "../reviewable.server";

export const meta = ({ data: page }: { data?: { assessment: { person: { name: string } } } }) => [
  { title: `Assessment of ${page?.assessment.person.name ?? "somebody"} · Rostrum` },
];

/** For everybody who may read an assessment without reviewing it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment, may } = await requireReviewable(
    ask,
    params.assessmentId,
    "record.read",
  );
  const { personId, roles } = viewer;
  const { managerId, actingManagers = [] } = assessment.position;
  const isTheirs = [managerId, assessment.review?.reviewerId, ...actingManagers];
  // Also of somebody further down one's own line: the office shows more than the line does.
  const byOffice = roles.includes("PEOPLE_TEAM") && !isTheirs.includes(personId);
  if (byOffice) await recordReading(viewer.actor, assessment.id);
  return {
    ...(await recordPage(assessment, {
      withRatings: may("record.read-ratings"),
      timeZone: viewer.timeZone,
    })),
    progress: { rated: 0, total: 0, canFinish: false },
    byOffice,
    // Above the manager they show once the review is finished; to a manager who does not review, once it is released.
    showsFrom: assessment.position.managersAbove.includes(personId) ? "finished" : "released",
    wasHanded: new URL(request.url).searchParams.has("handed"),
    timeZone: viewer.timeZone,
    mayReopen: may("review.reopen"),
    mayHandOver: mayHandOver(viewer, assessment),
  };
}

export default function RecordPage() {
  const page = useLoaderData<typeof loader>();
  const { assessment, heading, compared } = page;
  return (
    <>
      <PageHeader
        over={
          page.byOffice ? (
            <Link to={`/organisation/cycles/${assessment.cycle.id}`}>{assessment.cycle.name}</Link>
          ) : (
            <>
              <Link to="/team">My team</Link> · {assessment.cycle.name}
            </>
          )
        }
        title={assessment.person.name}
        lead={`${heading.from} to ${heading.to}`}
        actions={
          page.mayReopen ? (
            <Link to={`/reviews/${assessment.id}/reopen`} className="button">
              Reopen it
            </Link>
          ) : null
        }
      />
      {page.wasHanded && page.reviewer ? (
        <Notice tone="good" live title={`${page.reviewer.name} has this review now.`} />
      ) : null}
      {page.byOffice ? (
        <Notice title="That you read this is recorded.">
          You see it as a member of the people team.
        </Notice>
      ) : null}
      <ReviewFacts page={page} />
      {compared ? (
        <>
          <Summary compared={compared} />
          <RatingsBesideEachOther compared={compared} />
          <CalibrationOf compared={compared} />
          <Agenda compared={compared} />
          <RuleForBoth compared={compared} />
          <BothInWords compared={compared} />
        </>
      ) : (
        <Section title="What was submitted" id="submitted">
          {page.withRatings ? null : (
            <p className="max-w-(--container-text) text-soft">
              Ratings are not shown here before the review is {page.showsFrom}.
            </p>
          )}
          <RecordCriteria page={page} />
        </Section>
      )}
      <ReviewHistory page={page} />
    </>
  );
}
