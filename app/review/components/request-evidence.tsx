import { EvidenceFields } from "~/assessment/components/evidence-fields";
import { EvidenceItem } from "~/assessment/components/evidence-part";
import type { FieldErrors, FormValues } from "~/platform/form";
import { formatDay } from "~/ui/dates";

type Piece = React.ComponentProps<typeof EvidenceItem>["piece"];
type Kinds = React.ComponentProps<typeof EvidenceItem>["kinds"];

/** The pieces that were offered with an answer. */
function Given({ pieces, kinds }: { pieces: Piece[]; kinds: Kinds }) {
  if (pieces.length === 0) return null;
  return (
    <ul className="mt-4 max-w-3xl">
      {pieces.map((piece) => (
        <li key={piece.id} className="mt-3 border-line border-l-3 pl-4">
          <EvidenceItem piece={piece} kinds={kinds} />
        </li>
      ))}
    </ul>
  );
}

type FieldsProps = {
  own: Pick<Piece, "id" | "title" | "date">[];
  kinds: Kinds;
  today: string;
  values: FormValues;
  errors: FieldErrors;
};

/** Evidence to answer with: some that one has already, or a new piece. */
function Fields({ own, kinds, today, values, errors }: FieldsProps) {
  const adding = ["url", "title", "kind", "date", "shows", "parts"].some((name) => errors[name]);
  const begun = ["url", "title", "shows"].some((name) => values[name]);
  return (
    <>
      {own.length > 0 ? (
        <details className="max-w-xl" open={(values.chosen?.length ?? 0) > 0 || undefined}>
          <summary className="min-h-11 py-2 font-semibold text-accent">
            Use evidence you already have
          </summary>
          <fieldset className="border-line border-l-3 pl-4">
            <legend className="sr-only">Evidence you already have</legend>
            {own.map((piece) => (
              <label key={piece.id} className="flex min-h-9 items-start gap-2.5 py-1.5">
                <input
                  type="checkbox"
                  name="chosen[]"
                  value={piece.id}
                  defaultChecked={values.chosen?.includes(piece.id)}
                  className="mt-1 size-4.5 accent-accent"
                />
                <span>
                  {piece.title}{" "}
                  <span className="text-small text-soft">{formatDay(piece.date)}</span>
                </span>
              </label>
            ))}
          </fieldset>
        </details>
      ) : null}
      <details className="mb-6 max-w-xl" open={adding || begun || undefined}>
        <summary className="min-h-11 py-2 font-semibold text-accent">
          Add a piece of evidence
        </summary>
        <div className="border-line border-l-3 pl-4">
          <EvidenceFields
            kinds={kinds}
            askedKinds={undefined}
            today={today}
            values={values}
            errors={errors}
          />
        </div>
      </details>
    </>
  );
}

export const RequestEvidence = { Given, Fields };
