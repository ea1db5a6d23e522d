import { Link } from "@remix-run/react";
import { Day } from "~/ui/dates";
import { SelectField } from "~/ui/field";
import { Tag } from "~/ui/page";
import type { LinkState } from "../domain/evidence-words";
import { type CorroborationCounts, corroborationWords, LINK_WORDS } from "../domain/evidence-words";
import { EvidenceFields } from "./evidence-fields";
import { VolumeNote } from "./volume-note";

type Piece = {
  id: string;
  url: string;
  title: string;
  kind: string;
  date: string;
  shows: string;
  parts: string[];
  criteria?: string[];
  /** Where its owner looks at it as it is now. */
  linkState?: LinkState | null;
  corroboration?: CorroborationCounts;
};
type Kind = { id: string; title: string };

/** One piece as readers see it: the link, what it shows, and the engineer's part in it. */
export function EvidenceItem({ piece, kinds }: { piece: Piece; kinds: readonly Kind[] }) {
  const alsoFor = (piece.criteria?.length ?? 1) - 1;
  return (
    <>
      <a href={piece.url} rel="noopener noreferrer" target="_blank" className="font-semibold">
        {piece.title}
        <span className="sr-only"> (opens in a new tab)</span>
      </a>
      <p className="text-small text-soft">
        {kinds.find((kind) => kind.id === piece.kind)?.title ?? piece.kind} ·{" "}
        <Day value={piece.date} />
        {alsoFor > 0 ? ` · supports ${alsoFor} more` : ""}
      </p>
      <PieceStanding piece={piece} />
      <p className="mt-1">{piece.shows}</p>
      {piece.parts.length > 0 ? (
        <p className="mt-1 flex flex-wrap gap-1.5">
          {piece.parts.map((part) => (
            <Tag key={part}>{part}</Tag>
          ))}
        </p>
      ) : null}
    </>
  );
}

/** What the last check of its link found, and what colleagues said of it: a line, or nothing. */
function PieceStanding({ piece }: { piece: Pick<Piece, "linkState" | "corroboration"> }) {
  const link = piece.linkState ? LINK_WORDS[piece.linkState] : null;
  const said = piece.corroboration ? corroborationWords(piece.corroboration) : "";
  if (!link && !said) return null;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-small text-soft">
      {link ? <Tag tone={link.tone}>{link.text}</Tag> : null}
      {said}
    </p>
  );
}

type EvidencePartProps = {
  evidence: Piece[];
  otherEvidence: Piece[];
  kinds: readonly Kind[];
  asked: { kinds: string[]; count: number; withinMonths?: number | undefined } | undefined;
  today: string;
  values: Record<string, string | string[]>;
  errors: Record<string, string>;
  disabled: boolean;
  /** Called as somebody types into the fields of a new piece. */
  onChange: () => void;
};

/** The evidence of one criterion: what is claimed, a piece one already has, and fields for a new one. */
export function EvidencePart(props: EvidencePartProps) {
  const { evidence, otherEvidence, kinds, asked, errors, disabled } = props;
  const adding = ["url", "title", "kind", "date", "shows", "parts"].some((name) => errors[name]);
  const given = (name: string) => {
    const value = props.values[name];
    return typeof value === "string" ? value : "";
  };
  return (
    <fieldset disabled={disabled} onChange={props.onChange}>
      <legend className="sr-only">Evidence</legend>
      {asked ? (
        <p className="max-w-(--container-text) text-soft">
          This criterion asks for {asked.count === 1 ? "one piece" : `${asked.count} pieces`}
          {asked.withinMonths ? ` from the last ${asked.withinMonths} months` : ""}. Link to the
          work itself; say what it shows and what your part was.
        </p>
      ) : null}
      {evidence.length > 0 ? (
        <ul className="mt-4 max-w-3xl border-line border-t">
          {evidence.map((piece) => (
            <li
              key={piece.id}
              className="flex items-start justify-between gap-4 border-line border-b py-3"
            >
              <div className="min-w-0">
                <EvidenceItem piece={piece} kinds={kinds} />
                <VolumeNote text={`${piece.title}. ${piece.shows}`} />
              </div>
              <button
                type="submit"
                name="release"
                value={piece.id}
                className="button button-quiet shrink-0"
              >
                Remove<span className="sr-only"> {piece.title} from this criterion</span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-4">No evidence yet.</p>
      )}
      {otherEvidence.length > 0 ? (
        <div className="mt-4 flex flex-wrap items-end gap-3">
          <div className="min-w-0 max-w-xl flex-1 basis-64">
            <SelectField
              name="claim"
              label="Use evidence you already have"
              defaultValue={given("claim")}
              error={errors.claim}
            >
              <option value="">Choose …</option>
              {otherEvidence.map((piece) => (
                <option key={piece.id} value={piece.id}>
                  {piece.title} ({piece.date})
                </option>
              ))}
            </SelectField>
          </div>
          <button type="submit" name="intent" value="claim-evidence" className="button mb-4">
            Use it here
          </button>
        </div>
      ) : null}
      <details
        className="mt-4 max-w-xl"
        open={adding || ["url", "title", "shows"].some((name) => given(name)) || undefined}
      >
        <summary className="min-h-11 py-2 font-semibold text-accent">
          Add a piece of evidence
        </summary>
        <div className="border-line border-l-3 pl-4">
          <EvidenceFields
            kinds={kinds}
            askedKinds={asked?.kinds}
            today={props.today}
            values={props.values}
            errors={errors}
          />
          <button type="submit" name="intent" value="add-evidence" className="button">
            Add this evidence
          </button>
        </div>
      </details>
      <p className="mt-2 text-small">
        <Link to="/evidence" className="inline-flex min-h-11 items-center">
          All your evidence, and asking a colleague to confirm it
        </Link>
      </p>
    </fieldset>
  );
}
