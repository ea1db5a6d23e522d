import { decimal, range } from "~/calibration/domain/figure-words";
import { InlineCode } from "~/ui/inline-code";
import { Section } from "~/ui/page";
import { ScrollRegion } from "~/ui/scroll-region";
import type { DebriefAgreement } from "../domain/debrief-agreement";
import type { CoverageAchieved, CoverageFinding } from "../domain/debrief-coverage";
import type { DebriefInterviewer, FlawTable } from "../domain/debrief-page";
import { FLAW_OUTCOME_WORDS } from "../words";

/** How far the interviewers agree, with what it rests on; nothing about any one of them. */
export function AgreementPart({ agreement }: { agreement: DebriefAgreement }) {
  const { alpha, interval, reason, shared, interviewers, points, leftOut, resamples } = agreement;
  const between = range(interval);
  return (
    <Section title="Agreement" id="agreement">
      <p className="max-w-(--container-text)">
        {alpha === null ? (
          reason
        ) : (
          <>
            Krippendorff’s alpha{" "}
            <strong className="text-lead tabular-nums">{decimal(alpha)}</strong>
            {between ? <span className="tabular-nums"> (95% interval {between})</span> : null}
            <span className="text-soft">
              , from {points} points of {interviewers} interviewers on {shared} criteria
            </span>
          </>
        )}
      </p>
      {alpha !== null && !between && interval?.reason ? (
        <p className="max-w-(--container-text) text-small text-soft">
          No interval. {interval.reason}
        </p>
      ) : null}
      <details className="mt-1 max-w-(--container-text) text-small">
        <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent">
          What this says, and what it does not
        </summary>
        <p className="mt-2">
          1 less the disagreement there is, divided by the disagreement that chance would give, for
          ordered points. It counts what each gave before they could read the others’ cards, so a
          point amended afterwards counts here as it was, though the rest of this page has it as
          amended. The interval comes from drawing the criteria again {resamples} times.
          {leftOut > 0
            ? ` ${leftOut} ${leftOut === 1 ? "criterion is" : "criteria are"} on another scale and left out.`
            : ""}
        </p>
        <p className="mt-2">
          It does not say who is right, and it is no mark for an interviewer or the candidate: each
          saw another hour, and people who share a mistake agree well. Where all points are alike it
          can be low although hardly anybody differs. Source: Krippendorff 2011, Computing
          Krippendorff’s Alpha-Reliability.
        </p>
      </details>
    </Section>
  );
}

/** What of the plan came about. */
export function CoveragePart({ coverage, steps }: { coverage: CoverageAchieved; steps: string }) {
  const { criteria, byMany, byOne, byNobody, plannedOnly } = coverage;
  return (
    <Section title="What was looked at" id="coverage">
      <p className="max-w-(--container-text) tabular-nums">
        The kit asks {criteria} {criteria === 1 ? "criterion" : "criteria"}
        {steps ? `: ${steps}` : ""}. {byMany} {byMany === 1 ? "was" : "were"} assessed by two or
        more, {byOne.length} by one only, {byNobody.length} by nobody.
      </p>
      <Findings title="Assessed by nobody" findings={byNobody} />
      <Findings title="Assessed by one only" findings={byOne} words={({ by }) => by.join(", ")} />
      <Findings
        title="Planned, and not assessed by whom it was planned for"
        findings={plannedOnly}
        words={({ unmet }) => unmet.map(({ name, why }) => `${name}: ${why}`).join("; ")}
      />
    </Section>
  );
}

function Findings({
  title,
  findings,
  words,
}: {
  title: string;
  findings: CoverageFinding[];
  words?: (finding: CoverageFinding) => string;
}) {
  if (findings.length === 0) return null;
  return (
    <details className="mt-2 max-w-(--container-text)">
      <summary className="min-h-11 cursor-pointer py-2">
        {title} <span className="text-small text-soft">{findings.length}</span>
      </summary>
      <ul className="list-disc pb-2 pl-5">
        {findings.map((finding) => (
          <li key={finding.criterionId}>
            {finding.question}
            {words ? (
              <span className="block break-words text-small text-soft">{words(finding)}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Which planted flaws the candidate found, as each interviewer of the exercise has it. */
export function FlawsPart({
  flaws,
  interviewers,
}: {
  flaws: FlawTable[];
  interviewers: DebriefInterviewer[];
}) {
  if (flaws.length === 0) return null;
  const nameOf = new Map(interviewers.map(({ id, name }) => [id, name]));
  return (
    <Section title="Planted flaws" id="flaws">
      {flaws.map((table) => (
        <ScrollRegion
          key={table.exerciseId}
          label={`Planted flaws: ${table.title}`}
          className="mt-4"
        >
          <table className="table">
            <caption className="text-left font-semibold">{table.title}</caption>
            <thead>
              <tr>
                <th scope="col">Flaw</th>
                {table.interviewerIds.map((id) => (
                  <th key={id} scope="col">
                    {nameOf.get(id)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.flaws.map((flaw) => (
                <tr key={flaw.id} className="align-top">
                  <th scope="row" className="min-w-56 max-w-md font-normal narrow:min-w-36">
                    <InlineCode text={flaw.title} />
                  </th>
                  {flaw.outcomes.map(({ given, amended }, index) => (
                    <td key={table.interviewerIds[index]}>
                      {given ? (
                        FLAW_OUTCOME_WORDS[given]
                      ) : (
                        <span className="text-soft">Not noted</span>
                      )}
                      {amended ? (
                        <span className="block text-small">
                          Amended: {FLAW_OUTCOME_WORDS[amended]}
                        </span>
                      ) : null}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ))}
    </Section>
  );
}
