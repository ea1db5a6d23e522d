import { Link } from "@remix-run/react";
import { ScrollRegion } from "~/ui/scroll-region";
import type { ComparePage } from "../compare-page.server";
import { markWords } from "../domain/mark";
import { TheirWords } from "./preview-criterion";

type Page = ComparePage & { sessionId: string; timeZone: string };

/** A column for each person, a row for each criterion. */
export function CompareTable({ page }: { page: Page }) {
  const { people, criteria, sessionId, withNames, evidenceKinds, timeZone } = page;
  return (
    <ScrollRegion label="People beside each other">
      <table className="table">
        <thead>
          <tr>
            <th scope="col" className="min-w-48">
              Criterion
            </th>
            {people.map((person) => (
              <th key={person.assessmentId} scope="col" className="min-w-64">
                <Link
                  to={`/calibration/${sessionId}/people/${person.assessmentId}`}
                  className="text-base"
                >
                  {person.name}
                </Link>
                <span className="block font-normal">
                  {[
                    person.step,
                    withNames ? person.team : "",
                    person.isOwnReport ? "your report" : "",
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {criteria.map((criterion) => (
            <tr key={criterion.id}>
              <th scope="row">
                <span className="block text-small text-soft">{criterion.competency}</span>
                {criterion.question}
              </th>
              {criterion.cells.map((cell, index) => (
                <td key={people[index]?.assessmentId}>
                  {cell ? (
                    <>
                      <p className="font-semibold">
                        {markWords(cell.calibrated, criterion.points)}
                      </p>
                      <p className="text-small text-soft">
                        {cell.calibrated === cell.manager
                          ? ""
                          : `manager ${markWords(cell.manager, criterion.points)}, `}
                        self {markWords(cell.self, criterion.points)}
                      </p>
                      <details className="mt-1">
                        <summary className="min-h-11 py-2 text-accent">
                          Words and evidence
                          <span className="sr-only">
                            {" "}
                            of {people[index]?.name}: {criterion.question}
                          </span>
                        </summary>
                        <TheirWords
                          title={`What ${people[index]?.name} wrote`}
                          words={cell.words}
                          evidence={cell.evidence}
                          kinds={evidenceKinds}
                          timeZone={timeZone}
                        />
                      </details>
                    </>
                  ) : (
                    <span className="text-soft">Not part of this step</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
