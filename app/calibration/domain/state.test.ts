import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  moveSession,
  nextEvent,
  SESSION_EVENTS,
  SESSION_STATES,
  type SessionEvent,
  type SessionFacts,
  type SessionState,
} from "./state";

const READY: SessionFacts = {
  hasPreview: true,
  ready: 6,
  calibrators: 3,
  hasFacilitator: true,
  shown: 0,
};

const facts = fc.record({
  hasPreview: fc.boolean(),
  ready: fc.nat(3),
  calibrators: fc.nat(3),
  hasFacilitator: fc.boolean(),
  shown: fc.nat(2),
});

function movesWith(given: Partial<SessionFacts> = {}): string[] {
  return SESSION_STATES.flatMap((state) =>
    SESSION_EVENTS.flatMap((event) => {
      const moved = moveSession(state, event, { ...READY, ...given });
      return moved.ok ? [`${state} + ${event} = ${moved.state}`] : [];
    }),
  );
}

const AFTER_BEGIN = [
  "live + lock = locked",
  "locked + release = released",
  "locked + reopen = live",
  "released + reopen = live",
];

test("with a preview these moves exist, and no others", () => {
  expect(movesWith()).toEqual([
    "set-up + open-preview = preview",
    "preview + go-live = live",
    ...AFTER_BEGIN,
  ]);
});

test("without one, a session goes live from set-up; one whose preview was turned off goes on", () => {
  expect(movesWith({ hasPreview: false })).toEqual([
    "set-up + go-live = live",
    "preview + go-live = live",
    ...AFTER_BEGIN,
  ]);
});

describe("what a beginning asks for", () => {
  const begin = (given: Partial<SessionFacts>) =>
    moveSession("set-up", "open-preview", { ...READY, ...given });

  test("somebody who sits in it: a facilitator alone is enough", () => {
    expect(begin({ calibrators: 0 }).ok).toBe(true);
    expect(begin({ hasFacilitator: false }).ok).toBe(true);
    expect(begin({ calibrators: 0, hasFacilitator: false })).toEqual({
      ok: false,
      message: "Nobody sits in this session yet. Add calibrators or a facilitator.",
    });
  });

  test("something to compare", () => {
    expect(begin({ ready: 0 })).toMatchObject({
      ok: false,
      message: expect.stringContaining("No review in it is finished yet"),
    });
  });

  test("going live from a preview asks for neither: people may have left meanwhile", () => {
    const bare = { ...READY, ready: 0, calibrators: 0, hasFacilitator: false };
    expect(moveSession("preview", "go-live", bare).ok).toBe(true);
  });
});

test("what engineers were shown keeps a session closed, and says how much it is", () => {
  for (const state of ["locked", "released"] as const) {
    expect(moveSession(state, "reopen", { ...READY, shown: 1 })).toMatchObject({
      message: expect.stringContaining("One review of it has been released"),
    });
    expect(moveSession(state, "reopen", { ...READY, shown: 3 })).toMatchObject({
      message: expect.stringContaining("3 reviews of it have been released"),
    });
  }
});

test("every state × event × fact either moves or says why not, in a sentence", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SESSION_STATES),
      fc.constantFrom(...SESSION_EVENTS),
      facts,
      (state, event, given) => {
        const moved = moveSession(state, event, given);
        if (moved.ok) expect(SESSION_STATES).toContain(moved.state);
        else expect(moved.message).toMatch(/^[A-Z\d].+\.$/);
      },
    ),
  );
});

test("nothing but reopening leads back, and reopening leads to live alone", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SESSION_STATES),
      fc.constantFrom(...SESSION_EVENTS),
      facts,
      (state, event, given) => {
        const moved = moveSession(state, event, given);
        if (!moved.ok) return;
        const step = SESSION_STATES.indexOf(moved.state) - SESSION_STATES.indexOf(state);
        if (event === "reopen") expect(moved.state).toBe("live");
        else expect(step).toBeGreaterThan(0);
      },
    ),
  );
});

test.each([true, false])("what comes next leads to the end, with a preview: %s", (hasPreview) => {
  const events: SessionEvent[] = [];
  let state: SessionState = "set-up";
  for (let event = nextEvent(state, hasPreview); event; event = nextEvent(state, hasPreview)) {
    const moved = moveSession(state, event, { ...READY, hasPreview });
    if (!moved.ok) throw new Error(moved.message);
    events.push(event);
    state = moved.state;
  }
  expect(state).toBe("released");
  expect(events).toEqual([...(hasPreview ? ["open-preview"] : []), "go-live", "lock", "release"]);
});
