import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { stateWords } from "~/assessment/words";
import { Day } from "~/ui/dates";
import type { Freshness } from "../domain/freshness";
import type { Answer } from "../domain/wording";
import type { Support } from "../supports.server";

/** What a piece supports: the criteria, in which assessment, and until when the piece is recent enough. */
export function SupportList({
  supports,
  isConfirmed,
  most = Number.POSITIVE_INFINITY,
  children,
}: {
  supports: readonly Support[];
  /** A colleague confirmed the piece, or a part of it. */
  isConfirmed: boolean;
  most?: number;
  /** Said where there is more than is listed. */
  children?: ReactNode;
}) {
  return (
    <ul>
      {supports.slice(0, most).map((support) => (
        <li key={`${support.assessmentId} ${support.criterionId}`} className="mt-2 first:mt-0">
          <Link to={addressOf(support)} className="text-ink">
            {support.question}
          </Link>
          <p className="text-small text-soft">
            {support.assessment}, {wordsOf(support)}
            <FreshnessWords freshness={support.freshness} isPast={isPast(support)} />
            {support.wantsColleague && !isConfirmed && !isPast(support)
              ? " · asks that a colleague confirms it"
              : ""}
          </p>
        </li>
      ))}
      {supports.length > most ? <li className="mt-2 text-small">{children}</li> : null}
    </ul>
  );
}

/** Did a colleague confirm it, or a part of it? */
export function isConfirmed(asked: readonly { answer: Answer | null }[]): boolean {
  return asked.some(({ answer }) => answer === "confirm" || answer === "in-part");
}

function wordsOf({ state, startedAt, isOpen }: Support): string {
  return stateWords({ state, startedAt, cycle: { isOpen } }).text.toLowerCase();
}

/** A draft is where it is written; what is submitted is read as it was. */
function addressOf({ assessmentId, criterionId, state }: Support): string {
  return state === "draft"
    ? `/assessments/${assessmentId}/criteria/${criterionId}`
    : `/assessments/${assessmentId}/standing`;
}

/** Decided: that a piece has become old since is no news for it. */
function isPast({ state }: Support): boolean {
  return state === "released" || state === "acknowledged";
}

function FreshnessWords({ freshness, isPast }: { freshness: Freshness; isPast: boolean }) {
  switch (freshness.kind) {
    case "any-age":
      return null;
    case "fresh":
      return (
        <>
          {" "}
          · counts until <Day value={freshness.until} />
        </>
      );
    case "old":
      return (
        <span className={isPast ? "" : "text-warn"}>
          {" "}
          · {isPast ? "by now " : ""}older than the{" "}
          {freshness.withinMonths === 1 ? "month" : `${freshness.withinMonths} months`} this
          criterion asks
        </span>
      );
  }
}
