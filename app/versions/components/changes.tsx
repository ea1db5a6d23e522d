import { Section, Tag } from "~/ui/page";
import type { ShownChanges, ShownCriterion, ShownFamily } from "../domain/change-words";
import { Marked, MarkedParts } from "./marked";

/** What differs between what is published and the files, criterion by criterion. */
export function Changes({ changes }: { changes: ShownChanges }) {
  const { groups, added, removed, others } = changes;
  const isNothing = groups.length + added.length + removed.length === 0;
  return (
    <Section title="What differs" id="differences">
      {isNothing ? (
        <p>No criterion differs.</p>
      ) : (
        <p className="max-w-(--container-text) text-soft">
          What goes is <del>struck through</del>; what comes is <ins>underlined</ins>.
        </p>
      )}
      {groups.map(({ kind, title, families }) => (
        <Group key={kind} title={title} count={families.length}>
          {families.map((family) => (
            <Family key={family.after[0]?.id} family={family} />
          ))}
        </Group>
      ))}
      <Group title="Added" count={added.length}>
        {added.map((criterion) => (
          <article key={criterion.id} className="mt-5">
            <h4 className="max-w-(--container-text) font-semibold">
              <ins>{criterion.question}</ins>
            </h4>
            <Facts criteria={[criterion]} />
          </article>
        ))}
      </Group>
      <Group title="Removed" count={removed.length}>
        {removed.map((criterion) => (
          <article key={criterion.id} className="mt-5">
            <h4 className="max-w-(--container-text) font-semibold">
              <del>{criterion.question}</del>
            </h4>
            <Facts criteria={[criterion]} carries={criterion.carries} />
          </article>
        ))}
      </Group>
      {others.length > 0 ? <Others others={others} /> : null}
    </Section>
  );
}

function Group({
  title,
  count,
  children,
}: {
  title: string;
  count: number;
  children: React.ReactNode;
}) {
  if (count === 0) return null;
  return (
    <section className="mt-8 max-w-3xl border-line border-t pt-4">
      <h3 className="text-lead">
        {title} <span className="font-normal text-soft">{count}</span>
      </h3>
      {children}
    </section>
  );
}

/** Criteria that belong together: one and what became of it, or several. */
function Family({ family }: { family: ShownFamily }) {
  const { before, after, carries } = family;
  const [only] = after;
  if (before.length === 1 && after.length === 1 && only)
    return (
      <article className="mt-5">
        <h4 className="max-w-(--container-text) font-semibold">
          <Marked parts={only.changes.find(({ what }) => what === "Question")?.parts}>
            {only.question}
          </Marked>
        </h4>
        <Facts criteria={[only]} was={before} carries={carries} />
        <MarkedParts changes={only.changes.filter(({ what }) => what !== "Question")} />
      </article>
    );
  return (
    <article className="mt-5">
      {before.map((criterion) => (
        <h4 key={criterion.id} className="max-w-(--container-text) font-semibold">
          <del>{criterion.question}</del>
        </h4>
      ))}
      <Facts criteria={before} carries={carries} />
      <ul className="mt-3 border-line border-l-3 pl-4">
        {after.map((criterion) => (
          <li key={criterion.id} className="mt-3 first:mt-0">
            <p className="max-w-(--container-text) font-semibold">
              <ins>{criterion.question}</ins>
            </p>
            <Facts criteria={[criterion]} />
            <details>
              <summary className="min-h-11 py-2 text-accent text-small">
                Word by word<span className="sr-only">: {criterion.question}</span>
              </summary>
              <MarkedParts changes={criterion.changes} />
            </details>
          </li>
        ))}
      </ul>
    </article>
  );
}

const CARRY_WORDS = {
  carried: { text: "Answers carry over", tone: "good" },
  "re-attest": { text: "To be answered anew", tone: "warn" },
  closed: { text: "Answers are closed", tone: "warn" },
} as const;

/** The id, where it is asked, and what becomes of answers. */
function Facts({
  criteria,
  was = [],
  carries = [],
}: {
  criteria: ShownCriterion[];
  was?: ShownCriterion[];
  carries?: ShownFamily["carries"];
}) {
  const places = [...new Set(criteria.map(({ place }) => place))];
  const former = was.filter(({ id }) => !criteria.some((each) => each.id === id));
  return (
    <p className="mt-0.5 flex flex-wrap items-baseline gap-x-2 gap-y-1 text-small text-soft">
      {former.map(({ id }) => (
        <del key={id}>
          <code>{id}</code>
        </del>
      ))}
      {criteria.map(({ id }) => (
        <code key={id}>{id}</code>
      ))}
      <span>{places.join(", ")}</span>
      {carries.map((carry) => (
        <Tag key={carry} tone={CARRY_WORDS[carry].tone}>
          {CARRY_WORDS[carry].text}
        </Tag>
      ))}
    </p>
  );
}

/** Levels, competencies, rules, interviews: folded away, since no answer depends on them. */
function Others({ others }: { others: ShownChanges["others"] }) {
  const elements = others.length === 1 ? "1 other element" : `${others.length} other elements`;
  return (
    <details className="mt-8 max-w-3xl border-line border-y">
      <summary className="min-h-11 py-3 font-semibold text-accent">
        {elements} of the ladder
      </summary>
      {others.map((element) => (
        <article key={`${element.kind} ${element.title} ${element.state}`} className="mb-6">
          <h4 className="font-semibold">{element.title}</h4>
          <p className="text-small text-soft">
            {element.kind}
            {element.state === "changed" ? "" : `, ${element.state}`}
          </p>
          <MarkedParts changes={element.changes} />
        </article>
      ))}
    </details>
  );
}
