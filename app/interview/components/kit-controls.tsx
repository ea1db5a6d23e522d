import { Inline, type MarkdownNode } from "~/ui/markdown";
import type { KitQuestion } from "../domain/kit-view";
import { QuestionParts } from "./kit-criterion";

/** What was refused, at the place where it was tried. */
export type KitRefusal = { at: string; message: string } | null;

export type Changing = { kitId: string; revision: number };

type Props = Changing & { criterionId: string; others: KitQuestion<MarkdownNode[]>[] };

/** Changes one question for another of the same criterion, or leaves it out. */
export function ChangeQuestion({
  kitId,
  revision,
  criterionId,
  questionId,
  others,
}: Props & { questionId: string }) {
  return (
    <details data-print="hide" className="mt-3">
      <summary className="min-h-6 py-1 text-small">Change this question</summary>
      <form method="post" action={addressOf(kitId, criterionId)} className="pt-2">
        <Hidden revision={revision} criterion={criterionId} from={questionId} />
        <OtherQuestions legend="Ask one of these instead" others={others} />
        <p className="mt-3 flex flex-wrap gap-3">
          {others.length > 0 ? (
            <button type="submit" name="intent" value="swap" className="button">
              Ask the chosen one instead
            </button>
          ) : null}
          <button
            type="submit"
            name="intent"
            value="remove"
            formNoValidate
            className="button button-quiet"
          >
            Leave this question out
          </button>
        </p>
      </form>
    </details>
  );
}

/** One question more about a criterion. */
export function AddQuestion({ kitId, revision, criterionId, others }: Props) {
  if (others.length === 0) return null;
  return (
    <details data-print="hide" className="mt-4">
      <summary className="min-h-6 py-1 text-small">Add a question</summary>
      <form method="post" action={addressOf(kitId, criterionId)} className="pt-2">
        <Hidden revision={revision} criterion={criterionId} />
        <OtherQuestions legend="Ask one of these as well" others={others} />
        <button type="submit" name="intent" value="add" className="button mt-3">
          Add the chosen one
        </button>
      </form>
    </details>
  );
}

/** Takes an exercise into the kit, or out of it. */
export function ExerciseForm({
  kitId,
  revision,
  exerciseId,
  intent,
  children,
}: Changing & {
  exerciseId: string;
  intent: "choose-exercise" | "remove-exercise";
  children: string;
}) {
  return (
    <form method="post" action={`/interviews/kits/${kitId}#exercises`} data-print="hide">
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="exercise" value={exerciseId} />
      <button
        type="submit"
        name="intent"
        value={intent}
        className={intent === "choose-exercise" ? "button" : "button button-quiet"}
      >
        {children}
      </button>
    </form>
  );
}

function OtherQuestions({
  legend,
  others,
}: {
  legend: string;
  others: KitQuestion<MarkdownNode[]>[];
}) {
  if (others.length === 0)
    return <p className="text-soft">The ladder has no other question for this criterion.</p>;
  return (
    <fieldset>
      <legend className="mb-1 text-small text-soft">{legend}</legend>
      {others.map((question) => (
        <div key={question.id} className="py-2">
          <label className="flex max-w-(--container-text) items-start gap-3">
            <input
              type="radio"
              name="to"
              value={question.id}
              required
              className="mt-1 size-4.5 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <Inline nodes={question.ask} />
            </span>
          </label>
          <details className="ml-7.5">
            <summary className="min-h-6 py-1 text-small">Follow-ups and what to look for</summary>
            <div className="pt-2 pb-3">
              <QuestionParts question={question} />
            </div>
          </details>
        </div>
      ))}
    </fieldset>
  );
}

function Hidden({ revision, ...fields }: { revision: number; criterion: string; from?: string }) {
  return (
    <>
      <input type="hidden" name="revision" value={revision} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** Back to the same place, also where the answer is that it was refused. */
function addressOf(kitId: string, criterionId: string): string {
  return `/interviews/kits/${kitId}#criterion-${criterionId}`;
}
