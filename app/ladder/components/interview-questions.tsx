import { Inline, type MarkdownNode } from "~/ui/markdown";
import { BulletList } from "./bullet-list";

type QuestionView = {
  id: string;
  ask: MarkdownNode[];
  probes: MarkdownNode[][];
  lookFor: MarkdownNode[][];
  redFlags: MarkdownNode[][];
};

/** What interviewers ask about a criterion: folded away, since most readers came for themselves. */
export function InterviewQuestions({ questions }: { questions: QuestionView[] }) {
  if (questions.length === 0) return null;
  return (
    <details className="mt-12 border-line border-t not-open:print:hidden">
      <summary className="py-3 font-semibold">
        {questions.length === 1
          ? "One interview question"
          : `${questions.length} interview questions`}
      </summary>
      <p id="interview" className="max-w-(--container-text) pb-2 text-soft">
        Asked of people who apply for the level this criterion leads to. They may read them here
        too: what counts is the work they describe.
      </p>
      <ol>
        {questions.map((question, index) => (
          <li key={question.id} className="border-line border-t py-6">
            <h2 className="text-small text-soft">Question {index + 1}</h2>
            <div className="mb-4 max-w-(--container-text) font-semibold">
              <Inline nodes={question.ask} />
            </div>
            <div className="grid gap-x-10 gap-y-5 md:grid-cols-3">
              <Part title="Follow up with" items={question.probes} />
              <Part title="Look for" items={question.lookFor} />
              <Part title="Take care when" items={question.redFlags} />
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Part({ title, items }: { title: string; items: MarkdownNode[][] }) {
  if (items.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1.5 text-small text-soft">{title}</h3>
      <BulletList items={items} />
    </div>
  );
}
