import { Form, Link, useNavigate } from "@remix-run/react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { fieldsOf, postedFields, type SavedAnswer } from "~/assessment/components/answer-fields";
import { Conflict } from "~/assessment/components/conflict";
import { EarlierTexts } from "~/assessment/components/earlier-texts";
import { ProgressStrip } from "~/assessment/components/progress-strip";
import { RatingCards } from "~/assessment/components/rating-cards";
import { SaveStatus } from "~/assessment/components/save-status";
import { useAutosave } from "~/assessment/components/use-autosave";
import { useNumberKeys } from "~/assessment/components/use-number-keys";
import { ErrorSummary, TextArea } from "~/ui/field";
import { useFocusOnRefusal } from "~/ui/focus-on-refusal";
import { Notice, Section } from "~/ui/page";
import { useRefresh } from "~/ui/use-refresh";
import type { loader } from "../routes/criterion";
import { AskForMore } from "./ask-for-more";
import { SideBySide } from "./side-by-side";
import { TheirSide } from "./their-side";

export type ReviewCriterionPage = ReturnType<
  typeof import("@remix-run/react").useLoaderData<typeof loader>
>;
type Values = Record<string, string | string[]>;
type Posted =
  | { kind: "conflict"; current: SavedAnswer; values: Values }
  | { kind: "invalid"; errors: Record<string, string>; values: Values; revision: number | null }
  | undefined;

/**
 * Rating one criterion of somebody else: first what they wrote and show, then one's own rating, and only once that is
 * settled theirs beside it.
 */
export function ReviewEditor({ page, answer }: { page: ReviewCriterionPage; answer: Posted }) {
  const { criterion, assessment, revealed } = page;
  const base = `/reviews/${assessment.id}`;
  const form = useRef<HTMLFormElement>(null);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const autosave = useAutosave({
    form,
    url: `${base}/criteria/${criterion.id}/save`,
    storageKey: `rostrum:draft:${page.personId}:review:${assessment.id}:${criterion.id}`,
    saved: page.answer,
    // How the two sides differ follows the rating.
    onSaved: () => {
      if (revealed) refresh();
    },
  });
  const [faults, setFaults] = useState(0);
  const isComparing = useRef(false);
  useNumberKeys(form);
  useFocusOnRefusal(answer?.kind === "invalid" ? answer : undefined);
  // The button that was pressed is gone by now; what it was pressed for takes the focus.
  useEffect(() => {
    if (!revealed || !isComparing.current) return;
    isComparing.current = false;
    document.getElementById("compare")?.focus();
  }, [revealed]);
  useEffect(() => {
    if (faults > 0) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [faults]);

  const values = answer?.values ?? {};
  const typed = (name: string, stored: string) =>
    typeof values[name] === "string" ? values[name] : stored;
  const posted = answer?.kind === "invalid" ? answer.errors : {};
  const { question: askError, ...formErrors } = { ...posted, ...autosave.errors };
  const isLocked = page.locked !== null;
  const pointLabels = Object.fromEntries(
    page.anchors.map(({ point }) => [String(point.value), point.label]),
  );

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const body = new FormData(event.currentTarget);
    if (button instanceof HTMLButtonElement && button.name) body.set(button.name, button.value);
    const outcome = await autosave.send(body);
    isComparing.current = outcome.kind === "saved" && body.get("intent") === "compare";
    if (outcome.kind === "invalid") {
      setFaults((count) => count + 1);
      // Settled all the same: what it is compared with can be seen while one explains.
      if (outcome.revision !== null) refresh();
    }
    if (outcome.kind !== "saved") return;
    if (outcome.next) navigate(page.nextId ? `${base}/criteria/${page.nextId}` : base);
    else refresh();
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
            savedAt={page.answer.updatedAt ? new Date(page.answer.updatedAt).toISOString() : null}
          />
        }
      />
      <header className="mt-6 mb-6">
        <p className="text-small text-soft">
          <Link to={base}>Review of {assessment.person.name}</Link> · {page.competency}
        </p>
        <h1 className="mt-1 max-w-(--container-text) text-display tracking-tight">
          {criterion.question}
        </h1>
      </header>
      {page.locked ? <Notice tone="warn" title={page.locked} /> : null}
      <TheirSide page={page} />
      <Form method="post" ref={form} onSubmit={onSubmit} noValidate>
        <ErrorSummary errors={formErrors} title="Not everything is there yet. Please look at:" />
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
              mine={postedFields(values)}
              current={answer.current}
              pointLabels={pointLabels}
            />
          </>
        ) : null}
        <input
          type="hidden"
          name="revision"
          value={
            answer?.kind === "conflict"
              ? answer.current.revision
              : answer?.kind === "invalid" && answer.revision !== null
                ? answer.revision
                : page.answer.revision
          }
        />
        {/* The first button is the one that Enter presses. */}
        <button
          type="submit"
          name="intent"
          value="save"
          className="sr-only"
          tabIndex={-1}
          disabled={isLocked}
        >
          Save
        </button>
        <Section title="Your rating" id="rating">
          <div
            onChange={(event) =>
              autosave.onChange((event.target as HTMLElement).matches("[type=radio]"))
            }
          >
            <RatingCards
              anchors={page.anchors}
              alternatives={page.alternatives}
              chosen={typed("answer", page.answer.alternative ?? String(page.answer.point ?? ""))}
              reason={typed("reason", page.answer.reason)}
              errors={formErrors}
              disabled={isLocked}
              ofOthers
            />
          </div>
          {revealed || isLocked ? null : (
            <p className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
              <button type="submit" name="intent" value="compare" className="button">
                Compare with {assessment.person.name}’s rating
              </button>
              <span className="text-small text-soft">
                Theirs shows once you have settled on yours. You can still change it after; how you
                first saw it is kept.
              </span>
            </p>
          )}
        </Section>
        {revealed ? <SideBySide page={page} revealed={revealed} /> : null}
        <Section title="Your rationale" id="rationale">
          <fieldset disabled={isLocked}>
            <TextArea
              name="narrative"
              label="What you saw, and what would take it further"
              hint={
                revealed?.needsRationale
                  ? "Needed here, because the two of you differ. They will read it once the review is released."
                  : "They will read it once the review is released. Markdown works."
              }
              rows={6}
              wide
              defaultValue={typed("narrative", page.answer.narrative)}
              error={formErrors.narrative}
              onChange={() => autosave.onChange()}
              required={revealed?.needsRationale ?? false}
            />
          </fieldset>
        </Section>
        <div className="mt-8 flex flex-wrap items-center gap-3 border-line border-t pt-6">
          {isLocked ? null : (
            <button type="submit" name="intent" value="next" className="button button-primary">
              {page.nextId ? "Save and go to the next criterion" : "Save and finish up"}
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
      <AskForMore
        page={page}
        error={askError}
        asked={typeof values.question === "string" ? values.question : ""}
      />
      <EarlierTexts earlier={page.earlier} pointLabels={pointLabels} timeZone={page.timeZone} />
    </>
  );
}
