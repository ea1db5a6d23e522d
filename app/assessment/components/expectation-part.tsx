import { DayOf } from "~/ui/dates";
import { Section } from "~/ui/page";
import { answerInWords } from "./conflict";
import type { CriterionPage } from "./criterion-editor";
import { EarlierTexts } from "./earlier-texts";

type Props = Pick<CriterionPage, "revealed" | "earlier"> & {
  pointLabels: Record<string, string>;
  timeZone: string;
};

/** Hidden until the person has rated, so that neither the expectation nor last time's rating leads the hand. */
export function ExpectationPart({ revealed, earlier, pointLabels, timeZone }: Props) {
  return (
    <>
      <Section title="What is expected" id="expected">
        {revealed ? (
          <div className="prose">
            {revealed.level ? (
              <>
                <p>At {revealed.level}, the ladder expects:</p>
                <ul>
                  {revealed.expected.map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </>
            ) : null}
            {revealed.previous.length > 0 ? (
              <>
                <p>How you rated this before:</p>
                <ul>
                  {revealed.previous.map((previous) => (
                    <li key={String(previous.on)}>
                      <DayOf moment={previous.on} timeZone={timeZone} />:{" "}
                      {answerInWords(
                        previous.alternative ?? String(previous.point ?? ""),
                        pointLabels,
                      )}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </div>
        ) : (
          <p className="max-w-(--container-text) text-soft">
            Shown once you have rated, together with how you rated this before. First your own
            judgement.
          </p>
        )}
      </Section>
      <EarlierTexts earlier={earlier} pointLabels={pointLabels} timeZone={timeZone} />
    </>
  );
}
