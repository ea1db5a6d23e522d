import { Link } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { DayOf } from "~/ui/dates";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { PageHeader } from "~/ui/page";
import { PrintedOn } from "~/ui/printed-on";
import type { releasedPage } from "../released-page.server";
import { AgreedActions } from "./agreed-actions";
import { CalibrationOf } from "./calibration-part";
import {
  Agenda,
  AskedBy,
  BothInWords,
  RatingsBesideEachOther,
  RuleForBoth,
  Summary,
} from "./comparison";
import { Answered, AnswerForm } from "./release-answer";
import { ReviewHistory } from "./review-facts";

type Page = Awaited<ReturnType<typeof releasedPage>>;
type Answer = { errors?: FieldErrors | undefined; values: FormValues } | undefined;

/** Both sides of a released review, what follows from them, and the engineer's answer. */
export function ReleasedReview({ page, answer }: { page: Page; answer: Answer }) {
  const { compared, isOwn } = page;
  useFocusOnRefusal(answer);
  const about = (intent: string) => (answer?.values.intent === intent ? answer : undefined);
  return (
    <>
      <PrintedOn name={page.person} timeZone={page.timeZone} />
      <PageHeader
        over={
          <>
            {isOwn ? (
              <Link to="/assessments">My assessments</Link>
            ) : (
              <Link to="/team">My team</Link>
            )}{" "}
            · {page.cycle}
          </>
        }
        title={isOwn ? "Your review" : `Review of ${page.person}`}
        lead={`${compared.heading.from} to ${compared.heading.to}`}
      />
      <p className="text-soft">
        Released <DayOf moment={page.releasedAt} timeZone={page.timeZone} /> by {page.releasedBy}.{" "}
        {isOwn ? (
          <Link to={`/assessments/${page.assessmentId}/standing`}>What you submitted</Link>
        ) : null}
      </p>
      {isOwn && !page.acknowledgedAt ? (
        <p data-print="hide">
          Read it, talk about it, then <a href="#answer">say how you see it</a>.
        </p>
      ) : null}
      <Summary compared={compared} />
      <RatingsBesideEachOther compared={compared} />
      <CalibrationOf compared={compared} />
      <Agenda compared={compared} />
      <AgreedActions
        page={page}
        answer={about("agree") ?? about("done") ?? about("dropped") ?? about("open")}
      />
      <RuleForBoth compared={compared} />
      <BothInWords compared={compared} />
      {page.acknowledgedAt ? (
        <Answered page={page} />
      ) : isOwn ? (
        <AnswerForm answer={about("acknowledge")} manager={page.releasedBy} />
      ) : (
        <p className="mt-10 border-line border-t pt-6 text-soft">
          {page.person} has not acknowledged it yet.
        </p>
      )}
      <ReviewHistory page={page} />
      <AskedBy compared={compared} />
    </>
  );
}
