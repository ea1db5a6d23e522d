import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Day, DayOf } from "~/ui/dates";
import { Tag } from "~/ui/page";
import type { SessionState } from "../domain/state";
import type { Waits } from "../domain/what-waits";
import { SESSION_STATE_WORDS } from "../words";

type When = Date | string | null;

type Listed = {
  id: string;
  name: string;
  state: SessionState;
  cycle: string;
  seat: "calibrator" | "facilitator" | null;
  people: number;
  calibrators: number;
  hasPreview: boolean;
  previewClosesOn: When;
  meetsOn: When;
  lockedAt: When;
  releasedAt: When;
  waits: Waits;
};

const SEATS = { calibrator: "You calibrate", facilitator: "You run it" } as const;

/** Sessions one under the other, each with what waits for the viewer. */
export function SessionList({ sessions, timeZone }: { sessions: Listed[]; timeZone: string }) {
  return (
    <ul className="max-w-3xl border-line border-t">
      {sessions.map((session) => (
        <li key={session.id} className="border-line border-b py-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <Link to={`/calibration/${session.id}`} className="font-semibold text-lead">
              {session.name}
            </Link>
            <Tag tone={session.state === "live" ? "good" : "plain"}>
              {SESSION_STATE_WORDS[session.state]}
            </Tag>
          </div>
          <p>
            {session.cycle}: {session.people} {session.people === 1 ? "person" : "people"},{" "}
            {session.calibrators} {session.calibrators === 1 ? "calibrator" : "calibrators"}
          </p>
          <p className="text-small text-soft">
            {session.seat ? `${SEATS[session.seat]}. ` : ""}
            <Dates session={session} timeZone={timeZone} />
          </p>
          <WhatWaits session={session} />
        </li>
      ))}
    </ul>
  );
}

function Dates({ session, timeZone }: { session: Listed; timeZone: string }) {
  const { state, releasedAt, lockedAt, previewClosesOn, meetsOn, hasPreview } = session;
  if (releasedAt)
    return (
      <>
        Released on <DayOf moment={releasedAt} timeZone={timeZone} />.
      </>
    );
  if (lockedAt)
    return (
      <>
        Locked on <DayOf moment={lockedAt} timeZone={timeZone} />.
      </>
    );
  return (
    <>
      {hasPreview && previewClosesOn && (state === "set-up" || state === "preview") ? (
        <>
          Preview until <Day value={previewClosesOn} />.{" "}
        </>
      ) : null}
      {meetsOn ? (
        <>
          Meets on <Day value={meetsOn} />.
        </>
      ) : (
        "No meeting day yet."
      )}
    </>
  );
}

function WhatWaits({ session }: { session: Listed }) {
  const { id, waits, previewClosesOn } = session;
  const words: Record<NonNullable<Waits>, ReactNode> = {
    opening: "It waits to be opened.",
    preview: (
      <>
        <Link to={`/calibration/${id}/preview`}>Your preview</Link> waits
        {previewClosesOn ? (
          <>
            , until <Day value={previewClosesOn} />
          </>
        ) : null}
        .
      </>
    ),
    meeting: "It is live: ratings can be looked at and changed.",
    releasing: "It is locked and waits to be released.",
  };
  return waits ? <p className="mt-1 font-semibold">{words[waits]}</p> : null;
}
