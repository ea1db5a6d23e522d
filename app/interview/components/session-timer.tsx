import { useEffect, useState } from "react";

type Session = { id: string; title: string; minutes: number };
/** Either it runs and ends at a moment, or so much is left of it. In milliseconds. */
type Timer = { sessionId: string; endsAt: number | null; left: number };

const MINUTE = 60_000;
const SAID_AT = [10, 5] as const;

/**
 * The minutes of a session, for whoever wants to keep an eye on them. Kept in this tab alone; without JavaScript it is not
 * there. What is left is announced at ten and five minutes and at the end, and stands there in words.
 */
export function SessionTimer({
  storageKey,
  sessions,
}: {
  storageKey: string;
  sessions: readonly Session[];
}) {
  const [timer, setTimer] = useState<Timer | null>(null);
  const [now, setNow] = useState(0);
  useEffect(() => {
    setNow(Date.now());
    setTimer(readTimer(storageKey, sessions));
  }, [storageKey, sessions]);
  const isRunning = timer !== null && timer.endsAt !== null;
  useEffect(() => {
    if (!isRunning) return;
    const tick = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(tick);
  }, [isRunning]);
  if (!timer) return null;

  const set = (next: Timer) => {
    const moment = Date.now();
    setNow(moment);
    setTimer(next);
    keepTimer(storageKey, next);
  };
  const left = Math.max(0, timer.endsAt === null ? timer.left : timer.endsAt - now);
  const minutesOf = (id: string) =>
    (sessions.find((session) => session.id === id)?.minutes ?? 0) * MINUTE;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
      {sessions.length > 1 ? (
        <select
          aria-label="Session that is timed"
          className="field-input w-auto max-w-32 py-1 sm:max-w-48 text-small"
          value={timer.sessionId}
          onChange={({ target: { value } }) =>
            set({ sessionId: value, endsAt: null, left: minutesOf(value) })
          }
        >
          {sessions.map(({ id, title, minutes }) => (
            <option key={id} value={id}>{`${title} (${minutes} min)`}</option>
          ))}
        </select>
      ) : null}
      <span role="timer" className="font-semibold tabular-nums">
        {clock(left)}
      </span>
      <button
        type="button"
        className="button button-quiet min-h-9 px-2 py-0.5"
        onClick={() =>
          set(
            isRunning
              ? { ...timer, endsAt: null, left }
              : { ...timer, endsAt: Date.now() + (left || minutesOf(timer.sessionId)) },
          )
        }
      >
        {isRunning
          ? "Pause"
          : left === minutesOf(timer.sessionId) || left === 0
            ? "Start"
            : "Go on"}
        <span className="sr-only"> the timer</span>
      </button>
      <output aria-live="polite">{isRunning ? leftInWords(left) : ""}</output>
    </div>
  );
}

/** Changes only when there is something to say, so that nothing else is announced. */
function leftInWords(left: number): string {
  if (left === 0) return "The time is over";
  const reached = [...SAID_AT].reverse().find((minutes) => left <= minutes * MINUTE);
  return reached ? `Less than ${reached} minutes left` : "";
}

function clock(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function readTimer(key: string, sessions: readonly Session[]): Timer | null {
  const [first] = sessions;
  if (!first) return null;
  const fresh = { sessionId: first.id, endsAt: null, left: first.minutes * MINUTE };
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as Timer | null;
    return kept && sessions.some(({ id }) => id === kept.sessionId) ? kept : fresh;
  } catch {
    return fresh;
  }
}

/** Where the browser keeps nothing, the timer lives as long as the page. */
function keepTimer(key: string, timer: Timer): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(timer));
  } catch {
    return;
  }
}
