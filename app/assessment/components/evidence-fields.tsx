import { SelectField, TextArea, TextField } from "~/ui/field";
import { PART_WORDS, PARTS } from "../domain/parts";

type Kind = { id: string; title: string };

type EvidenceFieldsProps = {
  kinds: readonly Kind[];
  /** The kinds a criterion asks for come first; without a criterion there are none. */
  askedKinds?: readonly string[] | undefined;
  /** ISO day. */
  today: string;
  values: Record<string, string | string[]>;
  errors: Record<string, string | undefined>;
};

/** The fields of one piece of evidence; the same wherever one is added or changed. */
export function EvidenceFields({
  kinds,
  askedKinds = [],
  today,
  values,
  errors,
}: EvidenceFieldsProps) {
  const given = (name: string) => {
    const value = values[name];
    return typeof value === "string" ? value : "";
  };
  const suggested = kinds.filter((kind) => askedKinds.includes(kind.id));
  const others = kinds.filter((kind) => !askedKinds.includes(kind.id));
  return (
    <>
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
          <>
            <optgroup label="Asked for here">
              <KindOptions kinds={suggested} />
            </optgroup>
            <optgroup label="Other kinds">
              <KindOptions kinds={others} />
            </optgroup>
          </>
        ) : (
          <KindOptions kinds={others} />
        )}
      </SelectField>
      <TextField
        name="date"
        type="date"
        label="When it is from"
        max={today}
        defaultValue={given("date") || today}
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
              className="size-4.5 shrink-0 accent-accent"
              defaultChecked={values.parts?.includes(part)}
            />
            {PART_WORDS[part]}
          </label>
        ))}
      </fieldset>
    </>
  );
}

function KindOptions({ kinds }: { kinds: readonly Kind[] }) {
  return (
    <>
      {kinds.map((kind) => (
        <option key={kind.id} value={kind.id}>
          {kind.title}
        </option>
      ))}
    </>
  );
}
