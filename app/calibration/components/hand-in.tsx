import { Link } from "@remix-run/react";
import { AskFirstForm } from "~/ui/ask-first";
import { DayOf } from "~/ui/dates";
import { Notice, Section } from "~/ui/page";
import { listed } from "../domain/preview";

const ONCE =
  "Once it is in, what you gave counts in the session’s views, and you see what the others gave. It can no longer be changed.";

/** The end of a preview: handing it in as it is, or, once the meeting runs, going in without one. */
export function HandIn({ open, isLive }: { open: string[]; isLive: boolean }) {
  const left = open.length > 0 ? `Still open: ${listed(open)}.` : null;
  return (
    <Section title="Hand it in" id="hand-in">
      <p className="max-w-(--container-text)">{ONCE}</p>
      {left ? (
        <Notice title={left}>
          You can hand it in all the same. What is open counts as not looked at, never as agreed.
        </Notice>
      ) : (
        <Notice tone="good" title="Everything in it is done." />
      )}
      <AskFirstForm
        method="post"
        before="hand-in"
        question={{
          title: "Hand your preview in?",
          description: `${left ? `${left} That counts as not looked at. ` : ""}${ONCE}`,
          yes: "Hand it in",
          no: "Not yet",
        }}
      >
        <button type="submit" name="intent" value="hand-in" className="button button-primary">
          Hand in my preview
        </button>
      </AskFirstForm>
      {isLive ? (
        <AskFirstForm
          method="post"
          before="skip"
          className="mt-8"
          question={{
            title: "Go in without a preview?",
            description:
              "You see the session at once. What you have given until now counts for nothing, and you cannot come back to it.",
            yes: "Go in without",
            no: "Stay here",
          }}
        >
          <p className="mb-2 max-w-(--container-text) text-soft">
            The session is live. If there is no time to look, you can go in without a preview; then
            nothing of yours counts in it.
          </p>
          <button type="submit" name="intent" value="skip" className="button">
            Go in without a preview
          </button>
        </AskFirstForm>
      ) : null}
    </Section>
  );
}

/** That the preview is over, and where to go on. */
export function PreviewDone({
  done,
  sessionId,
  timeZone,
}: {
  done: { at: Date | string; skipped: boolean };
  sessionId: string;
  timeZone: string;
}) {
  return (
    <Notice
      tone={done.skipped ? "plain" : "good"}
      live
      title={
        done.skipped ? (
          "You went in without a preview."
        ) : (
          <>
            You handed it in on <DayOf moment={done.at} timeZone={timeZone} />.
          </>
        )
      }
    >
      <p>
        {done.skipped ? "" : "It stays as it was. "}
        <Link to={`/calibration/${sessionId}/agenda`}>Go to the agenda of the session</Link>
      </p>
    </Notice>
  );
}
