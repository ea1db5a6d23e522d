import { Day } from "~/ui/dates";
import { Empty, Notice, PageHeader } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { listed } from "../domain/preview";
import type { PreviewPage } from "../preview-page.server";
import { HandIn, PreviewDone } from "./hand-in";
import { PreviewList } from "./preview-list";

type Serialized = React.ComponentProps<typeof PreviewDone>["done"];
type Page = Omit<PreviewPage, "done" | "session"> & {
  done: Serialized | null;
  session: Omit<PreviewPage["session"], "closesOn"> & { closesOn: Date | string | null };
  timeZone: string;
};

const LEAD =
  "What you think of the ratings before you hear what others think. Nobody sees any of it before you hand it in, and until then you see nothing of theirs.";

const INTRO = {
  seconds:
    "Without their manager’s rating before you. Where two people rate the same work, it can be told who rates higher and who lower. Begin here: once you have seen other ratings, it is hard to forget them.",
  cases:
    "Fictitious assessments that everybody who calibrates rates. You see what their authors give once yours is complete.",
};

/** What there is to do before the meeting, what is done of it, and handing it in. */
export function PreviewOverview({ page, refusal }: { page: Page; refusal: string | undefined }) {
  const { session, done, seconds, cases } = page;
  return (
    <>
      <PageHeader title="Your preview" lead={done ? null : LEAD} />
      {refusal ? <Notice tone="bad" live title={refusal} /> : null}
      {done ? (
        <PreviewDone done={done} sessionId={session.id} timeZone={page.timeZone} />
      ) : (
        <About page={page} />
      )}
      {done?.skipped ? null : (
        <>
          {seconds.total > 0 ? (
            <PreviewList
              id="second-ratings"
              title="People to rate a second time"
              intro={done ? null : INTRO.seconds}
              {...seconds}
            />
          ) : null}
          {cases.total > 0 ? (
            <PreviewList
              id="cases"
              title="Written cases"
              intro={done ? null : INTRO.cases}
              {...cases}
            />
          ) : null}
          <PeopleToLookAt page={page} />
          {done ? null : <HandIn open={page.open} isLive={session.isLive} />}
        </>
      )}
    </>
  );
}

function About({ page }: { page: Page }) {
  const { session, withNames, isWithoutOwn } = page;
  return (
    <Notice>
      <p>
        {session.closesOn ? (
          <>
            Open until <Day value={session.closesOn} />.{" "}
          </>
        ) : null}
        Once your preview is in, the group reads what you wrote. The person it is about may ask the
        people team for it.
      </p>
      {withNames ? null : (
        <p className="mt-2">
          This session hides names. What people wrote is shown as they wrote it.
        </p>
      )}
      {isWithoutOwn ? (
        <p className="mt-2">
          You are rated in this session too. Your own row is in nothing you see.
        </p>
      ) : null}
    </Notice>
  );
}

function PeopleToLookAt({ page }: { page: Page }) {
  const { people, seconds, session, waiting } = page;
  const open = seconds.total - seconds.done;
  return (
    <PreviewList
      id="people"
      title="People to look at"
      intro={
        page.done
          ? null
          : session.share < 100
            ? `A sample of ${session.share} % of the session, drawn for you. For each rating say whether you agree, question it or abstain.`
            : "For each rating say whether you agree, question it or abstain."
      }
      {...people}
    >
      {people.total === 0 ? (
        <Empty title="Nobody yet.">{nobodyBecause(page)}</Empty>
      ) : (
        <Pager page={page.page} pages={page.pages} label="Pages of people to look at" />
      )}
      <div className="mt-4 max-w-(--container-text) space-y-1 text-small text-soft">
        {open > 0 && !page.done ? (
          <p>
            {open === 1
              ? "One person you rate a second time comes in here once you have."
              : `${open} people you rate a second time come in here once you have.`}
          </p>
        ) : null}
        <OwnReports {...page.ownReports} />
        {waiting > 0 ? (
          <p>
            {waiting === 1
              ? "One review is not finished yet. Whoever it is about comes in when it is."
              : `${waiting} reviews are not finished yet. Whoever they are about comes in when they are.`}
          </p>
        ) : null}
      </div>
    </PreviewList>
  );
}

function OwnReports({ names, count }: { names: string[]; count: number }) {
  if (count === 0) return null;
  const are = count === 1 ? "that person is" : "they are";
  return (
    <p>
      {names.length > 0
        ? `You rated ${listed(names)} yourself, so ${are} not here.`
        : `${count === 1 ? "One person is" : `${count} people are`} not here, because you rated them yourself.`}
    </p>
  );
}

function nobodyBecause({ seconds, ownReports, session, waiting }: Page): string {
  if (seconds.total > seconds.done) return "Those you rate a second time come in once you have.";
  if (session.share < 100) return "The sample fell on nobody you may look at.";
  if (waiting > 0) return "No review you may look at is finished yet.";
  if (ownReports.count > 0) return "Everybody in this session is somebody you rated yourself.";
  return "There is nobody else in this session.";
}
