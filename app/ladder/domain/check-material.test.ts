import { describe, expect, it } from "vitest";
import { fixtureFiles } from "../../../tests/fixtures/ladders/read-fixtures";
import { type MaterialText, materialLimits } from "./check-material";
import { diffLadders } from "./difference";
import { exportJson, exportYaml } from "./export";
import { formatFinding } from "./findings";
import { parseLadder } from "./parse";

const EXERCISE = "mend-the-import";

/** A ladder with one exercise, and more keys of it where they are given. */
function parsed(material: MaterialText[], keys = "") {
  const text = `
interview:
  exercises:
    - id: ${EXERCISE}
      levels: [second]
      minutes: 45
      brief: Mend it.
      aiUse: expected
      criteria: [gale]
      plantedFlaws: [{ id: no-limit, title: No limit, kind: reliability }]
${keys}`;
  return parseLadder([...fixtureFiles("trunk-and-fork"), { path: "zz.yaml", text }], material);
}

function file(name: string, text = "text\n", exercise = EXERCISE): MaterialText {
  return { path: `exercises/${exercise}/${name}`, exercise, name, text };
}

function faults(...args: Parameters<typeof parsed>): string[] {
  return parsed(...args).errors.map(formatFinding);
}

function sound(...args: Parameters<typeof parsed>) {
  const { ladder, errors } = parsed(...args);
  if (!ladder) throw new Error(errors.map(formatFinding).join("\n"));
  return ladder;
}

const exerciseOf = (ladder: ReturnType<typeof sound>) =>
  ladder.interview.exercises.find(({ id }) => id === EXERCISE);

describe("starting material", () => {
  it("becomes the exercise's, in the order of its paths", () => {
    const ladder = sound([file("src/b.mjs", "b"), file("README.md", "a"), file("src/a.mjs", "")]);
    expect(exerciseOf(ladder)?.material).toEqual([
      { path: "README.md", text: "a" },
      { path: "src/a.mjs", text: "" },
      { path: "src/b.mjs", text: "b" },
    ]);
  });

  it("leaves an exercise without it as it was, so that published content stays the same", () => {
    const exercise = exerciseOf(sound([]));
    expect(Object.keys(exercise ?? {}).sort()).toEqual([
      "aiUse",
      "brief",
      "criteria",
      "id",
      "levels",
      "minutes",
      "observe",
      "plantedFlaws",
      "tracks",
    ]);
    expect(Object.keys(exercise?.plantedFlaws[0] ?? {}).sort()).toEqual(["id", "kind", "title"]);
  });

  it("comes back from an export of the ladder", () => {
    const odd = "tab\there, \u2028 and é: - # 'quoted'\n\n  indented\n\n\n";
    const ladder = sound([file("README.md", odd), file("data.csv", "a,b\n1,2")]);
    for (const text of [exportYaml(ladder), exportJson(ladder)])
      expect(parseLadder([{ path: "all.yaml", text }]).ladder).toEqual(ladder);
  });

  it("names the folder that belongs to no exercise, and the file that belongs to no folder", () => {
    expect(faults([file("README.md", "a", "mend-the-inport"), file("b.md", "b", "")])).toEqual([
      "exercises//b.md:1:1 is in no exercise's folder",
      `exercises/mend-the-inport/README.md:1:1 no exercise "mend-the-inport" for this folder; did you mean "${EXERCISE}"?`,
    ]);
  });

  it.each([
    "../up.md",
    "a/../b.md",
    "..hidden",
    ".",
    "a//b.md",
    "/etc/passwd",
    "a b.md",
    "ü.md",
    "a\\b.md",
  ])("refuses the path %s", (name) => {
    expect(faults([file(name)])[0]).toContain("cannot be part of a path");
    const written = `      material: [{ path: ${JSON.stringify(name)}, text: a }]`;
    expect(faults([], written)[0]).toContain("cannot be part of a path");
  });

  it("refuses what is too deep, too large, too many or not text", () => {
    expect(faults([file("1/2/3/4/5/6.md")])).toEqual([]);
    expect(faults([file("1/2/3/4/5/6/7.md")])[0]).toContain("lies over 6 deep");
    expect(faults([file("a.md", "é".repeat(32 * 1024))])).toEqual([]);
    expect(faults([file("a.md", `${"é".repeat(32 * 1024)}.`)])[0]).toContain("is over 64 KiB");
    for (const text of ["a\0b", "a\rb", "\u001b[0m"])
      expect(faults([file("a.md", text)])[0]).toContain("is not plain text");
    const many = (count: number, text: string) =>
      Array.from({ length: count }, (_, index) => file(`${index}.md`, text));
    expect(faults(many(materialLimits.files, "a"))).toEqual([]);
    expect(faults(many(materialLimits.files + 1, "a"))[0]).toContain("over 30 files");
    expect(faults(many(9, "a".repeat(60 * 1024)))[0]).toContain("over 512 KiB together");
  });

  it("is written in the exercise or in its folder, each path once", () => {
    const written = "      material: [{ path: a.md, text: a }, { path: a.md, text: b }]";
    expect(faults([], written)).toEqual([
      `zz.yaml:11:43 interview.exercises[${EXERCISE}].material: the path "a.md" is written twice`,
    ]);
    expect(faults([file("b.md")], "      material: [{ path: a.md, text: a }]")[0]).toContain(
      "is written here and has a folder; keep one",
    );
  });

  it("says nothing of a folder whose exercise stands in a file that cannot be read", () => {
    const text = `interview:\n  exercises:\n    - id: ${EXERCISE}\n\t  levels: [`;
    const { errors } = parseLadder(
      [...fixtureFiles("trunk-and-fork"), { path: "zz.yaml", text }],
      [file("README.md")],
    );
    expect(new Set(errors.map((each) => each.file))).toEqual(new Set(["zz.yaml"]));
  });

  it("is named in a difference, file by file, as are planted flaws", () => {
    const before = sound([file("a.md", "one"), file("b.md", "two")]);
    const after = sound(
      [file("a.md", "one"), file("b.md", "three"), file("c.md", "four")],
      "      interviewerBrief: Say little.",
    );
    const [exercise] = after.interview.exercises.slice(-1);
    for (const flaw of exercise?.plantedFlaws ?? []) flaw.why = "It stops.";
    const changed = diffLadders(before, after).changed.map(({ kind, what }) => `${kind} ${what}`);
    expect(changed.sort()).toEqual([
      "exercise interviewerBrief",
      "exercise material.b.md",
      "exercise material.c.md",
      "exercise plantedFlaws.no-limit.why",
    ]);
  });

  it("warns of a flaw that an interviewer could not find or weigh", () => {
    const warnings = parsed([]).warnings.map(({ message }) => message);
    expect(warnings).toContain("does not tell the interviewer where and why");
  });
});
