import { Link } from "@remix-run/react";
import { DayOf } from "~/ui/dates";
import { Tag } from "~/ui/page";
import { ScrollRegion } from "~/ui/scroll-region";
import type { TeamMember } from "../team.server";
import { REVIEW_STATE_WORDS } from "../words";

export type TeamPerson = Omit<TeamMember, "answered">;

/** What tells rows apart: a person has a further one for each other cycle with a review that is not released yet. */
export const rowKey = ({ personId, assessmentId }: TeamPerson) =>
  `${personId} ${assessmentId ?? ""}`;

type Props = { people: TeamPerson[]; label: string; timeZone: string; withManager?: boolean };

/** How far each person's assessment is, and where to go from there. */
export function TeamTable({ people, label, timeZone, withManager = false }: Props) {
  return (
    <ScrollRegion label={`${label}, how far each is`}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" className="hidden lg:table-cell">
              {withManager ? "Manager" : "Team"}
            </th>
            <th scope="col" className="hidden sm:table-cell">
              Assessed towards
            </th>
            <th scope="col">State</th>
            <th scope="col" className="hidden md:table-cell">
              Earlier
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={rowKey(person)}>
              <th scope="row">
                <PersonLink person={person} />
                {person.actingFor ? (
                  <span className="block font-normal text-small text-soft">
                    You act for {person.actingFor}
                  </span>
                ) : null}
              </th>
              <td className="hidden lg:table-cell">{withManager ? person.manager : person.team}</td>
              <td className="hidden sm:table-cell">{person.target ?? "–"}</td>
              <td>
                <State person={person} timeZone={timeZone} />
              </td>
              <td className="hidden md:table-cell">
                {person.latestReleaseOf &&
                !person.isFurther &&
                person.latestReleaseOf !== person.assessmentId ? (
                  <Link to={`/reviews/${person.latestReleaseOf}/released`}>
                    Last review<span className="sr-only"> of {person.name}</span>
                  </Link>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** To the page of the assessment, where there is something to read. */
function PersonLink({ person }: { person: TeamPerson }) {
  const { state, assessmentId, isMine, isDirect } = person;
  const name = person.isFurther ? `${person.name} · ${person.cycle}` : person.name;
  if (!assessmentId || !state || state === "draft") return name;
  const isReleased = state === "released" || state === "acknowledged";
  if (isReleased && (isDirect || (isMine && state === "released")))
    return <Link to={`/reviews/${assessmentId}/released`}>{name}</Link>;
  if (isReleased && isMine) return name;
  return <Link to={`/reviews/${assessmentId}`}>{name}</Link>;
}

function State({ person, timeZone }: { person: TeamPerson; timeZone: string }) {
  const { state, submittedAt } = person;
  if (!state) return <span className="text-soft">No open cycle</span>;
  if (state === "draft")
    return person.startedAt ? (
      <>
        <Tag>In progress</Tag>{" "}
        <span className="text-small text-soft">
          {person.selfRated} of {person.total} rated
        </span>
      </>
    ) : (
      <Tag>Not started</Tag>
    );
  const detail =
    state === "submitted" && submittedAt ? (
      <DayOf moment={submittedAt} timeZone={timeZone} />
    ) : state === "in-review" ? (
      `${person.isMine ? "" : `by ${person.reviewer}, `}${person.rated} of ${person.total} rated`
    ) : (
      `${person.isMine || !person.reviewer ? "" : `by ${person.reviewer}`}`
    );
  return (
    <>
      <Tag tone={toneOf(state)}>{REVIEW_STATE_WORDS[state]}</Tag>{" "}
      <span className="text-small text-soft">
        {detail}
        {person.asked > 0
          ? ` · ${person.asked === 1 ? "1 question" : `${person.asked} questions`} open`
          : ""}
      </span>
    </>
  );
}

/** What is submitted needs the manager; what is acknowledged needs nobody. */
function toneOf(state: NonNullable<TeamPerson["state"]>): "plain" | "good" | "warn" {
  if (state === "submitted") return "warn";
  return state === "acknowledged" ? "plain" : "good";
}
