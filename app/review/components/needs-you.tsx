import { Link } from "@remix-run/react";
import { Day, DayOf } from "~/ui/dates";
import { Section } from "~/ui/page";
import { rowKey, type TeamPerson } from "./team-table";

const WORDS = {
  begin: (name: string) => `Begin the review of ${name}`,
  review: (name: string) => `Go on with the review of ${name}`,
  release: (name: string) => `Release the review of ${name}`,
  "take-over": (name: string) => `Take over the review of ${name}`,
} as const;

/** What waits for the manager, as things to do. */
export function NeedsYou({ people, timeZone }: { people: TeamPerson[]; timeZone: string }) {
  return (
    <Section title="Needs you" id="needs-you">
      {people.length === 0 ? (
        <p className="text-soft">Nothing right now.</p>
      ) : (
        <ul className="max-w-3xl border-line border-t">
          {people.map((person) => (
            <WaitingReview key={rowKey(person)} person={person} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** One review that waits, as an item of a list: what to do, and how far it is. */
export function WaitingReview({ person, timeZone }: { person: TeamPerson; timeZone: string }) {
  return (
    <li className="border-line border-b py-4">
      <Link to={address(person)} className="font-semibold text-lead">
        {WORDS[person.waits ?? "review"](person.name)}
        {person.isFurther ? ` · ${person.cycle}` : null}
      </Link>
      <p className="text-small text-soft">
        <Detail person={person} timeZone={timeZone} />
      </p>
    </li>
  );
}

function address({ waits, assessmentId }: TeamPerson): string {
  return waits === "take-over" ? `/reviews/${assessmentId}/hand-over` : `/reviews/${assessmentId}`;
}

function Detail({ person, timeZone }: { person: TeamPerson; timeZone: string }) {
  const due = person.closesOn ? (
    <>
      {person.isFurther ? null : `${person.cycle}, `}due <Day value={person.closesOn} />
    </>
  ) : (
    person.cycle
  );
  if (person.waits === "review")
    return (
      <>
        {person.rated} of {person.total} rated
        {person.asked > 0 ? `, waiting for ${person.asked === 1 ? "an answer" : "answers"}` : ""} ·{" "}
        {due}
      </>
    );
  if (person.waits === "take-over")
    return (
      <>
        {person.reviewer} has left · {due}
      </>
    );
  if (person.submittedAt)
    return (
      <>
        submitted <DayOf moment={person.submittedAt} timeZone={timeZone} /> · {due}
      </>
    );
  return due;
}
