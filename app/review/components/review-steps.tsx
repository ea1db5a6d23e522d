import { Form, Link, useNavigation, useSearchParams } from "@remix-run/react";
import type { FieldErrors, FormValues } from "~/platform/form";
import { TextArea } from "~/ui/field";
import { Notice, Section } from "~/ui/page";
import type { ReviewPage } from "./review-facts";

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
  if (assessment.state === "in-review") return <Finish page={page} answer={answer} />;
  return <Release page={page} />;
}

function Finish({ page, answer }: { page: ReviewPage; answer: Answer }) {
  const { assessment, progress, criteria, summary } = page;
  const busy = useNavigation().state !== "idle";
  const saved = useSearchParams()[0].get("saved") === "words";
  const typed = answer?.values.summary;
  const waiting = criteria.filter((criterion) => criterion.waiting).length;
  const mayFinish = progress.canFinish && waiting === 0;
  return (
    <Section title="On the whole" id="whole">
      {answer?.current ? (
        <Notice tone="warn" title="What is saved now:">
          <p className="whitespace-pre-wrap">{answer.current.summary || "No words."}</p>
        </Notice>
      ) : null}
      {saved && !answer ? <Notice tone="good" live title="Your words are saved." /> : null}
      <Form method="post" noValidate>
        <input
          type="hidden"
          name="revision"
          value={answer?.current?.revision ?? summary.revision}
        />
        <TextArea
          name="summary"
          label={`What you would like ${assessment.person.name} to take away`}
          hint="What goes well, and the one or two things that would matter most next. Markdown works."
          rows={6}
          wide
          defaultValue={typeof typed === "string" ? typed : summary.text}
          error={answer?.errors.summary}
        />
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
  const busy = useNavigation().state !== "idle";
  const waitsForCalibration = cycle.isCalibrated && !cycle.calibrationEnded;
  return (
    <Section title="What comes next" id="next">
      <p className="max-w-(--container-text)">
        {waitsForCalibration
          ? "The review is finished. This cycle is calibrated before anything is released; your people team runs that."
          : `The review is finished. ${person.name} sees nothing of it until you release it: then both sides stand beside each other, with what to talk about.`}
      </p>
      <Form method="post" className="mt-4 flex flex-wrap items-center gap-3">
        {waitsForCalibration || !mayRelease || person.hasLeft ? null : (
          <button
            type="submit"
            name="intent"
            value="release"
            className="button button-primary"
            disabled={busy}
          >
            Release it to {person.name}
          </button>
        )}
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
      </Form>
    </Section>
  );
}
