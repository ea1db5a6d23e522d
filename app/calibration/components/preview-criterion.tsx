import type { ReactNode } from "react";
import { Guidance } from "~/assessment/components/guidance";
import { RatingCards } from "~/assessment/components/rating-cards";
import { EvidenceList } from "~/review/components/evidence-list";
import { Markdown, type MarkdownNode } from "~/ui/markdown";
import { Tag } from "~/ui/page";
import { answerField } from "../domain/preview-form";

type Cards = React.ComponentProps<typeof RatingCards>;

/** A criterion as every page of a preview shows it. */
export type AskedCriterion = {
  id: string;
  question: string;
  competency: string;
  guidance: React.ComponentProps<typeof Guidance>["criterion"];
  anchors: Cards["anchors"];
  alternatives: Cards["alternatives"];
};

/** One criterion with its question as the heading; what is said about it and what is asked stand below. */
export function PreviewCriterion({
  criterion,
  children,
}: {
  criterion: AskedCriterion;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={criterion.id} className="mt-10 border-line border-t pt-6">
      <p className="text-small text-soft">{criterion.competency}</p>
      <h2 id={criterion.id} className="max-w-(--container-text) text-title tracking-tight">
        {criterion.question}
      </h2>
      {children}
    </section>
  );
}

/** What an engineer wrote for one criterion and shows for it. Their own rating is no part of it. */
export function TheirWords({
  title,
  words,
  evidence,
  kinds,
  timeZone,
}: {
  title: string;
  words: MarkdownNode[];
  evidence: React.ComponentProps<typeof EvidenceList>["pieces"];
  kinds: React.ComponentProps<typeof EvidenceList>["kinds"];
  timeZone: string;
}) {
  return (
    <div className="min-w-0">
      <h3 className="text-small text-soft">{title}</h3>
      {words.length > 0 ? (
        <Markdown nodes={words} className="mt-1" />
      ) : (
        <p className="mt-1 text-soft">No words on this one.</p>
      )}
      {evidence.length > 0 ? (
        <EvidenceList pieces={evidence} kinds={kinds} timeZone={timeZone} />
      ) : (
        <p className="mt-3 text-soft">No evidence for this one.</p>
      )}
    </div>
  );
}

type CasePiece = { title: string; kind: string; shows: MarkdownNode[]; parts: readonly string[] };

/** Evidence of a written case: described, with nothing behind it to open. */
export function CaseEvidence({
  pieces,
  kinds,
}: {
  pieces: readonly CasePiece[];
  kinds: readonly { id: string; title: string }[];
}) {
  return (
    <ul className="mt-4 max-w-3xl">
      {pieces.map((piece) => (
        <li key={piece.title} className="mt-3 border-line border-l-3 pl-4">
          <p className="font-semibold">{piece.title}</p>
          <p className="text-small text-soft">
            {kinds.find(({ id }) => id === piece.kind)?.title ?? piece.kind}
          </p>
          <Markdown nodes={piece.shows} className="mt-1" />
          {piece.parts.length > 0 ? (
            <p className="mt-1 flex flex-wrap gap-1.5">
              {piece.parts.map((part) => (
                <Tag key={part}>{part}</Tag>
              ))}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The anchored cards on which the viewer gives a rating of their own. */
export function OwnRating({
  criterion,
  chosen,
  errors,
  disabled,
}: {
  criterion: AskedCriterion;
  chosen: string;
  errors: Record<string, string>;
  disabled: boolean;
}) {
  const name = answerField(criterion.id);
  return (
    <div id={name} tabIndex={-1} className="mt-6">
      <h3 className="mb-2 text-small text-soft">Your rating</h3>
      <RatingCards
        name={name}
        legend={`Your rating: ${criterion.question}`}
        anchors={criterion.anchors}
        alternatives={criterion.alternatives}
        chosen={chosen}
        reason=""
        asksWhy={false}
        errors={errors}
        disabled={disabled}
        ofOthers
      />
      <Guidance criterion={criterion.guidance} describe />
    </div>
  );
}
