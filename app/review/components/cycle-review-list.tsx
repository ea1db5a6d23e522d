import { Link } from "@remix-run/react";
import type { AssessmentState } from "~/assessment/domain/state";
import { Empty, Section, Tag } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { ScrollRegion } from "~/ui/scroll-region";
import type { ReviewRow } from "../cycle-reviews.server";
import { REVIEW_STATE_WORDS } from "../words";

type Page = {
  people: ReviewRow[];
  total: number;
  pages: number;
  filter: { state?: AssessmentState | undefined; page: number };
};

/** Who is reviewed by whom, and how far each is. */
export function CycleReviewList({ page }: { page: Page }) {
  const { people, filter, pages } = page;
  return (
    <Section
      title="People"
      id="people"
      actions={
        filter.state ? (
          <span>
            {REVIEW_STATE_WORDS[filter.state]} only · <Link to="?">Show everybody</Link>
          </span>
        ) : null
      }
    >
      {people.length === 0 ? (
        <Empty title={filter.state ? "Nobody is in this state." : "Nobody is in this cycle yet."} />
      ) : (
        <ScrollRegion label="Reviews of this cycle">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col" className="hidden md:table-cell">
                  Manager
                </th>
                <th scope="col">State</th>
                <th scope="col" className="hidden sm:table-cell">
                  Reviewer
                </th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.assessmentId}>
                  <th scope="row">
                    {person.state === "draft" ? (
                      person.name
                    ) : (
                      <Link to={`/reviews/${person.assessmentId}/record`}>{person.name}</Link>
                    )}
                  </th>
                  <td className="hidden md:table-cell">{person.manager ?? "–"}</td>
                  <td>{REVIEW_STATE_WORDS[person.state]}</td>
                  <td className="hidden sm:table-cell">
                    {person.reviewer ?? "–"}{" "}
                    {person.reviewerHasLeft ? <Tag tone="warn">has left</Tag> : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <Pager page={filter.page} pages={pages} label="Pages of people" />
    </Section>
  );
}
