import type { Gap } from "~/ladder/domain/gap";
import type { Explanation } from "~/ladder/domain/rules";
import { Tag } from "~/ui/page";

/** Why a rule is met or not, as the tree that the rule is. */
export function RuleExplanation({ explanation }: { explanation: Explanation }) {
  return (
    <ul className="max-w-(--container-text)">
      <Node explanation={explanation} />
    </ul>
  );
}

function Node({ explanation }: { explanation: Explanation }) {
  return (
    <li className="py-1.5">
      <div className="flex items-start gap-3">
        <Tag tone={explanation.met ? "good" : "plain"}>{explanation.met ? "met" : "not yet"}</Tag>
        <span className="min-w-0">{explanation.text}</span>
      </div>
      {explanation.children.length > 0 ? (
        <ul className="mt-1 ml-3 border-line border-l pl-4">
          {explanation.children.map((child) => (
            <Node key={child.text} explanation={child} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

type SmallestGapProps = {
  gap: Gap;
  met: boolean;
  questionOf: (criterionId: string) => string;
  labelOf: (criterionId: string, value: number) => string;
};

/** The fewest changes that would meet the rule; a description, not advice to rate higher. */
export function SmallestGap({ gap, met, questionOf, labelOf }: SmallestGapProps) {
  if (met)
    return (
      <p className="max-w-(--container-text)">
        By these ratings the rule is met. People decide the rest.
      </p>
    );
  if ("impossible" in gap) return <p className="max-w-(--container-text)">{gap.impossible}</p>;
  return (
    <div className="prose">
      {gap.changes.length > 0 ? (
        <>
          <p>
            The rule would be met with {gap.changes.length === 1 ? "this" : "these"}, and no fewer:
          </p>
          <ul>
            {gap.changes.map((change) => (
              <li key={change.criterion}>
                {questionOf(change.criterion)}{" "}
                {change.from === null
                  ? "from unrated"
                  : `from ${labelOf(change.criterion, change.from)}`}{" "}
                to{" "}
                <strong>
                  {typeof change.to === "number" ? labelOf(change.criterion, change.to) : change.to}
                </strong>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {gap.otherwise.length > 0 ? (
        <>
          <p>
            {gap.changes.length > 0
              ? "Besides ratings, it still waits for:"
              : "Your ratings are there. It still waits for:"}
          </p>
          <ul>
            {gap.otherwise.map((outstanding) => (
              <li key={outstanding.text}>{outstanding.text}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
