import { useEffect, useMemo, useRef, useState } from "react";
import { forgetDraftsUnder } from "~/assessment/components/draft-store";
import { SaveStatus } from "~/assessment/components/save-status";
import { AskFirstForm } from "~/ui/ask-first";
import { Moment } from "~/ui/dates";
import { ErrorSummary } from "~/ui/field";
import { Notice } from "~/ui/page";
import {
  answerField,
  flawField,
  NOT_ASSESSED,
  OVERALL,
  type SavedPart,
  whyField,
} from "../domain/card-form";
import type { loader } from "../routes/card";
import { Criteria } from "./card-criteria";
import { CardGone, Head, Standing } from "./card-head";
import { CardExercises, CardNotes, CardRecommendation, OverallPart } from "./card-overall";
import { LeftAnswers } from "./card-shown";
import { SessionTimer } from "./session-timer";
import { useCardParts } from "./use-card-parts";
import { cardDrafts } from "./use-card-sweep";

type Page = ReturnType<typeof import("@remix-run/react").useLoaderData<typeof loader>>;
export type WritePage = Extract<Page, { kind: "write" }>;
/** What the server found to be wrong with the form, and what was typed. */
export type Answered =
  | {
      errors: Record<string, string>;
      values: Record<string, string | string[]>;
      conflicts: Record<string, SavedPart>;
    }
  | undefined;

const QUESTION = {
  title: "Hand in your card?",
  description:
    "It is then locked for good. You can add to it, marked as added, and you can read the cards of others that are in.",
  yes: "Hand it in",
  no: "Not yet",
};

