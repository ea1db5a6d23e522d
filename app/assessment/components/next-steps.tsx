import { Link } from "@remix-run/react";
import type { Gap } from "~/ladder/domain/gap";
import { Section } from "~/ui/page";

type Criterion = {
  id: string;
  question: string;
  answer: { alternative: string | null } | null;
  fresh: number;
  asked: number;
};

/** What one can do now, drawn from what is missing: evidence to gather, anchors to read, somebody to talk to. */
export function NextSteps({ criteria, gap }: { criteria: Criterion[]; gap: Gap }) {
  const thin = criteria.filter(({ answer, fresh, asked }) => !answer?.alternative && fresh < asked);
  const toGrow = "changes" in gap ? gap.changes.map((change) => change.criterion) : [];
  return (
    <Section title="Next steps" id="next">
      <ul className="prose list-disc pl-5">
        {toGrow.map((id) => (
          <li key={id}>
            Read what the next point looks like for{" "}
            <Link to={`/ladder/criteria/${id}`} reloadDocument>
              {criteria.find((criterion) => criterion.id === id)?.question ?? id}
            </Link>{" "}
            and pick one situation in the coming weeks to practise it.
          </li>
        ))}
        {thin.map((criterion) => (
          <li key={criterion.id}>
            Gather evidence for “{criterion.question}”: {criterion.fresh} recent of{" "}
            {criterion.asked} asked.
          </li>
        ))}
        <li>Bring one example you are sure of and one you are unsure of to your manager.</li>
      </ul>
    </Section>
  );
}
