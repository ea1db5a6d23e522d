import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseLadder } from "~/ladder/domain/parse";
import { defaultTransition, mayBecome } from "./cycle";
import { cycleForm } from "./cycle-form";

const folder = "content/ladders/orchestrator";
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const { ladder } = parseLadder(
  files.map((name) => ({ path: name, text: readFileSync(`${folder}/${name}`, "utf8") })),
);
if (!ladder) throw new Error("the shipped ladder does not parse");

test.each([
  ["orchestrator", "junior", "junior-to-mid"],
  ["orchestrator", "mid", "mid-to-senior"],
  ["specialist", "mid", "mid-to-senior-specialist"],
  ["specialist", "senior", "senior-to-staff-specialist"],
  ["orchestrator", "staff", undefined],
  ["orchestrator", "emperor", undefined],
  [null, "mid", undefined],
])("on %s at %s the next step is %s", (trackId, levelId, expected) =>
  expect(defaultTransition(ladder, { trackId, levelId })?.id).toBe(expected),
);

test("a cycle opens, closes and opens again, and never becomes a draft", () => {
  const states = ["draft", "open", "closed"] as const;
  const allowed = states.flatMap((from) =>
    states.flatMap((to) => (mayBecome(from, to) ? [`${from} ${to}`] : [])),
  );
  expect(allowed).toEqual(["draft open", "open closed", "closed open"]);
});

test("it cannot be due before it opens", () => {
  const faults = (opensOn: string, closesOn: string) =>
    cycleForm
      .safeParse({ name: "Spring", opensOn, closesOn })
      .error?.issues.map((issue) => issue.path[0]);
  expect(faults("2026-03-01", "2026-03-01")).toBeUndefined();
  expect(faults("2026-03-02", "2026-03-01")).toEqual(["closesOn"]);
  expect(faults("soon", "2026-03-01")).toEqual(["opensOn"]);
});