/** One's own card while it is written: the kit beside it, each part saved by itself. */
export function CardEditor({
  page,
  answer,
  isFirst,
  wasSaved,
}: {
  page: WritePage;
  answer: Answered;
  /** Led here from others' cards. */
  isFirst: boolean;
  wasSaved: boolean;
}) {
  const form = useRef<HTMLFormElement>(null);
  const { panel, own, others } = page;
  const here = `/interviews/${panel.id}/card`;
  const draftsUnder = cardDrafts(page.personId, panel.id);
  const { parts, status, gone, conflictAt } = useCardParts(form, {
    url: `${here}/save`,
    draftsUnder,
  });
  const [done, setDone] = useState(() => countDone(page, (name) => savedField(page, name)));
  const total = own.length + page.exercises.flatMap(({ flaws }) => flaws).length + 1;
  const count = () => {
    const values = form.current ? new FormData(form.current) : new FormData();
    return countDone(page, (name) => String(values.get(name) ?? ""));
  };
  // What an earlier visit left is put back after the page stands, and no event says so.
  useEffect(() => setDone(count()));
  const texts = useRef<string[]>([]);
  useEffect(() => {
    if (gone) forgetDraftsUnder(draftsUnder);
  }, [gone, draftsUnder]);
  const othersOpen = useMemo(
    () => others.some((each) => hasError(answer, each.kit.id) || isBegun(each.saved)),
    [others, answer],
  );
  if (gone) {
    if (texts.current.length === 0) texts.current = textsIn(form.current);
    return <CardGone message={gone} texts={texts.current} />;
  }
  const { form: formError, ...fieldErrors } = answer?.errors ?? {};
  return (
    <>
      <div
        data-print="hide"
        className="sticky top-0 z-30 -mx-4 -mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-line border-b bg-ground px-4 py-2 sm:-mx-8 sm:px-8 lg:-mx-12 lg:px-12"
      >
        <p className="text-small tabular-nums">
          <span className="font-semibold">{`${done} of ${total}`}</span> done
        </p>
        {conflictAt ? (
          <a href={`#${conflictAt}`} className="font-semibold text-small text-warn">
            Changed somewhere else: choose which stays
          </a>
        ) : (
          <SaveStatus
            status={status}
            timeZone={page.timeZone}
            savedAt={page.savedAt ? new Date(page.savedAt).toISOString() : null}
          />
        )}
        <SessionTimer
          storageKey={`rostrum:timer:${page.personId}:${panel.id}`}
          sessions={page.sessions}
        />
      </div>
      <Head page={page} />
      <Standing page={page} isFirst={isFirst} />
      {wasSaved ? <Notice live tone="good" title="Saved. Nobody else sees it yet." /> : null}
      {formError ? <Notice live tone="bad" title={formError} /> : null}
      {Object.keys(answer?.conflicts ?? {}).length > 0 ? (
        <Notice
          live
          tone="warn"
          title="Part of your card was changed somewhere else. Both versions stand below."
        />
      ) : null}
      <ErrorSummary errors={fieldErrors} title="Your card is not handed in yet. Please look at:" />
      <AskFirstForm
        method="post"
        formRef={form}
        before="hand-in"
        question={QUESTION}
        isReady={(values) => countDone(page, (name) => String(values.get(name) ?? "")) === total}
        noValidate
        onChange={() => setDone(count())}
      >
        {/* The first button is the one that Enter presses. */}
        <button type="submit" name="intent" value="save" className="sr-only" tabIndex={-1}>
          Save
        </button>
        <OverallPart page={page} parts={parts} answer={answer}>
          {(part) => (
            <>
              <CardNotes {...part} />
              <CardExercises page={page} part={part} />
              <Criteria page={page} parts={parts} answer={answer} isOthersOpen={othersOpen} />
              <CardRecommendation {...part} />
            </>
          )}
        </OverallPart>
        <div className="mt-10 flex flex-wrap items-center gap-3 border-line border-t pt-6">
          <button type="submit" name="intent" value="hand-in" className="button button-primary">
            Hand in
          </button>
          <noscript>
            <button type="submit" name="intent" value="save" className="button">
              Save
            </button>
          </noscript>
          <p className="text-small text-soft">
            {page.opensAt ? (
              <>
                You can hand in once your session has begun, on{" "}
                <Moment value={page.opensAt} timeZone={page.timeZone} />. Times are in{" "}
                {page.timeZone.replaceAll("_", " ")}.{" "}
              </>
            ) : null}
            Until it is in nobody sees any of it, and you see nothing of others’ cards.
          </p>
        </div>
      </AskFirstForm>
      <LeftAnswers criteria={page.left} />
    </>
  );
}

function textsIn(form: HTMLFormElement | null): string[] {
  const areas = [...(form?.querySelectorAll("textarea") ?? [])];
  return [...new Set(areas.map(({ value }) => value.trim()).filter((text) => text !== ""))];
}

function savedField(page: WritePage, name: string): string {
  for (const { saved } of [...page.own.map(({ saved }) => ({ saved })), { saved: page.overall }])
    if (Object.hasOwn(saved.fields, name)) return saved.fields[name] ?? "";
  return "";
}

/** How much of what handing in asks for is there. */
function countDone(page: WritePage, field: (name: string) => string): number {
  const answered = page.own.filter(({ kit: { id } }) => {
    const chosen = field(answerField(id));
    return chosen === NOT_ASSESSED ? field(whyField(id)).trim() !== "" : chosen !== "";
  });
  const found = page.exercises.flatMap(({ id, flaws }) =>
    flaws.filter((flaw) => field(flawField(id, flaw.id)) !== ""),
  );
  const isWhole = field("recommendation") !== "" && field("reason").trim() !== "";
  return answered.length + found.length + (isWhole ? 1 : 0);
}

function isBegun({ fields }: SavedPart): boolean {
  return Object.values(fields).some((value) => value !== "");
}

function hasError(answer: Answered, criterionId: string): boolean {
  if (!answer) return false;
  return (
    criterionId in answer.conflicts ||
    Object.keys(answer.errors).some((name) => name !== OVERALL && name.endsWith(`-${criterionId}`))
  );
}
