import { DayOf } from "~/ui/dates";
import type { CriterionPage } from "./criterion-editor";

type Props = {
  last: NonNullable<CriterionPage["last"]>;
  timeZone: string;
  /** Nothing is written yet. */
  isBlank: boolean;
};

/** What one said last time, as a place to start from: words and evidence, never the rating. */
export function LastTimePart({ last, timeZone, isBlank }: Props) {
  const pieces = last.evidence === 1 ? "piece" : `${last.evidence} pieces`;
  return (
    <section
      aria-labelledby="last-time"
      className="my-4 max-w-(--container-text) border-line border-l-3 pl-4"
    >
      <h3 id="last-time" className="font-semibold">
        Last time
      </h3>
      <p className="text-small text-soft">
        {last.cycle ?? "Check-in"}, <DayOf moment={last.submittedAt} timeZone={timeZone} />, ladder{" "}
        {last.version}
      </p>
      {last.narrative ? (
        <>
          <p className="mt-2">You wrote:</p>
          <blockquote className="mt-1 max-h-60 overflow-y-auto whitespace-pre-wrap text-soft">
            {last.narrative}
          </blockquote>
        </>
      ) : (
        <p className="mt-2">You wrote nothing here, and named evidence.</p>
      )}
      <p className="mt-3 flex flex-wrap gap-2">
        {last.narrative && isBlank ? (
          <button type="submit" name="intent" value="start-from-last" className="button">
            Start from this text
          </button>
        ) : null}
        {last.evidence > 0 ? (
          <button type="submit" name="intent" value="use-last-evidence" className="button">
            Use its {pieces} of evidence
          </button>
        ) : null}
      </p>
      <p className="mt-1 text-small text-soft">How you rated it then is not taken over.</p>
    </section>
  );
}
