import { Form, Link } from "@remix-run/react";
import { DayOf } from "~/ui/dates";
import type { Asked, CorroborationSummary } from "../corroborations.server";
import type { Wording } from "../domain/wording";
import { CorroborationNote } from "./corroboration-note";

type Props = {
  asked: readonly Asked[];
  piece: Wording & { id: string };
  mayAsk: boolean;
  timeZone: string;
};

/** What colleagues said of one's own piece, and who has yet to answer. */
export function ColleagueAnswers({ asked, piece, mayAsk, timeZone }: Props) {
  const ask = `/evidence/${piece.id}/ask`;
  if (asked.length === 0)
    return (
      <div className="max-w-(--container-text)">
        <p className="text-soft">
          Nobody was asked yet. A colleague who saw the work can confirm what this shows and what
          your part in it was.
        </p>
        {mayAsk ? (
          <p className="mt-4">
            <Link to={ask} className="button">
              Ask a colleague
            </Link>
          </p>
        ) : null}
      </div>
    );
  return (
    <div className="max-w-3xl">
      <ul className="border-line border-t">
        {asked.map((each) => (
          <li key={each.id} className="border-line border-b py-4">
            {isAnswered(each) ? (
              <CorroborationNote said={each} piece={piece} timeZone={timeZone} />
            ) : (
              <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
                <p>
                  {each.colleague} was asked <DayOf moment={each.askedAt} timeZone={timeZone} />,
                  and has not answered yet.
                </p>
                <Form method="post">
                  <input type="hidden" name="corroboration" value={each.id} />
                  <button
                    type="submit"
                    name="intent"
                    value="withdraw"
                    className="button button-quiet -mx-2 -my-2"
                  >
                    Withdraw<span className="sr-only"> the question to {each.colleague}</span>
                  </button>
                </Form>
              </div>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-3 max-w-(--container-text) text-small text-soft">
        What a colleague said stays, for you and for whoever reads an assessment this supports. Only
        they can correct it.
      </p>
      {mayAsk ? (
        <p className="mt-4">
          <Link to={ask} className="button">
            Ask another colleague
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function isAnswered(asked: Asked): asked is CorroborationSummary {
  return asked.answer !== null && asked.answeredAt !== null;
}
