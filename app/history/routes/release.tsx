import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { notFound, requirePerson } from "~/access/guards.server";
import { DayOf, Moment } from "~/ui/dates";
import { Markdown } from "~/ui/markdown";
import { Notice, Section } from "~/ui/page";
import { AfterRelease } from "../components/after-release";
import { BothSides } from "../components/both-sides";
import { CopyHead } from "../components/copy-head";
import { findFrozenRelease } from "../frozen.server";
import { releasePage } from "../frozen-page.server";

export const meta = ({ data: page }: { data?: { name: string } }) => [
  { title: `${page?.name ?? "Assessment"}, as released · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requirePerson({ request, context });
  const copy = await findFrozenRelease(viewer.personId, params.releaseId ?? "");
  if (!copy) throw notFound();
  return { timeZone: viewer.timeZone, ...(await releasePage(copy)) };
}

export default function ReleasePage() {
  const page = useLoaderData<typeof loader>();
  const { timeZone } = page;
  return (
    <>
      <CopyHead page={page} as="as released">
        <p>
          Reviewed by {page.reviewer}, released{" "}
          <Moment value={page.releasedAt} timeZone={timeZone} />
          {page.releasedBy === page.reviewer ? "" : ` by ${page.releasedBy}`}. You had submitted it{" "}
          <DayOf moment={page.submittedAt} timeZone={timeZone} />:{" "}
          <Link to={`/history/submissions/${page.submissionId}`}>as submitted</Link>. Both sides are
          shown as they were on that day; what came after stands below.
        </p>
      </CopyHead>
      {page.reopenedAt ? (
        <Notice tone="warn" title="This release no longer holds">
          <p>
            The people team reopened it on <DayOf moment={page.reopenedAt} timeZone={timeZone} />.
            {page.reopenedBecause ? ` They wrote: “${page.reopenedBecause}”` : null}
          </p>
        </Notice>
      ) : null}
      {page.summary.length > 0 ? (
        <Section title="On the whole" id="summary">
          <Markdown nodes={page.summary} />
        </Section>
      ) : null}
      <Section title="Criterion by criterion" id="criteria">
        {page.isCalibrated && !page.criteria.some(({ calibrated }) => calibrated) ? (
          <p className="max-w-(--container-text)">
            Calibration compared these ratings with others and changed none of them.
          </p>
        ) : null}
        {page.criteria.map((criterion) => (
          <BothSides
            key={criterion.id}
            {...criterion}
            kinds={page.evidenceKinds}
            timeZone={timeZone}
          />
        ))}
      </Section>
      <AfterRelease
        page={page}
        answerAt={page.reopenedAt ? null : `/assessments/${page.assessmentId}/released`}
        timeZone={timeZone}
      />
    </>
  );
}
