import { useNavigation } from "@remix-run/react";
import { lazy, Suspense, useRef } from "react";
import type { FormFailure } from "~/platform/form";
import { AskFirstForm } from "~/ui/ask-first";
import { ErrorSummary, SelectField, TextArea } from "~/ui/field";
import { Notice } from "~/ui/page";
import { placeValue, reasonField } from "../domain/decision-form";
import type { Given } from "../domain/decision-words";
import { CAN_BE_DISCLOSED } from "../words";
import { NoteWords } from "./note-words";
import { useDecisionDraft } from "./use-decision-draft";

// Loaded when it is first asked, not with the page.
const LeavingQuestion = lazy(() => import("./leaving-question"));

export type DecisionFormPage = {
  candidateName: string;
  /** How much there is to read now. */
  said: number;
  competencies: {
    id: string;
    title: string;
    /** What the cards say about its criteria, in the ladder's order. */
    says: Says[];
  }[];
  mappings: string[];
  places: { trackId: string; levelId: string; title: string }[];
};

type Says = { criterionId: string; question: string; given: Given[] };
type Props = { page: DecisionFormPage; draftKey: string; answer: FormFailure | undefined };

/** The hiring manager's decision: an outcome, and why, for each competency. */
export function DecisionFields({ page, draftKey, answer }: Props) {
  const { candidateName, said, competencies, mappings, places } = page;
  const busy = useNavigation().state !== "idle";
  const typed = (name: string) => {
    const value = answer?.values[name];
    return typeof value === "string" ? value : "";
  };
  const form = useRef<HTMLFormElement>(null);
  const draft = useDecisionDraft(form, draftKey, answer !== undefined);
  return (
    <AskFirstForm
      method="post"
      noValidate
      before="decide"
      formRef={form}
      onInput={draft.keep}
      question={{
        title: `Record this decision about ${candidateName}?`,
        description:
          "Interviewers who handed in are told that it is decided. What you wrote is kept as it is; only the people team can open the debrief again.",
        yes: "Record the decision",
        no: "Go on writing",
      }}
      isReady={(form) => isFilledIn(form, competencies)}
    >
      <ErrorSummary errors={answer?.errors} title="Nothing is decided yet. Please look at:" />
      <input type="hidden" name="said" value={said} />
      {draft.isBack ? <BackAgain onDiscard={draft.discard} /> : null}
      {draft.leaving.state === "blocked" ? (
        <Suspense>
          <LeavingQuestion leaving={draft.leaving} />
        </Suspense>
      ) : null}
      <fieldset
        className="my-4"
        id="outcome"
        aria-describedby={answer?.errors.outcome ? "outcome-error" : undefined}
      >
        <legend className="font-semibold">What do you decide?</legend>
        <Choice value="OFFER" chosen={typed("outcome")} title="Make an offer" />
        <Choice value="NO_OFFER" chosen={typed("outcome")} title="Make no offer" />
        {answer?.errors.outcome ? (
          <p id="outcome-error" className="font-semibold text-bad text-small">
            {answer.errors.outcome}
          </p>
        ) : null}
      </fieldset>
      <h2 className="mt-10 text-title tracking-tight">Why, for each competency</h2>
      <p className="mt-2 max-w-(--container-text) text-soft">{CAN_BE_DISCLOSED}</p>
      {competencies.map(({ id, title, says }) => (
        <div key={id} className="mt-6">
          <TextArea
            name={reasonField(id)}
            label={title}
            rows={3}
            wide
            defaultValue={typed(reasonField(id))}
            error={answer?.errors[reasonField(id)]}
            required
          />
          <details className="-mt-2 max-w-4xl text-small">
            <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent">
              What the cards say<span className="sr-only"> on {title}</span>
            </summary>
            {says.map((each) => (
              <CriterionSays key={each.criterionId} says={each} />
            ))}
          </details>
        </div>
      ))}
      <TextArea
        name="summary"
        label="On the whole"
        rows={4}
        wide
        defaultValue={typed("summary")}
        error={answer?.errors.summary}
      />
      <h2 className="mt-10 text-title tracking-tight">A place on the ladder</h2>
      {mappings.length > 0 ? (
        <>
          <ul className="mt-2 max-w-(--container-text) list-disc pl-5">
            {mappings.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
          <p className="mt-2 max-w-(--container-text) text-small text-soft">
            Points count here as they stand, amendments included.
          </p>
        </>
      ) : (
        <p className="mt-2 max-w-(--container-text)">
          No step leads into this level, so the ladder asks no point to compare with.
        </p>
      )}
      <SelectField
        name="place"
        label="Where you place the candidate"
        hint="Nothing is chosen for you, and nothing follows from it by itself."
        defaultValue={typed("place")}
        error={answer?.errors.place}
      >
        <option value="">Not placed</option>
        {places.map(({ trackId, levelId, title }) => (
          <option key={placeValue(trackId, levelId)} value={placeValue(trackId, levelId)}>
            {title}
          </option>
        ))}
      </SelectField>
      <button
        type="submit"
        name="intent"
        value="decide"
        className="button button-primary mt-2"
        disabled={busy}
      >
        Decide
      </button>
    </AskFirstForm>
  );
}

/** On one criterion: who gave which point, and the words that it rests on. */
function CriterionSays({ says: { question, given } }: { says: Says }) {
  return (
    <section className="mt-3 border-line border-t pt-2">
      <h3 className="font-semibold">{question}</h3>
      {given.length === 0 ? <p className="text-soft">Nobody assessed it</p> : null}
      <div className="mt-1 grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {given.map((each) => (
          <article key={each.interviewerId} className="min-w-0">
            <h4>
              {each.name}: {each.point}
            </h4>
            <NoteWords note={each} />
          </article>
        ))}
      </div>
    </section>
  );
}

function BackAgain({ onDiscard }: { onDiscard: () => void }) {
  return (
    <Notice title="What you wrote earlier is back.">
      <p>It is kept in this browser alone until you decide.</p>
      <button type="button" className="button mt-2" onClick={onDiscard}>
        Throw it away
      </button>
    </Notice>
  );
}

function isFilledIn(form: FormData, competencies: DecisionFormPage["competencies"]): boolean {
  const isWritten = (name: string) => String(form.get(name) ?? "").trim() !== "";
  return isWritten("outcome") && competencies.every(({ id }) => isWritten(reasonField(id)));
}

function Choice({ value, chosen, title }: { value: string; chosen: string; title: string }) {
  return (
    <label className="flex min-h-11 max-w-xl items-center gap-2.5">
      <input
        type="radio"
        name="outcome"
        value={value}
        defaultChecked={chosen === value}
        className="size-4.5 accent-accent"
      />
      {title}
    </label>
  );
}
