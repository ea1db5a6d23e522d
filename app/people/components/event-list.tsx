import { Link, useSearchParams } from "@remix-run/react";
import { Moment } from "~/ui/dates";
import type { ListedEvent } from "../audit-log.server";
import { contentWords, eventSentence } from "../domain/event-words";

type Props = {
  events: ListedEvent[];
  next: string | null;
  before: string;
  timeZone: string;
};

/** What happened, newest first: one sentence each, and what changed where it may be seen. */
export function EventList({ events, next, before, timeZone }: Props) {
  const [search] = useSearchParams();
  const from = (id: string | null) => {
    const to = new URLSearchParams(search);
    if (id) to.set("before", id);
    else to.delete("before");
    return `?${to}`;
  };
  return (
    <>
      <ol className="mt-6 border-line border-b">
        {events.map((event) => (
          <li
            key={event.id}
            className="grid gap-x-6 border-line border-t py-3 md:grid-cols-[14rem_minmax(0,1fr)]"
          >
            <span className="text-small text-soft md:pt-0.5">
              <Moment value={event.at} timeZone={timeZone} />
            </span>
            <div>
              {eventSentence(event)}
              <Content data={event.data} />
            </div>
          </li>
        ))}
      </ol>
      <nav aria-label="Pages of events" className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
        {before ? (
          <Link to={from(null)} className="inline-flex min-h-11 items-center">
            Newest
          </Link>
        ) : null}
        {next ? (
          <Link to={from(next)} rel="next" className="inline-flex min-h-11 items-center">
            Older
          </Link>
        ) : null}
      </nav>
    </>
  );
}

function Content({ data }: { data: ListedEvent["data"] }) {
  if (!data || Object.keys(data).length === 0) return null;
  const words = contentWords(data);
  return (
    <details className="text-small text-soft">
      <summary className="min-h-6 w-fit">{words || "What was recorded"}</summary>
      <pre className="mt-1 overflow-x-auto whitespace-pre-wrap break-words bg-sunken px-3 py-2">
        {JSON.stringify(data, null, 2)}
      </pre>
    </details>
  );
}
