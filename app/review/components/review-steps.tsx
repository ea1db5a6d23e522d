import { Form, Link, useNavigation, useSearchParams } from "@remix-run/react";
import { useRef } from "react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { AskFirstForm } from "~/ui/ask-first";
import { TextArea } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { Notice, Section } from "~/ui/page";
import type { ReviewPage } from "./review-facts";
import { summaryKey, useForgetSavedSummary, useSummaryDraft } from "./use-summary-draft";

type Answer =
  | {
      errors: FieldErrors;
      values: FormValues;
      current: { summary: string; revision: number } | null;
    }
  | undefined;

/** The reviewer's words on the whole, and what comes next: finish, then release. */
export function ReviewSteps({ page, answer }: { page: ReviewPage; answer: Answer }) {
  const { assessment } = page;
  useFocusOnRefusal(answer);
  if (assessment.state === "in-review") return <Finish page={page} answer={answer} />;
  return <Release page={page} />;
}

function Finish({ page, answer }: { page: ReviewPage; answer: Answer }) {
  const { assessment, progress, criteria, summary } = page;
  const busy = useNavigation().state !== "idle";
  const saved = useSearchParams()[0].get("saved") === "words";
  const typed = answer?.values.summary;
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useSummaryDraft(
    field,
    summaryKey(page.reviewer?.id ?? "", assessment.id),
    answer?.current ? { ...summary, revision: answer.current.revision } : summary,
  );
  const waiting = criteria.filter((criterion) => criterion.waiting).length;
  const mayFinish = progress.canFinish && waiting === 0;
  return (
    <Section title="On the whole" id="whole">
      {answer?.current ? (
        <Notice tone="warn" title="What is saved now:">
          <p className="whitespace-pre-wrap">{answer.current.summary || "No words."}</p>
        </Notice>
      ) : null}
      {saved && !answer && !draft.isUnsaved ? (
        <Notice tone="good" live title="Your words are saved." />
      ) : null}
      <Form method="post" noValidate>
        <input type="hidden" name="revision" value={answer?.current?.revision ?? draft.revision} />
        <TextArea
          ref={field}
          name="summary"
          label={`What you would like ${assessment.person.name} to take away`}
          hint="What goes well, and the one or two things that would matter most next. Markdown works."
          rows={6}
          wide
          defaultValue={typeof typed === "string" ? typed : summary.text}
          error={answer?.errors.summary}
          onChange={draft.keep}
        />
        <p role="status" className="-mt-2 mb-3 text-small text-soft">
          {draft.isUnsaved ? "Not saved yet. These words are kept in this browser." : ""}
        </p>
        <div className="flex flex-wrap items-center gap-3">
          <button
            type="submit"
            name="intent"
            value="finish"
            className="button button-primary"
            disabled={busy || !mayFinish}
            aria-describedby={mayFinish ? undefined : "cannot-finish"}
          >
            Finish the review
          </button>
          <button type="submit" name="intent" value="summary" className="button" disabled={busy}>
            Save these words
          </button>
        </div>
        {mayFinish ? (
          <p className="mt-2 text-small text-soft">
            {assessment.person.name} still sees nothing of it. You can take it up again until it is
            {assessment.cycle.isCalibrated ? " sent to calibration." : " released."}
          </p>
        ) : (
          <p id="cannot-finish" className="mt-2 text-small text-soft">
            {waiting > 0
              ? "A question of yours is not answered yet. Wait for it, or take it back."
              : "Each criterion needs your rating, compared with the engineer’s, and a rationale where you differ."}
          </p>
        )}
      </Form>
    </Section>
  );
}

function Release({ page }: { page: ReviewPage }) {
  const { assessment, mayRelease } = page;
  const { person, cycle, state } = assessment;
  useForgetSavedSummary(summaryKey(page.reviewer?.id ?? "", assessment.id), page.summary.text);
  const busy = useNavigation().state !== "idle";
  const waitsForCalibration = cycle.isCalibrated && !cycle.calibrationEnded;
  const canRelease = !waitsForCalibration && mayRelease && !person.hasLeft;
  return (
    <Section title="What comes next" id="next">
      <p className="max-w-(--container-text)">
        {waitsForCalibration
          ? page.isCalibrated
            ? "Calibration is finished for this review; it can be released once every session it is in is released."
            : "The review is finished. This cycle is calibrated before anything is released; your people team runs that."
          : `The review is finished. ${person.name} sees nothing of it until you release it: then both sides stand beside each other, with ${page.isCalibrated ? "what calibration changed and " : ""}what to talk about.`}
      </p>
      {canRelease ? (
        <p className="mt-3 max-w-(--container-text) text-small text-soft">
          You cannot take a release back; only the people team can reopen it.
        </p>
      ) : null}
      <AskFirstForm
        method="post"
        className="mt-4 flex flex-wrap items-center gap-3"
        before="release"
        question={{
          title: `Release the review to ${person.name}?`,
          description: `${person.name} is told, and reads your ratings${page.isCalibrated ? ", what calibration changed" : ""} and your words. You cannot take it back; only the people team can reopen it.`,
          yes: `Release it to ${person.name}`,
          no: "Not yet",
        }}
      >
        {canRelease ? (
          <button
            type="submit"
            name="intent"
            value="release"
            className="button button-primary"
            disabled={busy}
          >
            Release it to {person.name}
          </button>
        ) : null}
        <Link to={`/reviews/${assessment.id}/compare`} className="button">
          See both sides first
        </Link>
        {state === "reviewed" ? (
          <button
            type="submit"
            name="intent"
            value="resume"
            className="button button-quiet"
            disabled={busy}
          >
            Take it up again
          </button>
        ) : null}
      </AskFirstForm>
    </Section>
  );
}
