import { EvidenceItem } from "~/assessment/components/evidence-part";
import { CorroborationNote } from "~/evidence/components/corroboration-note";

type Shown = React.ComponentProps<typeof EvidenceItem>;
type Note = React.ComponentProps<typeof CorroborationNote>;
type Props = {
  pieces: readonly (Shown["piece"] & Note["piece"] & { id: string; said: Note["said"][] })[];
  kinds: Shown["kinds"];
  timeZone: string;
};

/** Pieces of evidence as reviewers read them, each with what colleagues said of it. */
export function EvidenceList({ pieces, kinds, timeZone }: Props) {
  if (pieces.length === 0) return null;
  return (
    <ul className="mt-4 max-w-3xl">
      {pieces.map((piece) => (
        <li key={piece.id} className="mt-3 border-line border-l-3 pl-4">
          <EvidenceItem piece={piece} kinds={kinds} />
          {piece.said.map((said) => (
            <div key={said.colleague + String(said.answeredAt)} className="mt-2 text-small">
              <CorroborationNote said={said} piece={piece} timeZone={timeZone} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
