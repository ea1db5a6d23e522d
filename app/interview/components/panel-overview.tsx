import { Link } from "@remix-run/react";
import type { FormFailure } from "~/platform/form";
import { Moment, TimesIn } from "~/ui/dates";
import { Notice, PageHeader, Section, Tag } from "~/ui/page";
import type { NextStep } from "../domain/next-step";
import type { Outcome, PanelState } from "../domain/state";
import { OUTCOME_WORDS } from "../words";
import { TypedWords } from "./decision-record";
import { WithdrawForm } from "./withdraw-form";

type When = Date | string;

export type OverviewPage = {
  panel: {
    id: string;
    candidateName: string;
    state: PanelState;
    location: string;
    cards: { interviewers: number; submitted: number };
    kit: { id: string; name: string };
  };
  hiringManager: string;
  overview: {
    role: string;
    outcome: Outcome | null;
    interviewers: {
      personId: string;
      name: string;
      isViewer: boolean;
      mustGo: boolean;
      sessions: { id: string; startsAt: When | null; minutes: number; topic: string }[];
    }[];
    coverage: { criteria: number; covered: number; gaps: string[] };
    moves: { id: string; kind: MoveKind; reason: string; by: string; at: When }[];
    next: NextStep;
  };
  timeZone: string;
  mayPlan: boolean;
  mayWithdraw: boolean;
  mayClose: boolean;
  mayCard: boolean;
  mayTakeCalendar: boolean;
};

type MoveKind = "DEBRIEF" | "WITHDRAWN" | "RETURNED" | "REOPENED";
type Answer = FormFailure | undefined;

/** Who interviews, when and on what; of the cards only how many are in. */
export function PanelOverviewPage({ page, answer }: { page: OverviewPage; answer: Answer }) {
  const { panel, overview, hiringManager, timeZone } = page;
  return (
    <>
      <PageHeader
        title={panel.candidateName}
        lead={`${overview.role}. ${hiringManager} decides.`}
        actions={
          page.mayTakeCalendar ? (
            <a href={`/interviews/${panel.id}/calendar.ics`} className="button" download>
              My calendar file
            </a>
          ) : null
        }
      />
      {answer && !page.mayWithdraw ? <TypedWords answer={answer} /> : null}
      {answer?.errors.form && page.mayWithdraw ? (
        <Notice tone="bad" live title={answer.errors.form} />
      ) : null}
      <NextStepNotice page={page} />
      <Facts page={page} />
      <Section title="Who interviews" id="who">
        <TimesIn timeZone={timeZone} />
        <Interviewers interviewers={overview.interviewers} timeZone={timeZone} />
      </Section>
      {overview.moves.length > 0 ? (
        <Section title="What happened" id="moves">
          <Moves moves={overview.moves} timeZone={timeZone} />
        </Section>
      ) : null}
      {page.mayWithdraw ? <WithdrawForm panel={panel} answer={answer} /> : null}
    </>
  );
}

function NextStepNotice({ page }: { page: OverviewPage }) {
  const { panel, overview } = page;
  const { kind, title, words } = overview.next;
  const root = `/interviews/${panel.id}`;
  const way =
    kind === "plan" && page.mayPlan
      ? { to: `${root}/plan`, words: "Open the plan" }
      : kind === "card" && page.mayCard
        ? { to: `${root}/card`, words: "Open your card" }
        : (kind === "close" || kind === "interview") && page.mayClose
          ? { to: `${root}/debrief`, words: "Open the debrief" }
          : kind === "decide"
            ? { to: `${root}/debrief`, words: "Go to the debrief" }
            : null;
  return (
    <Notice title={title}>
      <p>{words}</p>
      {way ? (
        <p className="mt-2">
          <Link to={way.to} className="inline-flex min-h-6 items-center">
            {way.words}
          </Link>
        </p>
      ) : null}
    </Notice>
  );
}

function Facts({ page: { panel, overview } }: { page: OverviewPage }) {
  const { cards, kit, location } = panel;
  return (
    <dl className="mt-6 grid max-w-3xl grid-cols-[auto_1fr] gap-x-6 gap-y-2 narrow:grid-cols-1 narrow:gap-y-0">
      {overview.outcome ? (
        <>
          <dt className="text-soft">Decision</dt>
          <dd className="narrow:mb-3">
            <Link to={`/interviews/${panel.id}/decision`}>{OUTCOME_WORDS[overview.outcome]}</Link>
          </dd>
        </>
      ) : null}
      <dt className="text-soft">Cards</dt>
      <dd className="narrow:mb-3">
        {cards.interviewers === 0
          ? "Nobody interviews yet"
          : `${cards.submitted} of ${cards.interviewers} in`}
      </dd>
      <dt className="text-soft">Kit</dt>
      <dd className="narrow:mb-3">
        <Link to={`/interviews/kits/${kit.id}`}>{kit.name}</Link>
      </dd>
      <dt className="text-soft">Coverage</dt>
      <dd className="narrow:mb-3">{coverageWords(overview.coverage)}</dd>
      <dt className="text-soft">Location</dt>
      <dd>{location || "Not given"}</dd>
    </dl>
  );
}

function coverageWords({ criteria, covered, gaps }: OverviewPage["overview"]["coverage"]): string {
  const all = `${covered} of ${criteria} criteria have somebody who asks about them`;
  return gaps.length > 0 ? `${all}. Missing in: ${gaps.join(", ")}.` : `${all}.`;
}

function Interviewers({
  interviewers,
  timeZone,
}: {
  interviewers: OverviewPage["overview"]["interviewers"];
  timeZone: string;
}) {
  if (interviewers.length === 0) return <p className="text-soft">Nobody yet.</p>;
  return (
    <ul className="mt-2 max-w-3xl border-line border-t">
      {interviewers.map(({ personId, name, isViewer, mustGo, sessions }) => (
        <li key={personId} className="border-line border-b py-3">
          <p className="font-semibold">
            {name} {isViewer ? <Tag>You</Tag> : null}{" "}
            {mustGo ? <Tag tone="warn">To be replaced</Tag> : null}
          </p>
          {sessions.length === 0 ? <p className="text-small text-soft">No session yet.</p> : null}
          <ul>
            {sessions.map(({ id, startsAt, minutes, topic }) => (
              <li key={id} className="mt-1">
                {startsAt ? <Moment value={startsAt} timeZone={timeZone} /> : "No date yet"}
                <span className="text-soft">, {minutes} minutes</span>
                <span className="block text-small text-soft">{topic}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

const MOVE_WORDS: Record<MoveKind, string> = {
  DEBRIEF: "opened the debrief",
  WITHDRAWN: "wrote down that the candidate withdrew",
  RETURNED: "wrote down that the candidate came back",
  REOPENED: "reopened the decision",
};

function Moves({
  moves,
  timeZone,
}: {
  moves: OverviewPage["overview"]["moves"];
  timeZone: string;
}) {
  return (
    <ol className="max-w-3xl border-line border-t">
      {moves.map(({ id, kind, reason, by, at }) => (
        <li key={id} className="border-line border-b py-2">
          <p>
            {by} {MOVE_WORDS[kind]}.{" "}
            <span className="text-small text-soft">
              <Moment value={at} timeZone={timeZone} />
            </span>
          </p>
          {reason ? <p className="whitespace-pre-line text-soft">{reason}</p> : null}
        </li>
      ))}
    </ol>
  );
}
