import fc from "fast-check";
import { expect, test } from "vitest";
import { releaseFates, standingRelease, submissionFates } from "./copies";
import { trendSource } from "./trend-source";

const day = (of: number) => new Date(Date.UTC(2026, 0, of));
const submission = (id: string, on: number, withdrawn: number | null = null) => ({
  id,
  assessmentId: "a",
  submittedAt: day(on),
  withdrawnAt: withdrawn === null ? null : day(withdrawn),
});
const release = (id: string, on: number, reopened: number | null = null) => ({
  id,
  assessmentId: "a",
  releasedAt: day(on),
  acknowledgedAt: null,
  reopenedAt: reopened === null ? null : day(reopened),
});

test("the newest submission that was not withdrawn stands; the others say what became of them", () => {
  const rows = [submission("one", 1), submission("two", 2, 3), submission("three", 4)];
  const fates = submissionFates(rows, false).map(({ id, fate }) => [id, fate]);
  expect(fates).toEqual([
    ["three", "standing"],
    ["two", "withdrawn"],
    ["one", "superseded"],
  ]);
  expect(submissionFates(rows, true).map(({ fate }) => fate)).not.toContain("standing");
});

test("a reopened release names the one that took its place, and holds no longer", () => {
  const rows = [release("first", 1, 2), release("second", 3)];
  expect(releaseFates(rows).map(({ id, replacedBy }) => [id, replacedBy?.id ?? null])).toEqual([
    ["second", null],
    ["first", "second"],
  ]);
  expect(standingRelease(rows)?.id).toBe("second");
  expect(standingRelease([release("only", 1, 2)])).toBeNull();
  expect(releaseFates([release("only", 1, 2)])[0]?.replacedBy).toBeNull();
});

test("at most one submission stands, whatever was submitted and withdrawn", () => {
  const anyRow = fc.record({ on: fc.integer({ min: 1, max: 300 }), isWithdrawn: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyRow), fc.boolean(), (given, isDraft) => {
      const rows = given.map(({ on, isWithdrawn }, index) =>
        submission(String(index), on, isWithdrawn ? on : null),
      );
      const fates = submissionFates(rows, isDraft);
      const standing = fates.filter(({ fate }) => fate === "standing").length;
      expect(standing).toBe(!isDraft && given.some(({ isWithdrawn }) => !isWithdrawn) ? 1 : 0);
      expect(fates).toHaveLength(rows.length);
    }),
  );
});

test("once a release is reopened, the trend knows the submission only", () => {
  const frozen = { ladder: { id: "l", version: "1.0.0" }, transitionId: "t" };
  const said = { criterionId: "c", question: "?", point: 2, alternative: null };
  const both = { ...said, self: { point: 2, alternative: null }, manager: said };
  const submitted = [{ ...submission("s", 1), ...frozen, answers: [said] }];
  const released = (reopened: number | null) => [
    { ...release("r", 2, reopened), ...frozen, submittedAt: day(1), criteria: [both] },
  ];
  const about = { id: "a", name: "Spring", isCheckIn: false, isDraft: false };
  expect(trendSource(about, submitted, released(null))?.answers[0]?.manager).toMatchObject({
    point: 2,
  });
  const source = trendSource(about, submitted, released(3));
  expect(source).toMatchObject({ releasedAt: null, answers: [{ manager: null }] });
  expect(trendSource({ ...about, isDraft: true }, submitted, released(3))).toBeNull();
});
