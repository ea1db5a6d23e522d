import fc from "fast-check";
import { expect, test } from "vitest";
import { choiceOf, type Mark, markOf } from "./mark";
import { type ChangeEntry, entryAfterReopening, REVIEW_REOPENED } from "./taken-in-again";

/** A chain from the first mark over the others. */
function chain(marks: Mark[], reopenedAt: number[] = []): ChangeEntry[] {
  return marks.slice(1).map((to, index) => ({
    number: index + 1,
    from: choiceOf(marks[index] ?? null),
    to: choiceOf(to),
    reasonCode: reopenedAt.includes(index + 1) ? REVIEW_REOPENED : "evidence",
  }));
}
const after = (log: ChangeEntry[], manager: Mark) => {
  const entry = entryAfterReopening(log, choiceOf(manager));
  return entry && [entry.number, markOf(entry.from), markOf(entry.to)];
};

test("nothing was changed: nothing to go on from", () => {
  expect(after([], 4)).toBeNull();
});

test("the manager rates as before: what the group made of it stands", () => {
  expect(after(chain([3, 2]), 3)).toBeNull();
});

test("the manager rates anew: the log goes on to that", () => {
  expect(after(chain([3, 2]), 4)).toEqual([2, 2, 4]);
  expect(after(chain([3, 2]), "not-observable")).toEqual([2, 2, "not-observable"]);
});

test("the manager comes to where the group had put it: there is nothing to change", () => {
  expect(after(chain([3, 2]), 2)).toBeNull();
});

test("reopened twice: the group worked from the rating of the first reopening", () => {
  const log = chain([3, 2, 4, 1], [2]);
  expect(after(log, 4)).toBeNull();
  expect(after(log, 3)).toEqual([4, 1, 3]);
});

test("whatever is appended, the log stays one chain and every entry changes something", () => {
  const mark = fc.constantFrom<Mark>(1, 2, 3, 4, "not-applicable", null);
  fc.assert(
    fc.property(fc.array(mark, { minLength: 2, maxLength: 6 }), mark, (marks, manager) => {
      const log = chain(marks);
      const entry = entryAfterReopening(log, choiceOf(manager));
      if (!entry) return;
      expect(entry.number).toBe(log.length + 1);
      expect(entry.from).toEqual(log.at(-1)?.to);
      expect(markOf(entry.to)).toBe(manager);
      expect(markOf(entry.from)).not.toBe(markOf(entry.to));
    }),
  );
});
