import type { ReactNode } from "react";
import { Anchors } from "~/ladder/components/anchors";
import { BulletList } from "~/ladder/components/bullet-list";
import { Inline, type MarkdownNode } from "~/ui/markdown";
import { Point } from "~/ui/point";
import type { KitCriterion as Criterion, KitQuestion as Question } from "../domain/kit-view";

/** What the kit asks about a criterion, to have beside one's notes: the anchors are folded away. */
export function KitCriterion({ criterion }: { criterion: Criterion<MarkdownNode[]> }) {
  return (
    <div className="grid gap-4">
      <Expected criterion={criterion} />
      <KitQuestions criterion={criterion} />
      <details>
        <summary className="min-h-6 py-1 font-semibold">What each point looks like</summary>
        <div className="pt-3">
          <Anchors anchors={criterion.anchors} />
        </div>
      </details>
    </div>
  );
}

/** The step that asks for the criterion, and the point that its rule expects. */
export function Expected({
  criterion: { step, expected },
}: {
  criterion: Criterion<MarkdownNode[]>;
}) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-soft">
      <span>{step}</span>
      {expected ? (
        <span className="inline-flex items-center gap-2">
          Expected: <Point {...expected} />
        </span>
      ) : (
        <span>No point is expected here yet.</span>
      )}
    </p>
  );
}

/** The chosen questions of a criterion, each with what goes with it. */
export function KitQuestions({
  criterion: { questions },
  after,
}: {
  criterion: Criterion<MarkdownNode[]>;
  /** What stands under a question, such as how to change it. */
  after?: (question: Question<MarkdownNode[]>) => ReactNode;
}) {
  if (questions.length === 0)
    return <p className="text-soft">No question is chosen for this criterion.</p>;
  return (
    <ol className="grid gap-6">
      {questions.map((question) => (
        <li key={question.id} className="border-line border-l-3 pl-4">
          <KitQuestion question={question} />
          {after?.(question)}
        </li>
      ))}
    </ol>
  );
}

function KitQuestion({ question }: { question: Question<MarkdownNode[]> }) {
  return (
    <>
      <div className="mb-3 max-w-(--container-text) font-semibold">
        <Inline nodes={question.ask} />
      </div>
      <QuestionParts question={question} />
    </>
  );
}

/** What goes with a question. */
export function QuestionParts({ question }: { question: Question<MarkdownNode[]> }) {
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-4">
      <Part title="Follow up with" items={question.probes} />
      <Part title="Look for" items={question.lookFor} />
      <Part title="Take care when" items={question.redFlags} />
    </div>
  );
}

/** Wraps by its own width, so that it stands in a narrow column as in a wide one. */
function Part({ title, items }: { title: string; items: MarkdownNode[][] }) {
  if (items.length === 0) return null;
  return (
    <div className="min-w-0 max-w-(--container-text) flex-1 basis-60">
      <p className="mb-1.5 text-small text-soft">{title}</p>
      <BulletList items={items} />
    </div>
  );
}
