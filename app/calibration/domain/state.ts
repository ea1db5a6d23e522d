/** The life of a calibration session. */
export const SESSION_STATES = ["set-up", "preview", "live", "locked", "released"] as const;
export type SessionState = (typeof SESSION_STATES)[number];

export const SESSION_EVENTS = ["open-preview", "go-live", "lock", "release", "reopen"] as const;
export type SessionEvent = (typeof SESSION_EVENTS)[number];

/** What a move depends on beside the state. */
export type SessionFacts = {
  hasPreview: boolean;
  /** People in it whose review is finished, so that there is something to compare. */
  ready: number;
  calibrators: number;
  hasFacilitator: boolean;
  /** Reviews in it that engineers have already been shown. */
  shown: number;
};

export type SessionMove = { ok: true; state: SessionState } | { ok: false; message: string };

const MOVES: Record<SessionState, Partial<Record<SessionEvent, SessionState>>> = {
  "set-up": { "open-preview": "preview", "go-live": "live" },
  preview: { "go-live": "live" },
  live: { lock: "locked" },
  locked: { release: "released", reopen: "live" },
  released: { reopen: "live" },
};

const IS: Record<SessionState, string> = {
  "set-up": "This session is still being set up",
  preview: "This session is in its preview",
  live: "This session is live",
  locked: "This session is locked",
  released: "This session is released",
};

const SO_NOT: Record<SessionEvent, string> = {
  "open-preview": "its preview cannot be opened",
  "go-live": "it cannot go live",
  lock: "it cannot be locked",
  release: "it cannot be released. Lock it first",
  reopen: "there is nothing to reopen",
};

/** Where `event` leads from `state`, or why it does not. */
export function moveSession(
  state: SessionState,
  event: SessionEvent,
  facts: SessionFacts,
): SessionMove {
  const next = MOVES[state][event];
  if (!next) return refused(`${IS[state]}, so ${SO_NOT[event]}.`);
  if (event === "open-preview" && !facts.hasPreview)
    return refused("This session has no preview. Turn it on in the settings, or go live.");
  if (event === "go-live" && state === "set-up" && facts.hasPreview)
    return refused("This session has a preview, which comes first.");
  if (event === "open-preview" || (event === "go-live" && state === "set-up")) {
    if (facts.calibrators === 0 && !facts.hasFacilitator)
      return refused("Nobody sits in this session yet. Add calibrators or a facilitator.");
    if (facts.ready === 0)
      return refused(
        "No review in it is finished yet, so there is nothing to compare. Wait for the first, or choose other people.",
      );
  }
  if (event === "reopen" && facts.shown > 0)
    return refused(
      `${facts.shown === 1 ? "One review of it has" : `${facts.shown} reviews of it have`} been released to engineers, so the session stays as it is. Reopen those reviews instead.`,
    );
  return { ok: true, state: next };
}

function refused(message: string): SessionMove {
  return { ok: false, message };
}

/** What comes next from a state, in the order of a session's life. */
export function nextEvent(state: SessionState, hasPreview: boolean): SessionEvent | null {
  switch (state) {
    case "set-up":
      return hasPreview ? "open-preview" : "go-live";
    case "preview":
      return "go-live";
    case "live":
      return "lock";
    case "locked":
      return "release";
    case "released":
      return null;
  }
}
