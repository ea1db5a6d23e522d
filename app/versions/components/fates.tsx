import { Section, Tag } from "~/ui/page";
import type { ShownImpact } from "../ladder-page.server";

type Step = ShownImpact["steps"][number];

/** Criterion by criterion, what becomes of how many answers; what carries over needs no line. */
export function Fates({ steps }: { steps: readonly Step[] }) {
  const shown = steps
    .map((step) => ({
      ...step,
      criteria: step.criteria.filter(({ carry }) => carry !== "carried"),
    }))
    .filter(({ criteria, added }) => criteria.length + added.length > 0);
  if (shown.length === 0) return null;
  return (
    <Section title="Criterion by criterion" id="fates">
      {shown.map((step) => (
        <section
          key={step.id}
          className="mt-6 max-w-3xl border-line border-t pt-4 first-of-type:mt-0"
        >
          <h3 className="font-semibold">{step.title}</h3>
          <ul>
            {step.criteria.map((criterion) => (
              <Fate key={`${criterion.question} ${criterion.carry}`} {...criterion} />
            ))}
            {step.added.map((question) => (
              <li key={question} className="mt-3">
                <p className="max-w-(--container-text)">{question}</p>
                <p className="text-small text-soft">
                  <Tag>New</Tag> nobody has answered it yet
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Section>
  );
}

function Fate({ question, carry, answers, to }: Step["criteria"][number]) {
  const count = answers === 1 ? "1 answer" : `${answers} answers`;
  const isClosed = carry === "closed";
  const others = to.filter((each) => each !== question);
  return (
    <li className="mt-3">
      <p className="max-w-(--container-text)">{question}</p>
      <p className="text-small text-soft">
        <Tag tone="warn">{isClosed ? "Closed" : "To be answered anew"}</Tag> {count}{" "}
        {isClosed ? "kept in the history" : "kept as earlier text"}
        {others.length > 0 ? `, now: ${others.join(" · ")}` : ""}
      </p>
    </li>
  );
}
