import { Link } from "@remix-run/react";
import { DayOf } from "~/ui/dates";
import { Notice } from "~/ui/page";
import { answerInWords } from "./conflict";
import type { CriterionPage } from "./criterion-editor";

type Props = {
  /** The assessment moved while this page was open. */
  moved: { message: string; address: string } | null;
  /** What was sent from a page of the former version was kept here. */
  wasKept: boolean;
  carry: CriterionPage["answer"]["carry"];
  /** The version it was answered for. */
  version: string | null;
  earlier: CriterionPage["earlier"];
  pointLabels: Record<string, string>;
  timeZone: string;
};

/** What another version of the ladder made of an answer, and one's own words from before. */
export function MovedPart(props: Props) {
  const { moved, wasKept, carry, version } = props;
  const texts = props.earlier.filter((text) => text.version !== null);
  return (
    <>
      {moved ? (
        <Notice tone="warn" live title={moved.message}>
          <p>
            <Link to={moved.address} reloadDocument className="inline-flex min-h-11 items-center">
              Go on where it is asked now
            </Link>
          </p>
        </Notice>
      ) : null}
      {wasKept && !moved ? (
        <Notice
          tone="warn"
          live
          title="Your assessment moved to another version of the ladder while you wrote."
        >
          What you wrote is kept below as earlier text. Look at what is asked now.
        </Notice>
      ) : null}
      {carry === "carried" ? (
        <p className="mb-4 text-small text-soft">
          Carried from ladder {version}: it asks the same, so your answer stands until you change
          it.
        </p>
      ) : null}
      {carry === "re-attest" ? (
        <Notice tone="warn" title="Worded anew since you answered: look at it again.">
          {texts.length > 0
            ? "Your words from before stand below. Rate it by what is asked now; take over what still holds."
            : "Rate it by what is asked now."}
        </Notice>
      ) : null}
      {texts.length > 0 ? (
        <section aria-labelledby="before" className="mb-6 max-w-(--container-text)">
          <h2 id="before" className="font-semibold text-lead">
            Your words from before
          </h2>
          <ul>
            {texts.map((text) => (
              <FormerText
                key={text.id}
                text={text}
                pointLabels={props.pointLabels}
                timeZone={props.timeZone}
              />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function FormerText({
  text,
  pointLabels,
  timeZone,
}: {
  text: CriterionPage["earlier"][number];
  pointLabels: Record<string, string>;
  timeZone: string;
}) {
  const said = text.narrative || text.reason;
  return (
    <li className="mt-3 border-line border-l-3 pl-4">
      <p className="text-small text-soft">
        Ladder {text.version},{" "}
        <DayOf moment={text.writtenAt ?? text.replacedAt} timeZone={timeZone} />
        {text.isRatingShown
          ? ` · ${answerInWords(text.alternative ?? String(text.point ?? ""), pointLabels)}`
          : ""}
      </p>
      {text.question ? <p className="mt-1 text-soft">{text.question}</p> : null}
      <p className="mt-1 whitespace-pre-wrap">
        {said ||
          (text.isRatingShown
            ? "You wrote no text."
            : "You wrote no text. How you rated it shows once you have rated it anew.")}
      </p>
    </li>
  );
}
