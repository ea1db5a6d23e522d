import { Day } from "~/ui/dates";
import { SelectField, TextArea, TextField } from "~/ui/field";
import { Tag } from "~/ui/page";
import { PART_WORDS, PARTS } from "../domain/parts";
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
  const suggested = kinds.filter((kind) => asked?.kinds.includes(kind.id));
  const others = kinds.filter((kind) => !asked?.kinds.includes(kind.id));
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
          <TextField
            name="url"
            type="url"
            inputMode="url"
            label="Address"
            hint="Begins with https://"
            defaultValue={given("url")}
            error={errors.url}
            required
          />
          <TextField
            name="title"
            label="Title"
            defaultValue={given("title")}
            error={errors.title}
            required
          />
          <SelectField
            name="kind"
            label="Kind"
            defaultValue={given("kind") || suggested[0]?.id}
            error={errors.kind}
            required
          >
            {suggested.length > 0 ? (
              <optgroup label="Asked for here">
                {suggested.map((kind) => (
                  <option key={kind.id} value={kind.id}>
                    {kind.title}
                  </option>
                ))}
              </optgroup>
            ) : null}
            <optgroup label="Other kinds">
              {others.map((kind) => (
                <option key={kind.id} value={kind.id}>
                  {kind.title}
                </option>
              ))}
            </optgroup>
          </SelectField>
          <TextField
            name="date"
            type="date"
            label="When it is from"
            max={props.today}
            defaultValue={given("date") || props.today}
            error={errors.date}
            required
          />
          <TextArea
            name="shows"
            label="What it shows"
            hint="In a sentence or two, for somebody who was not there."
            rows={3}
            defaultValue={given("shows")}
            error={errors.shows}
            required
          />
          <fieldset className="my-4">
            <legend className="font-semibold">Your part in it</legend>
            {PARTS.map((part) => (
              <label key={part} className="flex min-h-9 items-center gap-2.5">
                <input
                  type="checkbox"
                  name="parts[]"
                  value={part}
                  className="size-4.5 accent-accent"
                  defaultChecked={props.values.parts?.includes(part)}
                />
                {PART_WORDS[part]}
              </label>
            ))}
          </fieldset>
          <button type="submit" name="intent" value="add-evidence" className="button">
            Add this evidence
          </button>
        </div>
      </details>
    </fieldset>
  );
}
