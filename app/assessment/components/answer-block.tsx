import { Link } from "@remix-run/react";
import type { ScalePoint } from "~/ladder/domain/schema";
import { Markdown, type MarkdownNode } from "~/ui/markdown";
import { Tag } from "~/ui/page";
import { Point } from "~/ui/point";
import { EvidenceItem } from "./evidence-part";
import { alternativeLabel } from "./rating-cards";

type AnswerBlockProps = {
  question: string;
  points: readonly ScalePoint[];
  answer: { point: number | null; alternative: string | null; reason: string } | null;
  narrative: MarkdownNode[];
  evidence: React.ComponentProps<typeof EvidenceItem>["piece"][];
  kinds: React.ComponentProps<typeof EvidenceItem>["kinds"];
  editAt?: string;
};

/** One criterion as it was answered: the rating, the words, the evidence. */
export function AnswerBlock({
  question,
  points,
  answer,
  narrative,
  evidence,
  kinds,
  editAt,
}: AnswerBlockProps) {
  return (
    <article className="mt-8 border-line border-t pt-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="max-w-(--container-text) text-title tracking-tight">{question}</h2>
        {editAt ? (
          <Link to={editAt} data-print="hide">
            Change<span className="sr-only"> {question}</span>
          </Link>
        ) : null}
      </div>
      <div className="mt-2">
        <GivenRating points={points} answer={answer} />
      </div>
      {answer?.reason && answer.alternative ? (
        <p className="mt-2 max-w-(--container-text)">{answer.reason}</p>
      ) : null}
      {narrative.length > 0 ? <Markdown nodes={narrative} className="mt-3" /> : null}
      {evidence.length > 0 ? (
        <ul className="mt-4 max-w-3xl">
          {evidence.map((piece) => (
            <li key={piece.id} className="mt-3 border-line border-l-3 pl-4">
              <EvidenceItem piece={piece} kinds={kinds} />
            </li>
          ))}
        </ul>
      ) : null}
    </article>
  );
}

/** The rating on its ramp, the alternative by its words, or that there is none. */
export function GivenRating({ points, answer }: Pick<AnswerBlockProps, "points" | "answer">) {
  const index = points.findIndex((point) => point.value === answer?.point);
  const point = points[index];
  if (point)
    return (
      <Point
        value={point.value}
        label={point.label}
        position={index / Math.max(1, points.length - 1)}
      />
    );
  if (answer?.alternative) return <Tag>{alternativeLabel(answer.alternative)}</Tag>;
  return <Tag tone="warn">Not rated</Tag>;
}
