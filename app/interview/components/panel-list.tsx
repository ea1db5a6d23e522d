import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Moment } from "~/ui/dates";
import { Tag } from "~/ui/page";
import type { Outcome, PanelState } from "../domain/state";
import type { PanelWaits } from "../domain/what-waits";
import { OUTCOME_WORDS, PANEL_STATE_WORDS } from "../words";

type Listed = {
  id: string;
  candidateName: string;
  role: string;
  state: PanelState;
  hiringManager: string;
  isInterviewer: boolean;
  interviewers: number;
  submitted: number;
  nextAt: Date | string | null;
  waits: PanelWaits;
  outcome: Outcome | null;
};

/** Candidates one under the other, each with what waits for the viewer. */
export function PanelList({ panels, timeZone }: { panels: Listed[]; timeZone: string }) {
  return (
    <ul className="max-w-3xl border-line border-t">
      {panels.map((panel) => (
        <li key={panel.id} className="border-line border-b py-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <Link
              to={`/interviews/${panel.id}`}
              className="min-w-0 break-words font-semibold text-lead"
            >
              {panel.candidateName}
            </Link>
            <span className="flex flex-wrap gap-2">
              <Tag tone={panel.state === "withdrawn" ? "warn" : "plain"}>
                {PANEL_STATE_WORDS[panel.state]}
              </Tag>
              {panel.outcome ? <Tag>{OUTCOME_WORDS[panel.outcome]}</Tag> : null}
            </span>
          </div>
          <p>{panel.role}</p>
          <p className="text-small text-soft">
            {panel.hiringManager} decides. {cardsIn(panel)}{" "}
            {panel.state === "open" && panel.nextAt ? (
              <>
                {panel.isInterviewer ? "You interview next on " : "Next session on "}
                <Moment value={panel.nextAt} timeZone={timeZone} />.
              </>
            ) : null}
          </p>
          <WhatWaits panel={panel} />
        </li>
      ))}
    </ul>
  );
}

function cardsIn({ interviewers, submitted }: Listed): string {
  if (interviewers === 0) return "Nobody interviews yet.";
  return `${submitted} of ${interviewers} ${interviewers === 1 ? "card" : "cards"} in.`;
}

function WhatWaits({ panel: { id, waits } }: { panel: Listed }) {
  const words: Record<NonNullable<PanelWaits>, ReactNode> = {
    interviewers: (
      <>
        <Link to={`/interviews/${id}/plan`}>The plan</Link> waits: nobody interviews yet.
      </>
    ),
    card: (
      <>
        <Link to={`/interviews/${id}/card`}>Your card</Link> waits.
      </>
    ),
    closing: "Every card is in: it is ready to debrief.",
    decision: (
      <>
        <Link to={`/interviews/${id}/debrief`}>The debrief</Link> is open, and waits for your
        decision.
      </>
    ),
  };
  return waits ? <p className="mt-1 font-semibold">{words[waits]}</p> : null;
}
