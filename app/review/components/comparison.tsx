import { Link } from "@remix-run/react";
import { GivenRating } from "~/assessment/components/answer-block";
import { RuleExplanation, SmallestGap } from "~/assessment/components/rule-part";
import { Markdown } from "~/ui/markdown";
import { Section } from "~/ui/page";
import { ScrollRegion } from "~/ui/scroll-region";
import type { comparisonPage } from "../comparison-page.server";
import { needsRationale } from "../domain/differences";
import { EvidenceList } from "./evidence-list";
import { DotsLegend, RatingDots } from "./rating-dots";

/** A comparison as a loader hands it over. */
export type Compared = Awaited<ReturnType<typeof comparisonPage>>;

/** Whose the other side is: the manager's ratings, as calibration left them where it changed any. */
function otherSide({ reviewer, isMoved }: Compared): string {
  return isMoved ? `${reviewer}, after calibration` : reviewer;
}

/** Every criterion in a row: the dots on its scale, and the same in words. Plot and table are one. */
export function RatingsBesideEachOther({ compared }: { compared: Compared }) {
  const other = otherSide(compared);
  return (
    <Section title="Ratings side by side" id="ratings">
      <DotsLegend person={compared.person} reviewer={other} />
      <ScrollRegion label="Both ratings of each criterion">
        {/* On narrow screens each row is a block of its own: question, dots, and the two ratings with whose they are. */}
        <table className="table max-w-5xl narrow:block">
          <thead className="narrow:sr-only">
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col">On the scale</th>
              <th scope="col">{compared.person}</th>
              <th scope="col">{other}</th>
            </tr>
          </thead>
          <tbody className="narrow:block">
            {compared.criteria.map((criterion) => (
              <tr
                key={criterion.criterionId}
                className="narrow:block narrow:border-line narrow:border-t narrow:py-4"
              >
                <th
                  scope="row"
                  className="max-w-72 font-normal narrow:block narrow:max-w-none narrow:border-0 narrow:p-0"
                >
                  <a href={`#${criterion.criterionId}`}>{criterion.question}</a>
                </th>
                <td className="narrow:block narrow:border-0 narrow:px-0 narrow:pt-3 narrow:pb-1">
                  <RatingDots
                    points={criterion.points}
                    self={criterion.self.point}
                    manager={criterion.final.point}
                    expected={criterion.expected}
                  />
                </td>
                <NamedRating name={compared.person}>
                  <GivenRating points={criterion.points} answer={criterion.self} />
                </NamedRating>
                <NamedRating name={other}>
                  <GivenRating points={criterion.points} answer={finalOf(criterion)} />
                  {criterion.isMoved ? (
                    <span className="mt-1 flex flex-wrap items-center gap-x-2 text-small text-soft narrow:basis-full narrow:justify-end">
                      was <GivenRating points={criterion.points} answer={criterion.manager} />
                    </span>
                  ) : null}
                </NamedRating>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

function finalOf({ final }: Compared["criteria"][number]) {
  return { ...final, reason: "" };
}

/** A rating in its column; where there are no columns, with whose it is before it. */
function NamedRating({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <td className="narrow:flex narrow:flex-wrap narrow:items-baseline narrow:justify-between narrow:gap-x-3 narrow:border-0 narrow:px-0 narrow:py-1">
      <span aria-hidden className="hidden text-small text-soft narrow:inline">
        {name}
      </span>
      {children}
    </td>
  );
}

/** What to talk about, the largest difference first, with the words of both. */
export function Agenda({ compared }: { compared: Compared }) {
  const byId = new Map(compared.criteria.map((each) => [each.criterionId, each]));
  const items = compared.agenda.flatMap((id) => byId.get(id) ?? []);
  return (
    <Section title="For the conversation" id="agenda">
      {items.length === 0 ? (
        <p className="max-w-(--container-text)">
          {compared.isMoved
            ? "After calibration both sides are the same on every criterion."
            : "Both rated every criterion the same."}{" "}
          Talk about what would take each of them further, and about what neither of you could see.
        </p>
      ) : (
        <ol className="max-w-3xl border-line border-t">
          {items.map((criterion, index) => (
            <li key={criterion.criterionId} className="border-line border-b py-4">
              <p className="font-semibold">
                {index + 1}. <a href={`#${criterion.criterionId}`}>{criterion.question}</a>
              </p>
              <p className="mt-1 flex flex-wrap items-center gap-x-6 gap-y-1">
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  <span className="text-small text-soft">{compared.person}</span>
                  <GivenRating points={criterion.points} answer={criterion.self} />
                </span>
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  <span className="text-small text-soft">
                    {criterion.isMoved ? otherSide(compared) : compared.reviewer}
                  </span>
                  <GivenRating points={criterion.points} answer={finalOf(criterion)} />
                </span>
              </p>
              <p className="mt-1 text-small text-soft">
                {criterion.differenceWords}.{" "}
                {criterion.isMoved ? <a href="#calibration">Why it was calibrated</a> : null}
              </p>
              {/* Where calibration left another rating, these words are about a rating that no longer counts. */}
              {criterion.manager.rationale &&
              !criterion.isMoved &&
              needsRationale(criterion.difference) ? (
                <Markdown nodes={criterion.rationale} className="mt-2" />
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

/** The step's rule by each side's ratings, and what is nearest. The rule describes; people decide. */
export function RuleForBoth({ compared }: { compared: Compared }) {
  const byId = new Map(compared.criteria.map((each) => [each.criterionId, each]));
  const labelOf = (id: string, value: number) => {
    const point = byId.get(id)?.points.find((each) => each.value === value);
    return point ? `${point.label} (${value})` : String(value);
  };
  const sides = [
    { by: `${compared.person}’s ratings`, standing: compared.self, id: "rule-self" },
    {
      by: compared.isMoved ? "the ratings after calibration" : `${compared.reviewer}’s ratings`,
      standing: compared.manager,
      id: "rule-manager",
    },
  ];
  return (
    <Section title={`The step to ${compared.heading.to}`} id="rule">
      <div className="grid max-w-5xl gap-x-12 gap-y-8 lg:grid-cols-2">
        {sides.map(({ by, standing, id }) => (
          <section key={id} aria-labelledby={id}>
            <h3 id={id} className="mb-2 font-semibold">
              By {by}: {standing.met ? "the rule is met" : "not met yet"}
            </h3>
            <RuleExplanation explanation={standing.explanation} />
            {standing.met ? null : (
              <div className="mt-3">
                <h4 className="font-semibold">The smallest gap</h4>
                <SmallestGap
                  gap={standing.gap}
                  met={standing.met}
                  questionOf={(criterionId) => byId.get(criterionId)?.question ?? criterionId}
                  labelOf={labelOf}
                />
              </div>
            )}
          </section>
        ))}
      </div>
      {compared.gates.length > 0 ? (
        <p className="mt-4 max-w-(--container-text) text-soft">
          Beside the rule, people decide: {compared.gates.join(", ")}. The rule never decides by
          itself.
        </p>
      ) : null}
    </Section>
  );
}

/** Each criterion with the words of both, the evidence, and what was asked in between. */
export function BothInWords({ compared }: { compared: Compared }) {
  return (
    <Section title="In words" id="words">
      {compared.criteria.map((criterion) => (
        <article
          key={criterion.criterionId}
          id={criterion.criterionId}
          className="mt-8 border-line border-t pt-6"
        >
          <h3 className="max-w-(--container-text) font-semibold text-lead">{criterion.question}</h3>
          <div className="mt-4 grid max-w-5xl gap-x-12 gap-y-6 lg:grid-cols-2">
            <Side name={compared.person} answer={criterion.self} points={criterion.points}>
              {criterion.self.alternative && criterion.self.reason ? (
                <p className="mt-2">{criterion.self.reason}</p>
              ) : null}
              <Markdown nodes={criterion.narrative} className="mt-2" />
            </Side>
            <Side name={compared.reviewer} answer={criterion.manager} points={criterion.points}>
              {criterion.isMoved ? (
                <p className="mt-1 flex flex-wrap items-center gap-x-2 text-small">
                  Calibrated to{" "}
                  <GivenRating points={criterion.points} answer={finalOf(criterion)} />
                  <a href="#calibration">Why</a>
                </p>
              ) : null}
              {criterion.changedAfterSeeing ? (
                <p className="mt-1 text-small text-soft">
                  First, before seeing the other side:{" "}
                  <GivenRating
                    points={criterion.points}
                    answer={{ ...criterion.changedAfterSeeing, reason: "" }}
                  />
                </p>
              ) : null}
              {criterion.manager.alternative && criterion.manager.reason ? (
                <p className="mt-2">{criterion.manager.reason}</p>
              ) : null}
              {criterion.rationale.length > 0 ? (
                <Markdown nodes={criterion.rationale} className="mt-2" />
              ) : (
                <p className="mt-2 text-soft">No words; both see it alike or nearly so.</p>
              )}
            </Side>
          </div>
          <EvidenceList
            pieces={criterion.evidence}
            kinds={compared.evidenceKinds}
            timeZone={compared.timeZone}
          />
          {criterion.requests.map((request) => (
            <div key={request.question} className="mt-4 max-w-3xl border-line border-l-3 pl-4">
              <p className="text-small text-soft">{compared.reviewer} asked for more</p>
              <p className="whitespace-pre-wrap font-semibold">{request.question}</p>
              {request.answeredAt ? (
                <Markdown nodes={request.answer} className="mt-1" />
              ) : (
                <p className="text-soft">Not answered.</p>
              )}
            </div>
          ))}
        </article>
      ))}
    </Section>
  );
}

function Side({
  name,
  answer,
  points,
  children,
}: {
  name: string;
  answer: React.ComponentProps<typeof GivenRating>["answer"];
  points: React.ComponentProps<typeof GivenRating>["points"];
  children: React.ReactNode;
}) {
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-small text-soft">{name}</span>
        <GivenRating points={points} answer={answer} />
      </p>
      {children}
    </div>
  );
}

/** The reviewer's words on the whole. */
export function Summary({ compared }: { compared: Compared }) {
  if (compared.summary.length === 0) return null;
  return (
    <Section title="On the whole" id="whole">
      <Markdown nodes={compared.summary} />
    </Section>
  );
}

/** Back to the ladder's own words, in the version that was asked. */
export function AskedBy({ compared }: { compared: Compared }) {
  return (
    <p className="mt-10 text-small text-soft">
      Asked by{" "}
      <Link to="/ladder" reloadDocument>
        ladder
      </Link>{" "}
      {compared.heading.version}.
    </p>
  );
}
