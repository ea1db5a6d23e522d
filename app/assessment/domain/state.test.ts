import { expect, test } from "vitest";
import { type AssessmentEvent, type AssessmentState, move } from "./state";

const STATES: AssessmentState[] = ["draft", "submitted", "in-review"];
const EVENTS: AssessmentEvent[] = ["submit", "withdraw", "start-review"];

test("submitting, withdrawing and reviewing lead where they should, and nowhere else", () => {
  const moves = STATES.flatMap((state) =>
    EVENTS.flatMap((event) => {
      const moved = move(state, event);
      return moved.ok ? [`${state} + ${event} = ${moved.state}`] : [];
    }),
  );
  expect(moves).toEqual([
    "draft + submit = submitted",
    "submitted + withdraw = draft",
    "submitted + start-review = in-review",
  ]);
});

test("every move that is refused says why", () => {
  for (const state of STATES)
    for (const event of EVENTS) {
      const moved = move(state, event);
      if (!moved.ok) expect(moved.message).toMatch(/\w+ .+\.$/);
    }
});
