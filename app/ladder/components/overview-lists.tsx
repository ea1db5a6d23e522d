import { Section } from "~/ui/page";
import { criteriaCount, namesOf, type Place, type Step } from "./places";

/** Every level with what it is about; where tracks share one, under all of its titles. */
export function LevelList({
  levels,
}: {
  levels: { id: string; places: Place[]; summary: string }[];
}) {
  return (
    <Section title="Levels" id="levels">
      <dl className="grid gap-x-10 gap-y-4 md:grid-cols-2">
        {levels.map((level) => (
          <div key={level.id} className="border-line border-t pt-3">
            <dt className="flex flex-wrap gap-x-5 font-semibold">
              {level.places.map((place) => (
                <a key={place.to} href={place.to}>
                  {place.title}
                </a>
              ))}
            </dt>
            <dd className="text-soft">{level.summary}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** Every transition by the levels it lies between and by what changes for the person. */
export function StepList({ steps }: { steps: Step[] }) {
  return (
    <Section title="Transitions" id="transitions">
      <ul className="max-w-5xl">
        {steps.map((step) => (
          <li
            key={step.id}
            className="grid gap-x-6 border-line border-t py-3 sm:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]"
          >
            <span className="text-soft">{namesOf(step)}</span>
            <span>
              <a href={step.at}>{step.title}</a>
              <span className="text-soft">, {criteriaCount(step.criteria)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What else is written about the ladder. */
export function SectionList({ sections }: { sections: { id: string; title: string }[] }) {
  if (sections.length === 0) return null;
  return (
    <div data-print="hide">
      <Section title="About this ladder" id="about">
        <ul className="grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3">
          {sections.map((section) => (
            <li key={section.id} className="border-line border-t py-2.5">
              <a href={`/ladder/about/${section.id}`}>{section.title}</a>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
