import type { ReactNode } from "react";
import { LINK_WORDS, type LinkState } from "~/assessment/domain/evidence-words";
import { PART_WORDS, type Part } from "~/assessment/domain/parts";
import { Day, DayOf } from "~/ui/dates";

type Props = {
  piece: {
    url: string;
    date: string;
    shows: string;
    parts: readonly Part[];
    linkState: LinkState | null;
    linkCheckedAt: Date | null;
  };
  kind: string;
  timeZone: string;
};

/** One's own piece in full. */
export function PieceFacts({ piece, kind, timeZone }: Props) {
  return (
    <div className="max-w-(--container-text)">
      <p className="whitespace-pre-line text-lead">{piece.shows}</p>
      <dl className="mt-6 grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
        <Fact term="Address">
          <a href={piece.url} rel="noopener noreferrer" target="_blank" className="break-all">
            {piece.url}
            <span className="sr-only"> (opens in a new tab)</span>
          </a>
          {piece.linkState && piece.linkCheckedAt ? (
            <span className="block text-small text-soft">
              {LINK_WORDS[piece.linkState]?.text ?? "Link answers"}, checked{" "}
              <DayOf moment={piece.linkCheckedAt} timeZone={timeZone} />
            </span>
          ) : null}
        </Fact>
        <Fact term="Kind">{kind}</Fact>
        <Fact term="From">
          <Day value={piece.date} />
        </Fact>
        <Fact term="Your part">
          {piece.parts.length > 0
            ? piece.parts.map((part) => (
                <span key={part} className="block">
                  {PART_WORDS[part]}
                </span>
              ))
            : "Not said"}
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
