import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

type Progress = {
  criteria: { criterionId: string; question: string; rated: boolean }[];
  rated: number;
  total: number;
};

/** Stays in sight: which criterion this is, how many are rated, and whether all is saved. */
export function ProgressStrip({
  base,
  progress,
  current,
  status,
}: {
  base: string;
  progress: Progress;
  current: string;
  status: ReactNode;
}) {
  const position = progress.criteria.findIndex(({ criterionId }) => criterionId === current) + 1;
  return (
    <div
      data-print="hide"
      className="sticky top-0 z-30 -mx-4 -mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-line border-b bg-ground px-4 py-2.5 sm:-mx-8 sm:px-8 lg:-mx-12 lg:-mt-10 lg:px-12"
    >
      <nav aria-label="Criteria" className="flex items-center gap-3">
        <ol className="flex gap-1.5">
          {progress.criteria.map(({ criterionId, question, rated }, index) => (
            <li key={criterionId}>
              <Link
                to={`${base}/criteria/${criterionId}`}
                aria-current={criterionId === current ? "step" : undefined}
                title={question}
                className={`flex size-7 items-center justify-center rounded-small border text-small no-underline ${
                  criterionId === current
                    ? "border-accent border-2 font-semibold text-accent"
                    : rated
                      ? "border-accent bg-accent text-accent-ink"
                      : "border-strong-line text-soft"
                }`}
              >
                <span className="sr-only">{question} </span>
                {index + 1}
                <span className="sr-only">{rated ? ", rated" : ", not rated yet"}</span>
              </Link>
            </li>
          ))}
        </ol>
        <span className="text-small text-soft">
          <span className="hidden sm:inline">Criterion </span>
          {position} of {progress.total} · {progress.rated} rated
        </span>
      </nav>
      {status}
    </div>
  );
}
