import { Link } from "@remix-run/react";
import { Notice, PageHeader } from "~/ui/page";
import { CAN_BE_DISCLOSED } from "../words";
import type { WritePage } from "./card-editor";

/** Short, because the first question is what the page is opened for: often in half a window, beside a call. */
export function Head({ page }: { page: WritePage }) {
  const { sessions, exercises, panel, own } = page;
  const [exercise] = exercises;
  const places = [
    ...(exercise ? [{ to: `#exercise-${exercise.id}`, title: "Exercise" }] : []),
    ...(own.length > 0 ? [{ to: "#criteria", title: "Criteria" }] : []),
    { to: "#overall", title: "Recommendation" },
  ];
  return (
    <header className="mt-3 text-small">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h1 className="text-title tracking-tight">Your card</h1>
        <p className="text-soft">
          {sessions.length === 0
            ? "No session is planned for you yet."
            : `${sessions.map(({ title, minutes }) => `${title} (${minutes} minutes)`).join("; ")}.`}{" "}
          {`${panel.cards.submitted} of ${panel.cards.interviewers} cards are in.`}
        </p>
      </div>
      <nav aria-label="On this card" data-print="hide" className="flex flex-wrap gap-x-5">
        {places.map(({ to, title }) => (
          <a key={to} href={to} className="inline-flex min-h-9 items-center">
            {title}
          </a>
        ))}
        <Link to={`/interviews/kits/${panel.kitId}`} className="inline-flex min-h-9 items-center">
          The whole kit
        </Link>
      </nav>
      <p className="max-w-(--container-text) border-line border-l-3 pl-3">{CAN_BE_DISCLOSED}</p>
    </header>
  );
}

/** How late it is, and why one is here. */
export function Standing({ page, isFirst }: { page: WritePage; isFirst: boolean }) {
  const { state } = page.panel;
  return (
    <>
      {isFirst ? (
        <Notice tone="warn" title="Your own card comes first.">
          What others wrote opens once yours is in.
        </Notice>
      ) : null}
      {state === "debrief" ? (
        <Notice tone="warn" title="The debrief is open.">
          Your card still counts, marked as handed in after the debrief opened. Others’ cards stay
          closed to you until yours is in.
        </Notice>
      ) : null}
      {state === "decided" ? (
        <Notice tone="warn" title="It is decided. Your card is kept and counts in no figure." />
      ) : null}
      {page.missing > 0 ? (
        <Notice tone="warn" title="An exercise of yours is not in the kit any more.">
          It was planned before the kit was changed. Ask whoever plans these interviews what to do
          instead.
        </Notice>
      ) : null}
    </>
  );
}

/** What was written about is not there any more. What was typed stands here once, and nowhere else. */
export function CardGone({ message, texts }: { message: string; texts: string[] }) {
  return (
    <>
      <PageHeader title="Your card" />
      <Notice live tone="bad" title={message}>
        {texts.length > 0 ? (
          <p>What you wrote stands below until you leave this page. Copy what you still need.</p>
        ) : null}
      </Notice>
      {texts.map((text) => (
        <p
          key={text}
          className="my-4 max-w-(--container-text) whitespace-pre-wrap border-line border-l-3 pl-4"
        >
          {text}
        </p>
      ))}
    </>
  );
}
