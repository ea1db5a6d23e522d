import { Link } from "@remix-run/react";
import { Day, DayOf } from "~/ui/dates";
import { Markdown, type MarkdownNode } from "~/ui/markdown";
import { Section, Tag } from "~/ui/page";

const STANCES: Record<string, string> = {
  agree: "You agreed",
  partly: "You agreed in part",
  disagree: "You disagreed",
};

type AfterReleaseProps = {
  page: {
    stance: string | null;
    response: MarkdownNode[];
    acknowledgedAt: Date | null;
    actions: {
      id: string;
      text: string;
      dueOn: string | null;
      doneAt: string | null;
      droppedAt: string | null;
    }[];
  };
  /** Where it can still be answered; null once it no longer holds. */
  answerAt: string | null;
  timeZone: string;
};

/** What the engineer said to it, and what was agreed. */
export function AfterRelease({ page, answerAt, timeZone }: AfterReleaseProps) {
  const { stance, response, acknowledgedAt, actions } = page;
  return (
    <>
      <Section title="What you said to it" id="response">
        {acknowledgedAt ? (
          <>
            <p>
              {(stance && STANCES[stance]) ?? "Acknowledged"},{" "}
              <DayOf moment={acknowledgedAt} timeZone={timeZone} />
            </p>
            {response.length > 0 ? <Markdown nodes={response} className="mt-2" /> : null}
          </>
        ) : (
          <p>
            Not acknowledged.
            {answerAt ? (
              <>
                {" "}
                <Link to={answerAt}>Say what you think of it</Link>
              </>
            ) : null}
          </p>
        )}
      </Section>
      {actions.length > 0 ? (
        <Section title="What was agreed" id="actions">
          <ul className="max-w-3xl border-line border-t">
            {actions.map((action) => (
              <li key={action.id} className="border-line border-b py-3">
                <p>{action.text}</p>
                <p className="flex flex-wrap gap-x-3 text-small text-soft">
                  {action.dueOn ? (
                    <span>
                      By <Day value={action.dueOn} />
                    </span>
                  ) : null}
                  {action.doneAt ? (
                    <span>
                      <Tag tone="good">Done</Tag>{" "}
                      <DayOf moment={action.doneAt} timeZone={timeZone} />
                    </span>
                  ) : action.droppedAt ? (
                    <span>
                      <Tag>Dropped</Tag> <DayOf moment={action.droppedAt} timeZone={timeZone} />
                    </span>
                  ) : (
                    "Open"
                  )}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
