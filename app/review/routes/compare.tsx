import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Notice, PageHeader } from "~/ui/page";
import { comparisonPage } from "../comparison-page.server";
import { CalibrationOf } from "../components/calibration-part";
import {
  Agenda,
  AskedBy,
  BothInWords,
  RatingsBesideEachOther,
  RuleForBoth,
  Summary,
} from "../components/comparison";
import { contentOf } from "../release.server";
import { reviewState } from "../review-state.server";
import { requireReviewable } from "../reviewable.server";

export const meta = ({ data: page }: { data?: { person: string } }) => [
  { title: `Both sides, ${page?.person ?? "a review"} · Rostrum` },
];

/** What the release would show, for the reviewer: once every criterion is settled. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = { request, context };
  const { viewer, assessment } = await requireReviewable(ask, params.assessmentId, "review.read");
  if (!assessment.review || assessment.state === "submitted")
    throw redirect(`/reviews/${assessment.id}`);
  const sides = await reviewState(assessment);
  const open = sides.progress.criteria.filter(({ missing }) =>
    missing.some((each) => each === "rating" || each === "comparison"),
  );
  const { id, state, person } = assessment;
  const about = { id, person: person.name, isFinished: state !== "in-review" };
  if (open.length > 0) return { ...about, compared: null, open: open.length };
  const compared = await comparisonPage(await contentOf(assessment, sides), {
    assessmentId: id,
    personId: person.id,
    ladderVersionId: assessment.ladderVersionId,
    at: new Date(),
    timeZone: viewer.timeZone,
  });
  return { ...about, compared, open: 0 };
}

export default function ComparePage() {
  const { id, person, isFinished, compared, open } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        over={<Link to={`/reviews/${id}`}>Review of {person}</Link>}
        title="Both sides"
        lead={compared ? `What ${person} will see once you release it.` : undefined}
      />
      {compared ? (
        <>
          <Summary compared={compared} />
          <RatingsBesideEachOther compared={compared} />
          <CalibrationOf compared={compared} />
          <Agenda compared={compared} />
          <RuleForBoth compared={compared} />
          <BothInWords compared={compared} />
          <AskedBy compared={compared} />
        </>
      ) : (
        <Notice
          title={
            open === 1
              ? "One criterion is not settled yet."
              : `${open} criteria are not settled yet.`
          }
        >
          Both sides stand beside each other once you have rated and compared every criterion. On
          each criterion’s own page you see its comparison as soon as your rating is settled.
        </Notice>
      )}
      <p className="mt-10" data-print="hide">
        <Link
          to={`/reviews/${id}${isFinished ? "#next" : compared ? "#whole" : ""}`}
          className="button"
        >
          {isFinished
            ? "Back to the review to release it"
            : compared
              ? "Back to the review to finish it"
              : "Back to the review"}
        </Link>
      </p>
    </>
  );
}
