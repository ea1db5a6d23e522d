import type { FormValues } from "~/platform/form";
import { TextArea } from "~/ui/field";
import type { LineProblem } from "../domain/name-lines";
import { Tick } from "./settings-fields";

type Choice = { id: string; name: string; people: number };

export type Choices = {
  teams: Choice[];
  levels: Choice[];
  tracks: Choice[];
  managers: Choice[];
  people: number;
};

type Props = {
  choices: Choices;
  values: FormValues | undefined;
  errors: Record<string, string | undefined> | undefined;
  problems: LineProblem[];
};

const KINDS = [
  { name: "teams", title: "Teams" },
  { name: "levels", title: "Levels" },
  { name: "tracks", title: "Tracks" },
  { name: "managers", title: "Managers" },
] as const;

/** Who is compared: groups that combine, and a pasted list. */
export function PopulationFields({ choices, values, errors, problems }: Props) {
  const chosen = (name: string) => {
    const value = values?.[name];
    return Array.isArray(value) ? value : [];
  };
  const list = values?.list;
  return (
    <>
      <Tick
        name="everybody"
        label={`Everybody in the cycle (${choices.people})`}
        hint="Whatever is chosen below. Whose review has been released to them already stays out."
        checked={values?.everybody === "on"}
      />
      <p className="mt-2 max-w-(--container-text) text-small text-soft">
        Or choose groups. Within one kind any of the chosen counts, between kinds all must hold: two
        teams and one level are the people of that level in either team.
      </p>
      <div className="mt-3 grid max-w-4xl gap-x-8 gap-y-4 sm:grid-cols-2">
        {KINDS.map(({ name, title }) => (
          <Kind
            key={name}
            name={name}
            title={title}
            choices={choices[name]}
            chosen={chosen(name)}
          />
        ))}
      </div>
      <TextArea
        name="list"
        label="Or paste people"
        hint="One in a line: a name or an email address. They come on top of the groups."
        rows={4}
        spellCheck={false}
        defaultValue={typeof list === "string" ? list : ""}
        error={errors?.list}
      />
      {problems.length > 0 ? <Problems problems={problems} /> : null}
    </>
  );
}

function Kind({
  name,
  title,
  choices,
  chosen,
}: {
  name: string;
  title: string;
  choices: Choice[];
  chosen: string[];
}) {
  if (choices.length === 0) return null;
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{title}</legend>
      <div className="max-h-56 overflow-y-auto border-line border-y py-1">
        {choices.map(({ id, name: label, people }) => (
          <label key={id} className="flex min-h-9 items-center gap-2.5 px-1 py-0.5">
            <input
              type="checkbox"
              name={`${name}[]`}
              value={id}
              defaultChecked={chosen.includes(id)}
              className="size-4.5 shrink-0 accent-accent"
            />
            <span className="min-w-0 break-words">
              {label} <span className="text-small text-soft">{people}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Problems({ problems }: { problems: LineProblem[] }) {
  return (
    <div role="alert" className="my-4 max-w-xl border-bad border-l-3 bg-bad-wash px-4 py-3">
      <p className="font-semibold">
        {problems.length === 1 ? "One line is" : `${problems.length} lines are`} not in it yet.
        Correct or remove {problems.length === 1 ? "it" : "them"}:
      </p>
      <ul className="list-disc pl-5">
        {problems.map(({ line, text, message }) => (
          <li key={line} className="break-words">
            Line {line}, “{text}”: {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
