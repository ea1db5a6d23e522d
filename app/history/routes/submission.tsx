import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound, requirePerson } from "~/access/guards.server";
import { AnswerBlock } from "~/assessment/components/answer-block";
import { DayOf, Moment } from "~/ui/dates";
import { CopyHead } from "../components/copy-head";
import { findFrozenSubmission } from "../frozen.server";
import { submissionPage } from "../frozen-page.server";

export const meta = ({ data: page }: { data?: { name: string } }) => [
  { title: `${page?.name ?? "Assessment"}, as submitted · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requirePerson({ request, context });
  const copy = await findFrozenSubmission(viewer.personId, params.submissionId ?? "");
  if (!copy) throw notFound();
  return { timeZone: viewer.timeZone, ...(await submissionPage(copy)) };
}

export default function SubmissionPage() {
  const page = useLoaderData<typeof loader>();
  const { timeZone } = page;
  return (
    <>
      <CopyHead page={page} as="as submitted">
        <p>
          Submitted <Moment value={page.submittedAt} timeZone={timeZone} />
          {page.withdrawnAt ? (
            <>
              , withdrawn on <DayOf moment={page.withdrawnAt} timeZone={timeZone} />
            </>
          ) : null}
          . It is shown as it was on that day, with the questions as they were asked.
        </p>
      </CopyHead>
      {page.criteria.map((criterion) => (
        <AnswerBlock key={criterion.id} {...criterion} kinds={page.evidenceKinds} />
      ))}
    </>
  );
}
