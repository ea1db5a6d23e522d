import { GivenRating } from "~/assessment/components/answer-block";
import { EvidenceItem } from "~/assessment/components/evidence-part";
import type { ScalePoint } from "~/ladder/domain/schema";
import { Changes } from "~/review/components/calibration-part";
import type { Calibrated } from "~/review/domain/release-content";
import { Markdown, type MarkdownNode } from "~/ui/markdown";

type Said = { point: number | null; alternative: string | null; reason: string };
type Side = { answer: Said; words: MarkdownNode[] };

type BothSidesProps = {
  question: string;
  points: readonly ScalePoint[];
  self: Side;
  manager: Side;
  /** The manager's rating before they saw the engineer's, where they changed it. */
  before: Said | null;
  /** What calibration made of the manager's rating, where it touched it. */
  calibrated: Calibrated | null;
  timeZone: string;
  evidence: React.ComponentProps<typeof EvidenceItem>["piece"][];
  requests: { question: string; answer: MarkdownNode[]; answeredAt: string | null }[];
  kinds: React.ComponentProps<typeof EvidenceItem>["kinds"];
};

/** One criterion as it was released: both ratings and their reasons beside each other. */
export function BothSides(props: BothSidesProps) {
  const { question, points, self, manager, before, evidence, requests, kinds } = props;
  const { calibrated, timeZone } = props;
  return (
    <article className="mt-8 border-line border-t pt-6">
      <h3 className="max-w-(--container-text) font-semibold text-lead">{question}</h3>
      <div className="mt-4 grid max-w-5xl gap-x-12 gap-y-6 md:grid-cols-2">
        <SidePart title="You" side={self} points={points} />
        <div>
          <SidePart title="Your manager" side={manager} points={points} />
          {before ? (
            <p className="mt-3 flex flex-wrap items-baseline gap-x-2 text-small text-soft">
              Before seeing yours: <GivenRating points={points} answer={before} />
            </p>
          ) : null}
        </div>
      </div>
      {calibrated ? (
        <div className="mt-5 max-w-3xl">
          <h4 className="text-small text-soft">What calibration changed</h4>
          <Changes
            {...{ points, calibrated, timeZone }}
            manager={manager.answer}
            reviewer="Your manager"
          />
        </div>
      ) : null}
      {requests.map((request) => (
        <div key={request.question} className="mt-5 max-w-(--container-text)">
          <p className="text-small text-soft">Your manager asked</p>
          <p>{request.question}</p>
          {request.answeredAt ? (
            <Markdown nodes={request.answer} className="mt-2 border-line border-l-3 pl-4" />
          ) : (
            <p className="mt-1 text-soft">Not answered.</p>
          )}
        </div>
      ))}
      {evidence.length > 0 ? (
        <ul className="mt-5 max-w-3xl">
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

type SidePartProps = { title: string; side: Side; points: readonly ScalePoint[] };

function SidePart({ title, side: { answer, words }, points }: SidePartProps) {
  return (
    <div>
      <h4 className="mb-1 text-small text-soft">{title}</h4>
      <GivenRating points={points} answer={answer} />
      {answer.alternative && answer.reason ? <p className="mt-2">{answer.reason}</p> : null}
      {words.length > 0 ? (
        <Markdown nodes={words} className="mt-2" />
      ) : (
        <p className="mt-2 text-soft">Nothing was written.</p>
      )}
    </div>
  );
}
