import { Form, Link, useNavigate } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { ErrorSummary, TextArea } from "~/ui/field";
import { Notice, Section } from "~/ui/page";
import { useRefresh } from "~/ui/use-refresh";
import type { loader } from "../routes/criterion";
import { fieldsOf, postedFields, type SavedAnswer } from "./answer-fields";
import { Conflict } from "./conflict";
import { EvidencePart } from "./evidence-part";
import { ExpectationPart } from "./expectation-part";
import { Guidance } from "./guidance";
import { LastTimePart } from "./last-time-part";
import { MovedPart } from "./moved-part";
import { ProgressStrip } from "./progress-strip";
import { RatingCards } from "./rating-cards";
import { SaveStatus } from "./save-status";
import { useAutosave } from "./use-autosave";
import { useEvidenceDraft } from "./use-evidence-draft";
import { useNumberKeys } from "./use-number-keys";
import { VolumeNote } from "./volume-note";

export type CriterionPage = ReturnType<
  typeof import("@remix-run/react").useLoaderData<typeof loader>
>;
type Posted =
  | { kind: "conflict"; current: SavedAnswer; values: Record<string, string | string[]> }
  | {
      kind: "invalid";
      errors: Record<string, string>;
      values: Record<string, string | string[]>;
      revision: number | null;
    }
  | undefined;

