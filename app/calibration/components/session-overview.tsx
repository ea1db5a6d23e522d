import { Link } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { Notice, PageHeader, Section } from "~/ui/page";
import type { PopulationWarning } from "../domain/population";
import type { SessionEvent, SessionState } from "../domain/state";
import { NextStep, Reopen, TakeIn } from "./next-step";
import { Names, Seats, SettingsInWords, Warnings } from "./overview-parts";
import { SessionSteps } from "./session-steps";

type When = Date | string;
type Steps = Parameters<typeof SessionSteps>[0];
type Settings = Parameters<typeof SettingsInWords>[0];

type Page = {
  session: Settings & {
    id: string;
    name: string;
    state: SessionState;
    cycle: { name: string };
    seat: "calibrator" | "facilitator" | null;
    previewDone: boolean;
    isRated: boolean;
    releasedAt: When | null;
  };
  overview: {
    counts: Parameters<typeof NextStep>[0]["counts"] & { people: number };
    waiting: string[] | null;
    made: Steps["made"];
    moves: Steps["moves"];
    seats: Parameters<typeof Seats>[0]["seats"];
    handedIn: number;
    warnings: PopulationWarning[];
    next: { event: SessionEvent; refusal: string | null } | null;
  };
  timeZone: string;
  taken: string | null;
  moved: string | null;
  mayRun: boolean;
  maySetUp: boolean;
  mayReopen: boolean;
  mayTakeBundle: boolean;
  mayPreview: boolean;
  mayRead: boolean;
};

type Answer = { errors?: FieldErrors | undefined; values?: FormValues } | undefined;

const MOVED: Record<SessionEvent, string> = {
  "open-preview": "The preview is open, and the calibrators have been told.",
  "go-live": "The session is live, and everybody in it has been told.",
  lock: "The session is locked, and its ratings are with the reviews.",
  release: "The session is released: it no longer keeps any review from being released.",
  reopen: "The session is live again.",
};

/** Where a session stands, as a document: what is to be done, how it came here, who is in it, how it works. */
export function SessionOverviewPage({ page, answer }: { page: Page; answer: Answer }) {
  const { session, overview } = page;
  const calibrators = overview.seats.filter(({ seat }) => seat === "calibrator").length;
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={session.name}
        lead={`${people(overview.counts.people)} of ${session.cycle.name}${session.isRated ? ", without yourself: your own row is in nothing you see here" : ""}.`}
      />
      {answer?.errors?.form ? <Notice tone="bad" live title={answer.errors.form} /> : null}
      <Done page={page} isRefused={answer !== undefined} />
      <ForYou page={page} />
      {page.mayRun && overview.next ? (
        <Section title="What comes next" id="next">
          <NextStep
            name={session.name}
            next={overview.next}
            counts={overview.counts}
            calibrators={calibrators}
            handedIn={overview.handedIn}
            hasPreview={session.hasPreview}
          />
        </Section>
      ) : null}
      <Section title="Where it stands" id="steps">
        <SessionSteps {...session} {...overview} timeZone={page.timeZone} />
      </Section>
      <Population page={page} />
      <Section
        title="Who sits in it"
        id="seats"
        actions={page.maySetUp ? <Link to="participants">Change who sits in it</Link> : null}
      >
        {session.hasPreview && session.state !== "set-up" ? (
          <p className="mb-2">
            {overview.handedIn} of {calibrators} {calibrators === 1 ? "preview is" : "previews are"}{" "}
            handed in.
          </p>
        ) : null}
        <Seats
          seats={overview.seats}
          withPreview={session.hasPreview && session.state !== "set-up"}
          isOver={session.state === "locked" || session.state === "released"}
        />
      </Section>
      <Section
        title="How it works"
        id="settings"
        actions={page.maySetUp ? <Link to="settings">Change the settings</Link> : null}
      >
        <SettingsInWords {...session} />
      </Section>
      {page.mayTakeBundle ? (
        <Section title="Everything as one file" id="bundle">
          <p className="max-w-(--container-text)">
            All ratings, changes, settings and figures of this session, to be worked out again
            elsewhere.
          </p>
          <a
            href={`/calibration/${session.id}/bundle.json`}
            className="inline-flex min-h-11 items-center"
          >
            Decision bundle (JSON)
          </a>
        </Section>
      ) : null}
      {page.mayReopen ? (
        <Section title="Open it again" id="reopen">
          <Reopen
            isReleased={session.state === "released"}
            error={answer?.errors?.reason}
            typed={typeof answer?.values?.reason === "string" ? answer.values.reason : ""}
          />
        </Section>
      ) : null}
    </div>
  );
}

function Done({ page, isRefused }: { page: Page; isRefused: boolean }) {
  const { moved, taken } = page;
  if (isRefused) return null;
  if (taken !== null) {
    const count = /^\d+$/.test(taken) ? Number(taken) : null;
    const title =
      count === null
        ? "The finished reviews are in."
        : count === 1
          ? "1 review was taken in."
          : `${count} reviews were taken in.`;
    return <Notice tone="good" live title={title} />;
  }
  return moved !== null && Object.hasOwn(MOVED, moved) ? (
    <Notice tone="good" live title={MOVED[moved as SessionEvent]} />
  ) : null;
}

/** The one thing a calibrator has to do or can look at. */
function ForYou({ page: { session, mayPreview, mayRead } }: { page: Page }) {
  const root = `/calibration/${session.id}`;
  if (session.seat === "calibrator" && mayPreview && !session.previewDone)
    return (
      <Section title="Your preview comes first" id="for-you">
        <p className="max-w-(--container-text)">
          Look at the ratings yourself before you see what others think. Until your preview is in,
          the views of this session stay closed to you.
        </p>
        <Link to={`${root}/preview`} className="button button-primary mt-3">
          Go to my preview
        </Link>
      </Section>
    );
  if (session.seat === null || !mayRead || session.state !== "live") return null;
  return (
    <Section title="The ratings" id="for-you">
      <p className="max-w-(--container-text)">
        The agenda begins with what most needs talk, each with the reason.
      </p>
      <Link to={`${root}/agenda`} className="button mt-3">
        Go to the agenda
      </Link>
    </Section>
  );
}

function Population({ page: { overview, session, mayRun, maySetUp } }: { page: Page }) {
  const { counts, waiting, warnings } = overview;
  const isOpen = session.state === "preview" || session.state === "live";
  return (
    <Section
      title="Who is compared"
      id="population"
      actions={maySetUp ? <Link to="population">Change who is compared</Link> : null}
    >
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Fact term="People">{counts.people}</Fact>
        <Fact term={session.state === "set-up" ? "Reviews finished" : "Compared"}>
          {counts.ready}
        </Fact>
        {counts.finishedSince > 0 ? (
          <Fact term="Finished since">{counts.finishedSince}</Fact>
        ) : null}
        <Fact term="Waiting for their review">{counts.waiting}</Fact>
      </dl>
      {isOpen && mayRun && counts.finishedSince > 0 ? (
        <TakeIn count={counts.finishedSince} />
      ) : null}
      {waiting && waiting.length > 0 ? (
        <div className="mt-4 max-w-(--container-text)">
          <p className="font-semibold">Their reviews are not finished</p>
          <Names names={waiting} />
        </div>
      ) : null}
      {counts.people >= 4 && counts.ready < 4 ? (
        <p className="mt-4 max-w-(--container-text) text-small text-soft">
          Figures are shown once at least 4 people are compared.
        </p>
      ) : null}
      <Warnings warnings={warnings} />
    </Section>
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

function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}
