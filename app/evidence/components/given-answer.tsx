import { DayOf } from "~/ui/dates";
import { ANSWER_CHOICES, type Answer } from "../domain/wording";

type Props = {
  question: { answer: Answer | null; sentence: string; answeredAt: Date | null };
  timeZone: string;
};

/** What the colleague answered, to themselves; nothing before they did. */
export function GivenAnswer({ question, timeZone }: Props) {
  const { answer, answeredAt, sentence } = question;
  if (!answer || !answeredAt) return null;
  return (
    <div className="max-w-(--container-text)">
      <p>
        You answered on <DayOf moment={answeredAt} timeZone={timeZone} />:{" "}
        <span className="font-semibold">{ANSWER_CHOICES[answer].title}.</span>
      </p>
      {sentence ? (
        <blockquote className="mt-1 whitespace-pre-line text-soft">“{sentence}”</blockquote>
      ) : null}
    </div>
  );
}
