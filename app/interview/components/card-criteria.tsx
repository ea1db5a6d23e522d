import { Section } from "~/ui/page";
import type { Answered, WritePage } from "./card-editor";
import { CardPart } from "./card-part";
import type { CardParts } from "./use-card-parts";

/** What one's sessions ask, and folded below it the rest of the level. */
export function Criteria({
  page: { own, others },
  parts,
  answer,
  isOthersOpen,
}: {
  page: WritePage;
  parts: CardParts;
  answer: Answered;
  isOthersOpen: boolean;
}) {
  return (
    <div className="[&>section]:mt-6">
      <Section id="criteria" title="What your sessions ask">
        {own.length === 0 ? (
          <p className="max-w-(--container-text) text-soft">
            No session of yours asks about a criterion. What you saw all the same has its place
            below.
          </p>
        ) : null}
        {own.map((asked, index) => (
          <CardPart
            key={asked.kit.id}
            asked={asked}
            parts={parts}
            answer={answer}
            isFirst={index === 0}
          />
        ))}
      </Section>
      {others.length > 0 ? (
        <details className="mt-10 border-line border-t pt-4" open={isOthersOpen}>
          <summary className="min-h-11 py-2 font-semibold text-accent">
            Also seen: the other {others.length === 1 ? "criterion" : `${others.length} criteria`}{" "}
            of the level
          </summary>
          <p className="max-w-(--container-text) text-soft">
            Others ask about these. Say something here only where you saw it for yourself.
          </p>
          {others.map((asked) => (
            <CardPart key={asked.kit.id} asked={asked} parts={parts} answer={answer} />
          ))}
        </details>
      ) : null}
    </div>
  );
}
