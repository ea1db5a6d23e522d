import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/access/guards.server";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { Day, DayOf } from "~/ui/dates";
import { Empty, PageHeader, Section, Tag } from "~/ui/page";
import { listOwnAssessments, openTransitions } from "../assessments.server";
import type { AssessmentState } from "../domain/state";
import { countsOf, headingOf } from "../own-page.server";
import { stateWords } from "../words";

export const meta = () => [{ title: "My assessments · Rostrum" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePerson({ request, context });
  const own = await listOwnAssessments(viewer);
  const assessments = await Promise.all(
    own.map(async (assessment) => {
      const ladder = await ladderOfVersion(assessment.ladderVersionId);
      return {
        ...assessment,
        heading: headingOf(ladder, assessment.transitionId),
        ...countsOf(ladder, assessment),
      };
    }),
  );
  return { timeZone: viewer.timeZone, assessments, mayStart: openTransitions(viewer).length > 0 };
}

export default function AssessmentsPage() {
  const { assessments, mayStart, timeZone } = useLoaderData<typeof loader>();
  const isCurrent = (assessment: (typeof assessments)[number]) =>
    assessment.state === "draft"
      ? (assessment.cycle?.isOpen ?? true)
      : assessment.state === "released";
  // What one writes before what one answers; each the newest first.
  const current = assessments
    .filter(isCurrent)
    .sort((a, b) => Number(a.state === "released") - Number(b.state === "released"));
  const past = assessments.filter((assessment) => !isCurrent(assessment));
  return (
    <>
      <PageHeader
        title="My assessments"
        lead="What you say of your own work, criterion by criterion, with the evidence for it."
        actions={
          <>
            <Link to="/evidence" className="button">
              My evidence
            </Link>
            <Link to="/history" className="button">
              History
            </Link>
            {mayStart ? (
              <Link to="/assessments/new" className="button">
                Start a check-in
              </Link>
            ) : null}
          </>
        }
      />
      <Section title="To do" id="current">
        {current.length > 0 ? (
          <List assessments={current} timeZone={timeZone} />
        ) : (
          <Empty title="Nothing is waiting for you.">
            {mayStart
              ? "You can check in with yourself at any time, outside a cycle. Nobody else sees a check-in."
              : "You are not placed on the ladder below its top, so there is no next step to assess."}
          </Empty>
        )}
      </Section>
      {past.length > 0 ? (
        <Section title="Earlier" id="earlier">
          <List assessments={past} timeZone={timeZone} />
        </Section>
      ) : null}
    </>
  );
}

/** Where one reads on: a draft where it is written, a released review beside one's own ratings. */
const ADDRESSES: Partial<Record<AssessmentState, string>> = {
  draft: "",
  released: "/released",
  acknowledged: "/released",
};

type Listed = ReturnType<typeof useLoaderData<typeof loader>>["assessments"];

function List({ assessments, timeZone }: { assessments: Listed; timeZone: string }) {
  return (
    <ul className="max-w-3xl border-line border-t">
      {assessments.map((assessment) => {
        const words = stateWords(assessment);
        const address = ADDRESSES[assessment.state] ?? "/standing";
        return (
          <li key={assessment.id} className="border-line border-b py-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <Link
                to={`/assessments/${assessment.id}${address}`}
                className="font-semibold text-lead"
              >
                {assessment.state === "released"
                  ? "Read your review and answer it"
                  : (assessment.cycle?.name ?? "Check-in")}
              </Link>
              <Tag tone={words.tone}>{words.text}</Tag>
            </div>
            <p>
              {assessment.heading.from} to {assessment.heading.to}
              {assessment.state === "released" && assessment.cycle
                ? `, ${assessment.cycle.name}`
                : ""}
            </p>
            <p className="text-small text-soft">
              {assessment.rated} of {assessment.total} criteria rated
              {assessment.submittedAt ? (
                <>
                  {" "}
                  · submitted <DayOf moment={assessment.submittedAt} timeZone={timeZone} />
                </>
              ) : assessment.cycle?.isOpen ? (
                <>
                  {" "}
                  · due <Day value={assessment.cycle.closesOn} />
                </>
              ) : (
                <>
                  {" "}
                  · begun <DayOf moment={assessment.createdAt} timeZone={timeZone} />
                </>
              )}{" "}
              · ladder {assessment.heading.version}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
