import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Day, DayOf } from "~/ui/dates";
import { Empty, Section } from "~/ui/page";
import type { WaitingQuestion } from "../waiting.server";
import { WaitingReview } from "./needs-you";
import { rowKey, type TeamPerson } from "./team-table";

type Own = {
  id: string;
  startedAt: Date | null;
  cycle: { name: string; closesOn: Date } | null;
  heading: { from: string; to: string };
};
/** Interviews are a room below this one, so what it shows of them is named here. */
type WaitingInterview = {
  id: string;
  candidateName: string;
  role: string;
  waits: "card" | "closing" | "decision";
};
type Props = {
  drafts: Own[];
  released: Own[];
  questions: WaitingQuestion[];
  corroborations: { id: string; claimant: string; title: string; askedAt: Date }[];
  interviews: WaitingInterview[];
  reviews: TeamPerson[];
  timeZone: string;
};

/** A list longer than this is read where it belongs. */
const MOST = 8;

/** Everything that is this person's move: what somebody else waits for first, then what they write themselves. */
export function WaitingForYou(props: Props) {
  const { drafts, released, questions, corroborations, interviews, reviews, timeZone } = props;
  const parts = [drafts, released, questions, corroborations, interviews, reviews];
  const count = parts.reduce((sum, part) => sum + part.length, 0);
  return (
    <Section title="Waiting for you" id="todo">
      {count === 0 ? (
        <Empty title="Nothing is waiting for you.">
          <Link to="/ladder" reloadDocument>
            Read what the next level asks
          </Link>
          , or look back at <Link to="/assessments">your assessments</Link>.
        </Empty>
      ) : (
        <ul className="max-w-3xl border-line border-t">
          {released.map((each) => (
            <Item
              key={each.id}
              to={`/assessments/${each.id}/released`}
              title="Read your review and answer it"
              about={`${each.heading.from} to ${each.heading.to}`}
            >
              {each.cycle?.name}
            </Item>
          ))}
          {questions.map((each) => (
            <Item
              key={each.id}
              to={`/assessments/${each.assessmentId}/requests/${each.id}`}
              title={`Answer the question of ${each.askedBy}`}
              about={each.about}
            >
              {each.cycle}, asked <DayOf moment={each.askedAt} timeZone={timeZone} />
            </Item>
          ))}
          {interviews.slice(0, MOST).map(({ id, candidateName, role, waits }) => (
            <Item
              key={id}
              to={`/interviews/${id}/${waits === "card" ? "card" : "debrief"}`}
              title={INTERVIEW_WORDS[waits].title}
              about={candidateName}
            >
              {role}. {INTERVIEW_WORDS[waits].why}
            </Item>
          ))}
          <More
            count={interviews.length - MOST}
            to="/interviews"
            what={["interview", "interviews"]}
          />
          {drafts.map((each) => (
            <Item
              key={each.id}
              to={`/assessments/${each.id}`}
              title={`${each.startedAt === null ? "Begin" : "Go on with"} your self-assessment`}
              about={`${each.heading.from} to ${each.heading.to}`}
            >
              {each.cycle ? (
                <>
                  {each.cycle.name}, due <Day value={each.cycle.closesOn} />
                </>
              ) : (
                "Check-in of your own"
              )}
            </Item>
          ))}
          {reviews.slice(0, MOST).map((person) => (
            <WaitingReview key={rowKey(person)} person={person} timeZone={timeZone} />
          ))}
          <More count={reviews.length - MOST} to="/team" what={["review", "reviews"]} />
          {corroborations.slice(0, MOST).map((each) => (
            <Item
              key={each.id}
              to={`/corroborations/${each.id}`}
              title={`Say what you saw of the work of ${each.claimant}`}
              about={each.title}
            >
              Asked <DayOf moment={each.askedAt} timeZone={timeZone} />
            </Item>
          ))}
          <More
            count={corroborations.length - MOST}
            to="/corroborations"
            what={["question of a colleague", "questions of colleagues"]}
          />
        </ul>
      )}
    </Section>
  );
}

const INTERVIEW_WORDS: Record<WaitingInterview["waits"], { title: string; why: string }> = {
  card: { title: "Hand in your card", why: "What you found is not in yet." },
  closing: { title: "Open the debrief", why: "Every card is in." },
  decision: { title: "Decide on a candidate", why: "The debrief is open." },
};

type ItemProps = { to: string; title: string; about: string; children: ReactNode };

function Item({ to, title, about, children }: ItemProps) {
  return (
    <li className="border-line border-b py-4">
      <Link to={to} className="font-semibold text-lead">
        {title}
      </Link>
      <p>{about}</p>
      <p className="text-small text-soft">{children}</p>
    </li>
  );
}

function More({ count, to, what }: { count: number; to: string; what: [string, string] }) {
  if (count <= 0) return null;
  return (
    <li className="border-line border-b py-4">
      <Link to={to}>
        {count} more {count === 1 ? what[0] : what[1]}
      </Link>
    </li>
  );
}
