import { Form, Link, useNavigation } from "@remix-run/react";
import { TimesIn } from "~/ui/dates";
import { TextField } from "~/ui/field";
import { Empty, Notice, PageHeader, Section } from "~/ui/page";
import type { InsideWarnings } from "../known-kits.server";
import { CoverageTable } from "./coverage-table";
import { PlanSeat } from "./plan-seat";
import { PlanSuggestion } from "./plan-suggestion";
import { type PlanAnswer, type ShownPlan, sent } from "./plan-types";

type Page = {
  id: string;
  candidateName: string;
  isInternal: boolean;
  /** What speaks against asking a colleague this way. */
  inside: InsideWarnings | null;
  plan: ShownPlan;
  timeZone: string;
  /** Criteria that two ask before agreement is told. */
  leastShared: number;
  open: { add: string | null; change: string | null; replace: string | null };
};

/** Who asks what and when; what nobody asks stands above it. */
export function PlanPage({ page, answer }: { page: Page; answer: PlanAnswer }) {
  const { plan, isInternal } = page;
  const { seats } = plan;
  return (
    <>
      <PageHeader
        title="Plan"
        lead="Between them, the interviewers ask about everything the level asks for, each of them about their own part."
      />
      {answer?.errors?.form ? <Notice tone="bad" live title={answer.errors.form} /> : null}
      <InsideNotices page={page} />
      <SeatWarnings plan={plan} />
      {seats.length === 0 ? (
        <Empty title="Nobody interviews yet.">
          Add the first interviewer below. Whoever you add is told, and gets a card of their own.
        </Empty>
      ) : (
        <>
          <Section title="Coverage" id="coverage">
            <CoverageTable plan={plan} />
            <p className="mt-3 max-w-(--container-text) text-small text-soft">
              Where two people ask about the same, the debrief can tell how far they agree: it takes{" "}
              {page.leastShared} such criteria.
            </p>
          </Section>
          <PlanSuggestion plan={plan} timeZone={page.timeZone} />
          <Section title="Interviewers" id="interviewers">
            <TimesIn timeZone={page.timeZone} />
            <ul className="mt-2 max-w-3xl border-line border-t">
              {seats.map((seat) => (
                <PlanSeat
                  key={seat.personId}
                  seat={seat}
                  asked={plan.asked}
                  open={page.open}
                  timeZone={page.timeZone}
                  answer={answer}
                />
              ))}
            </ul>
          </Section>
        </>
      )}
      <Section title="Add an interviewer" id="add">
        <AddInterviewer isInternal={isInternal} count={seats.length} answer={answer} />
      </Section>
    </>
  );
}

/** The candidate works here, and knows what they would be asked, or is asked elsewhere as well. */
function InsideNotices({ page: { id, candidateName, inside } }: { page: Page }) {
  if (!inside) return null;
  return (
    <>
      {inside.knows ? (
        <Notice
          tone="warn"
          title={
            inside.knows === "kit"
              ? `${candidateName} knows this kit.`
              : `${candidateName} knows an exercise of this kit.`
          }
        >
          <p>
            They made a kit with it, or interviewed or decided with one, so they know what they are
            to find. <Link to={`/interviews/${id}/settings`}>Choose another kit</Link>.
          </p>
        </Notice>
      ) : null}
      {inside.hasOtherInterviews ? (
        <Notice tone="warn" title={`${candidateName} has other interviews under way.`} />
      ) : null}
    </>
  );
}

function SeatWarnings({ plan: { seats } }: { plan: ShownPlan }) {
  const gone = seats.filter(({ hasLeft, conflict }) => hasLeft || conflict !== null);
  const peers = seats.filter(({ isPeer, conflict }) => isPeer && conflict === null);
  const names = (people: readonly { name: string }[]) => people.map(({ name }) => name).join(", ");
  return (
    <>
      {gone.length > 0 ? (
        <Notice tone="warn" title={`To be replaced: ${names(gone)}.`}>
          <p>
            What stands against each is said beside their name. Their page is closed to them, and
            their card is not asked for.
          </p>
        </Notice>
      ) : null}
      {peers.length > 0 ? (
        <Notice
          tone="warn"
          title={`${names(peers)} ${peers.length === 1 ? "has" : "have"} the same manager as the candidate.`}
        >
          <p>That is allowed. Think of whether somebody further away could ask instead.</p>
        </Notice>
      ) : null}
    </>
  );
}

function AddInterviewer({
  isInternal,
  count,
  answer,
}: {
  isInternal: boolean;
  count: number;
  answer: PlanAnswer;
}) {
  const busy = useNavigation().state !== "idle";
  const isMine = sent(answer, "intent") === "add-interviewer";
  return (
    <Form method="post" preventScrollReset noValidate key={count}>
      <input type="hidden" name="intent" value="add-interviewer" />
      <TextField
        name="interviewer"
        id={isMine ? "interviewer" : "new-interviewer"}
        label="Who"
        hint={
          isInternal
            ? "Their name or email address. The candidate works here: nobody above or below them in the line can interview them."
            : "Their name or email address."
        }
        autoComplete="off"
        required
        defaultValue={isMine ? sent(answer, "interviewer") : ""}
        error={isMine ? answer?.errors?.interviewer : undefined}
      />
      <button type="submit" className="button" disabled={busy}>
        Add to the plan
      </button>
    </Form>
  );
}
