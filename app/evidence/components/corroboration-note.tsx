import { DayOf } from "~/ui/dates";
import { type Answer, answerInWords, isSameWording, type Wording } from "../domain/wording";

type Said = {
  colleague: string;
  answer: Answer;
  sentence: string;
  answeredAt: Date | string;
  shown: Wording;
};

/**
 * What one colleague said of a piece: who, when, how far, in which words. `piece` is the wording the reader has before
 * them; where the colleague was shown another, that is said.
 */
export function CorroborationNote({
  said,
  piece,
  timeZone,
}: {
  said: Said;
  piece: Wording;
  timeZone: string;
}) {
  return (
    <div>
      <p>
        <span className="font-semibold">{answerInWords(said.answer, said.colleague)}</span>,{" "}
        <DayOf moment={said.answeredAt} timeZone={timeZone} />
        {isSameWording(said.shown, piece) ? null : (
          <span className="text-soft"> · for an earlier wording</span>
        )}
      </p>
      {said.sentence ? (
        <blockquote className="mt-1 max-w-(--container-text) whitespace-pre-line text-soft">
          “{said.sentence}”
        </blockquote>
      ) : null}
    </div>
  );
}