/** Rating one criterion: the cards, one's own words, evidence, and, once rated, what is expected. */
export function CriterionEditor({ page, answer }: { page: CriterionPage; answer: Posted }) {
  const { criterion, assessment } = page;
  const base = `/assessments/${assessment.id}`;
  const form = useRef<HTMLFormElement>(null);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const rated = page.revealed !== null;
  const autosave = useAutosave({
    form,
    url: `${base}/criteria/${criterion.id}/save`,
    storageKey: `rostrum:draft:${page.personId}:${assessment.id}:${criterion.id}`,
    saved: page.answer,
    // What is expected shows as soon as there is a rating.
    onSaved: () => {
      if (!rated) refresh();
    },
    ladder: assessment.ladderVersionId,
    former: page.formerIds.map((id) => ({
      url: `${base}/criteria/${id}/save`,
      storageKey: `rostrum:draft:${page.personId}:${assessment.id}:${id}`,
    })),
  });
  // What the assessment has left behind can be read, and no longer changed.
  const locked = page.locked !== null || autosave.moved !== null;
  const evidence = useEvidenceDraft(
    form,
    `rostrum:draft:${page.personId}:${assessment.id}:${criterion.id}:evidence`,
  );
  const [words, setWords] = useState(page.answer.narrative);
  const [faults, setFaults] = useState(0);
  useNumberKeys(form);

  // After a button was pressed in vain, go to the first field that needs a hand.
  useEffect(() => {
    if (faults > 0) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [faults]);

  const values = answer?.values ?? {};
  const typed = (name: string, stored: string) =>
    typeof values[name] === "string" ? values[name] : stored;
  const errors = {
    ...(answer?.kind === "invalid" ? answer.errors : {}),
    ...autosave.errors,
  };
  const chosen = typed("answer", page.answer.alternative ?? String(page.answer.point ?? ""));
  const pointLabels = Object.fromEntries(
    page.anchors.map(({ point }) => [String(point.value), point.label]),
  );

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const body = new FormData(event.currentTarget);
    if (button instanceof HTMLButtonElement && button.name) body.set(button.name, button.value);
    if (body.get("intent") === "start-from-last" && page.last)
      return startFrom(page.last.narrative);
    const outcome = await autosave.send(body);
    if (outcome.kind === "invalid") setFaults((count) => count + 1);
    if (outcome.kind !== "saved") return;
    evidence.added();
    if (outcome.next) navigate(page.nextId ? `${base}/criteria/${page.nextId}` : `${base}/review`);
    else refresh();
  }

  /** Puts last time's words into the form, as if they were typed. */
  function startFrom(text: string) {
    const area = form.current?.elements.namedItem("narrative");
    if (!(area instanceof HTMLTextAreaElement) || area.value.trim()) return;
    area.value = text;
    area.focus();
    setWords(text);
    autosave.onChange(true);
  }

  return (
    <>
      <ProgressStrip
        base={base}
        progress={page.progress}
        current={criterion.id}
        status={
          <SaveStatus
            status={autosave.status}
            timeZone={page.timeZone}
            savedAt={
              page.answer.updatedAt ? String(new Date(page.answer.updatedAt).toISOString()) : null
            }
          />
        }
      />
      <header className="mt-6 mb-6">
        <p className="text-small text-soft">
          <Link to={base}>{page.transition}</Link> · {page.competency}
        </p>
        <h1 className="mt-1 max-w-(--container-text) text-display tracking-tight">
          {criterion.question}
        </h1>
        {criterion.description ? (
          <p className="mt-3 max-w-(--container-text) text-lead text-soft">
            {criterion.description}
          </p>
        ) : null}
      </header>
      {page.locked ? <Notice tone="warn" title={page.locked} /> : null}
      <MovedPart
        moved={autosave.moved}
        wasKept={page.wasKept}
        carry={page.answer.carry}
        version={page.carriedFrom}
        earlier={page.earlier}
        pointLabels={pointLabels}
        timeZone={page.timeZone}
      />
      <Form method="post" ref={form} onSubmit={onSubmit} noValidate>
        <ErrorSummary errors={errors} title="Not everything could be kept. Please look at:" />
        {autosave.conflict ? (
          <Conflict
            mine={form.current ? fieldsOf(new FormData(form.current)) : {}}
            current={autosave.conflict}
            pointLabels={pointLabels}
            onSettle={autosave.settle}
          />
        ) : answer?.kind === "conflict" ? (
          <>
            {/* Whichever button is pressed now, the person has seen both: what it replaces stays as earlier text. */}
            <input type="hidden" name="replacing" value="1" />
            <Conflict
              mine={postedFields(answer.values)}
              current={answer.current}
              pointLabels={pointLabels}
            />
          </>
        ) : null}
        <input
          type="hidden"
          name="revision"
          value={answer?.kind === "conflict" ? answer.current.revision : page.answer.revision}
        />
        <input type="hidden" name="ladder" value={assessment.ladderVersionId} />
        {/* The first button is the one that Enter presses. */}
        <button
          type="submit"
          name="intent"
          value="save"
          className="sr-only"
          tabIndex={-1}
          disabled={locked}
        >
          Save
        </button>
        <div
          onChange={(event) =>
            autosave.onChange((event.target as HTMLElement).matches("[type=radio]"))
          }
        >
          <RatingCards
            anchors={page.anchors}
            alternatives={page.alternatives}
            chosen={chosen}
            reason={typed("reason", page.answer.reason)}
            errors={errors}
            disabled={locked}
          />
        </div>
        <Section title="In your own words" id="words">
          <fieldset disabled={locked}>
            {page.last ? (
              <LastTimePart
                last={page.last}
                timeZone={page.timeZone}
                isBlank={words.trim() === ""}
              />
            ) : null}
            <TextArea
              name="narrative"
              label="What you did, and what came of it"
              hint="Two or three situations are worth more than a summary. Markdown works."
              rows={8}
              wide
              defaultValue={typed("narrative", page.answer.narrative)}
              error={errors.narrative}
              onChange={(event) => {
                autosave.onChange();
                setWords(event.currentTarget.value);
              }}
            />
          </fieldset>
          <VolumeNote text={words} />
          <Guidance criterion={criterion} />
        </Section>
        <Section title="Evidence" id="evidence">
          <EvidencePart
            key={evidence.round}
            onChange={evidence.keep}
            evidence={page.evidence}
            otherEvidence={page.otherEvidence}
            kinds={page.evidenceKinds}
            asked={criterion.evidence}
            today={page.today}
            values={{ ...evidence.restored, ...values }}
            errors={errors}
            disabled={locked}
          />
        </Section>
        <ExpectationPart
          revealed={page.revealed}
          earlier={page.earlier.filter((text) => text.version === null)}
          pointLabels={pointLabels}
          timeZone={page.timeZone}
        />
        <div className="mt-10 flex flex-wrap items-center gap-3 border-line border-t pt-6">
          {locked ? null : (
            <button type="submit" name="intent" value="next" className="button button-primary">
              {page.nextId ? "Save and go to the next criterion" : "Save and review it all"}
            </button>
          )}
          {page.previousId ? (
            <Link to={`${base}/criteria/${page.previousId}`} className="button button-quiet">
              Previous criterion
            </Link>
          ) : null}
          <noscript>
            <button type="submit" name="intent" value="save" className="button">
              Save
            </button>
          </noscript>
        </div>
      </Form>
    </>
  );
}
