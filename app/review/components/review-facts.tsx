import { Link } from "@remix-run/react";
import { Day, DayOf } from "~/ui/dates";
import { Notice, Section } from "~/ui/page";
import type { loader } from "../routes/overview";
import { REVIEW_STATE_WORDS } from "../words";

export type ReviewPage = ReturnType<typeof import("@remix-run/react").useLoaderData<typeof loader>>;

type Facts = Pick<ReviewPage, "assessment" | "progress" | "reviewer" | "timeZone" | "mayHandOver">;

/** Where the review is, and what is unusual about it. */
export function ReviewFacts({ page }: { page: Facts }) {
  const { assessment, progress, reviewer } = page;
  const { person, cycle, state } = assessment;
  return (
    <>
      {person.hasLeft ? (
        <Notice tone="warn" title={`${person.name} has left.`}>
          The review stays on record as it is; it can no longer be released.
        </Notice>
      ) : null}
      <dl className="flex flex-wrap gap-x-10 gap-y-2">
        <Fact term="State">{REVIEW_STATE_WORDS[state]}</Fact>
        {reviewer && progress.total > 0 ? (
          <Fact term="Rated">
            {progress.rated} of {progress.total}
          </Fact>
        ) : null}
        {assessment.submittedAt ? (
          <Fact term="Submitted">
            <DayOf moment={assessment.submittedAt} timeZone={page.timeZone} />
          </Fact>
        ) : null}
        <Fact term="Cycle due">
          <Day value={cycle.closesOn} />
        </Fact>
        {reviewer ? <Fact term="Reviewer">{reviewer.name}</Fact> : null}
      </dl>
      {page.mayHandOver ? (
        <p className="mt-3" data-print="hide">
          <Link to={`/reviews/${assessment.id}/hand-over`}>Hand this review over</Link>
        </p>
      ) : null}
    </>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-small text-soft">{term}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}

type History = Pick<ReviewPage, "handovers" | "reopenings" | "timeZone">;

/** How the review changed hands and when it was sent back, for everybody who works with it. */
export function ReviewHistory({ page }: { page: History }) {
  const { handovers, reopenings, timeZone } = page;
  if (handovers.length + reopenings.length === 0) return null;
  return (
    <Section title="What happened to it" id="happened">
      <ul className="max-w-(--container-text)">
        {handovers.map((each) => (
          <li key={String(each.at)} className="border-line border-t py-3">
            <DayOf moment={each.at} timeZone={timeZone} />: {each.by} handed it from {each.from} to{" "}
            {each.to}. <span className="whitespace-pre-wrap text-soft">{each.reason}</span>
          </li>
        ))}
        {reopenings.map((each) => (
          <li key={String(each.at)} className="border-line border-t py-3">
            <DayOf moment={each.at} timeZone={timeZone} />: {each.by} reopened it.{" "}
            <span className="whitespace-pre-wrap text-soft">{each.reason}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
