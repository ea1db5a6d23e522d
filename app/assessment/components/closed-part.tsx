import type { useLoaderData } from "@remix-run/react";
import { DayOf } from "~/ui/dates";
import { Section } from "~/ui/page";
import type { loader } from "../routes/overview";
import { GivenRating } from "./answer-block";

type Props = {
  closed: ReturnType<typeof useLoaderData<typeof loader>>["closed"];
  timeZone: string;
};

/** What one answered before the ladder stopped asking it: to be read, and counted nowhere. */
export function ClosedPart({ closed, timeZone }: Props) {
  if (closed.length === 0) return null;
  return (
    <Section title="No longer asked" id="no-longer-asked">
      <p className="max-w-(--container-text) text-soft">
        This version of the ladder does not ask these. Your answers are kept here for you; they are
        not submitted.
      </p>
      <ul className="max-w-3xl">
        {closed.map((criterion) => (
          <li key={criterion.id} className="mt-4 border-line border-t pt-4">
            <p className="font-semibold">{criterion.question}</p>
            <p className="mt-1 mb-2 text-small text-soft">
              Asked in ladder {criterion.version}
              {criterion.answer.updatedAt ? (
                <>
                  , answered <DayOf moment={criterion.answer.updatedAt} timeZone={timeZone} />
                </>
              ) : null}
            </p>
            <GivenRating points={criterion.points} answer={criterion.answer} />
            <Words text={criterion.answer.narrative || criterion.answer.reason} />
            {criterion.earlier.map((text) => (
              <div key={text.id} className="mt-3 border-line border-l-3 pl-4">
                <p className="text-small text-soft">
                  Also written,{" "}
                  <DayOf moment={text.writtenAt ?? text.replacedAt} timeZone={timeZone} />
                </p>
                <Words text={text.narrative || text.reason} />
              </div>
            ))}
            {criterion.evidence.length > 0 ? (
              <ul className="mt-2">
                {criterion.evidence.map((piece) => (
                  <li key={piece.id}>
                    <a href={piece.url} rel="noopener noreferrer" target="_blank">
                      {piece.title}
                      <span className="sr-only"> (opens in a new tab)</span>
                    </a>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Words({ text }: { text: string }) {
  return text ? <p className="mt-2 max-w-(--container-text) whitespace-pre-wrap">{text}</p> : null;
}
