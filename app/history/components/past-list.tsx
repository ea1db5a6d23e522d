import { Link } from "@remix-run/react";
import { DayOf } from "~/ui/dates";
import { Tag } from "~/ui/page";
import type { Listed } from "../history-page.server";

type Copy = Listed["copies"][number];

/** Every past assessment with the copies that were kept of it. */
export function PastList({ list, timeZone }: { list: Listed[]; timeZone: string }) {
  return (
    <ol className="max-w-4xl border-line border-t">
      {list.map((assessment) => (
        <li
          key={assessment.id}
          className="grid gap-x-10 gap-y-3 border-line border-b py-5 md:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]"
        >
          <div>
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="font-semibold text-lead">{assessment.name}</span>
              <Tag tone={assessment.state.tone}>{assessment.state.text}</Tag>
            </p>
            <p>
              {assessment.step
                ? `${assessment.step.from} to ${assessment.step.to}`
                : assessment.transitionId}
            </p>
            <p className="text-small text-soft">Ladder {assessment.version}</p>
          </div>
          {assessment.copies.length > 0 ? (
            <ul className="grid content-start gap-3">
              {assessment.copies.map((copy) => (
                <li key={copy.id}>
                  <CopyLine copy={copy} name={assessment.name} timeZone={timeZone} />
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-soft">
              Never submitted.{" "}
              <Link to={`/assessments/${assessment.id}`} data-print="hide">
                What you wrote<span className="sr-only"> for {assessment.name}</span>
              </Link>
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

type CopyProps<Kind extends Copy = Copy> = { copy: Kind; name: string; timeZone: string };

function CopyLine({ copy, ...rest }: CopyProps) {
  return copy.kind === "release" ? (
    <ReleaseLine copy={copy} {...rest} />
  ) : (
    <SubmissionLine copy={copy} {...rest} />
  );
}

function ReleaseLine({ copy, name, timeZone }: CopyProps<Extract<Copy, { kind: "release" }>>) {
  return (
    <>
      <Link to={`/history/releases/${copy.id}`}>
        As released<span className="sr-only">, {name}</span>
      </Link>{" "}
      <DayOf moment={copy.releasedAt} timeZone={timeZone} />
      <span className="block text-small text-soft">
        {copy.acknowledgedAt ? (
          <>
            Acknowledged <DayOf moment={copy.acknowledgedAt} timeZone={timeZone} />
          </>
        ) : (
          "Not acknowledged"
        )}
        {copy.reopenedAt ? (
          <>
            . Reopened on <DayOf moment={copy.reopenedAt} timeZone={timeZone} />
            {copy.replacedBy ? (
              <>
                , replaced by the release of{" "}
                <DayOf moment={copy.replacedBy.releasedAt} timeZone={timeZone} />
              </>
            ) : (
              ", not replaced yet"
            )}
          </>
        ) : null}
      </span>
    </>
  );
}

function SubmissionLine({
  copy,
  name,
  timeZone,
}: CopyProps<Extract<Copy, { kind: "submission" }>>) {
  return (
    <>
      <Link to={`/history/submissions/${copy.id}`}>
        As submitted<span className="sr-only">, {name}</span>
      </Link>{" "}
      <DayOf moment={copy.submittedAt} timeZone={timeZone} />
      {copy.fate === "standing" ? null : (
        <span className="block text-small text-soft">
          {copy.withdrawnAt ? (
            <>
              Withdrawn on <DayOf moment={copy.withdrawnAt} timeZone={timeZone} />
            </>
          ) : (
            "No longer stands: the assessment was opened again"
          )}
        </span>
      )}
    </>
  );
}
