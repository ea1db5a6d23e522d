import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { materialLimits } from "./domain/check-material";
import { readMaterial } from "./material-files.server";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "exercises-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string | Uint8Array): void {
  const at = path.join(folder, name);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, content);
}

const read = async () => {
  const files = await readMaterial(folder, (file) => path.relative(folder, file));
  return files.map(({ path, exercise, name, ...rest }) => ({ path, exercise, name, ...rest }));
};

describe("readMaterial", () => {
  it("reads every folder's files with their line ends as line feeds", async () => {
    write("one/src/a.mjs", "a\r\nb\n");
    write("two/README.md", "\ufefftext");
    expect(await read()).toEqual([
      { path: "one/src/a.mjs", exercise: "one", name: "src/a.mjs", text: "a\nb\n" },
      { path: "two/README.md", exercise: "two", name: "README.md", text: "text" },
    ]);
  });

  it("has nothing to read where there is no folder", async () => {
    expect(await readMaterial(path.join(folder, "absent"), String)).toEqual([]);
  });

  it("follows no link and takes no bytes for text", async () => {
    write("secret.txt", "secret");
    write("one/bytes.bin", Uint8Array.of(0xff, 0xfe, 0x00));
    symlinkSync(path.join(folder, "secret.txt"), path.join(folder, "one/link.txt"));
    symlinkSync(folder, path.join(folder, "one/up"));
    symlinkSync(path.join(folder, "one"), path.join(folder, "two"));
    const found = await read();
    expect(found.filter((each) => each.exercise !== "").map(({ name }) => name)).toEqual([
      "bytes.bin",
      "link.txt",
      "up",
    ]);
    expect(found.filter((each) => "fault" in each)).toHaveLength(4);
    expect(found.find(({ name }) => name === "bytes.bin")).toMatchObject({
      fault: expect.stringContaining("not plain text"),
    });
    const linked = await readMaterial(path.join(folder, "two"), String);
    expect(linked).toMatchObject([{ fault: "is not a readable folder" }]);
  });

  it("reads no further than it has to", async () => {
    write("deep/1/2/3/4/5/6/7.md", "a");
    write("large/a.md", "a".repeat(materialLimits.bytesPerFile + 1));
    for (let index = 0; index < 100; index += 1) write(`many/${index}.md`, "a");
    const found = await read();
    const of = (exercise: string) => found.filter((each) => each.exercise === exercise);
    expect(of("deep")).toMatchObject([{ fault: "lies over 6 deep in the material" }]);
    expect(of("large")).toMatchObject([{ fault: "is over 64 KiB" }]);
    expect(of("many")).toHaveLength(materialLimits.files + 1);
  });
});
