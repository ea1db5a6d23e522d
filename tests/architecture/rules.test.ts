import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import { afterAll, expect, test } from "vitest";

const root = resolve(".");
const { forbidden, options } = createRequire(import.meta.url)(
  join(root, ".config/dependency-cruiser.cjs"),
) as { forbidden: (IForbiddenRuleType & { name: string })[]; options: Record<string, unknown> };

const planted = mkdtempSync(join(tmpdir(), "rostrum-architecture-"));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

/** What breaks each rule: a file and what it imports, which is made beside it. */
const VIOLATIONS: Record<string, { file: string; imports: string }[]> = {
  "access-imports-no-later-room": [
    { file: "app/access/domain/can.ts", imports: "app/ladder/domain/view.ts" },
  ],
  "ladder-imports-no-later-room": [
    { file: "app/ladder/ladder.server.ts", imports: "app/people/people.server.ts" },
  ],
  "people-imports-no-later-room": [
    { file: "app/people/people.server.ts", imports: "app/assessment/words.ts" },
  ],
  "notification-imports-no-later-room": [
    { file: "app/notification/notify.server.ts", imports: "app/review/reviews.server.ts" },
  ],
  "assessment-imports-no-later-room": [
    { file: "app/assessment/words.ts", imports: "app/setup/demo/plan.ts" },
  ],
  "evidence-imports-no-later-room": [
    { file: "app/evidence/library.server.ts", imports: "app/review/reviews.server.ts" },
  ],
  "versions-imports-no-later-room": [
    { file: "app/versions/impact.server.ts", imports: "app/review/reviews.server.ts" },
  ],
  "review-imports-no-later-room": [
    { file: "app/review/reviews.server.ts", imports: "app/history/history.server.ts" },
  ],
  "history-imports-no-later-room": [
    { file: "app/history/history.server.ts", imports: "app/setup/demo/plan.ts" },
  ],
  "calibration-imports-no-later-room": [
    { file: "app/calibration/session.server.ts", imports: "app/setup/demo/plan.ts" },
  ],
  "interview-imports-no-later-room": [
    { file: "app/interview/panel.server.ts", imports: "app/setup/demo/plan.ts" },
  ],
  "ui-and-platform-import-no-room": [{ file: "app/ui/shell.tsx", imports: "app/people/words.ts" }],
  "nothing-imports-a-route": [
    { file: "app/assessment/words.ts", imports: "app/assessment/routes/list.tsx" },
  ],
  "domain-is-pure": [{ file: "app/ladder/domain/view.ts", imports: "app/ladder/ladder.server.ts" }],
  "prisma-in-stores-only": [
    { file: "app/people/words.ts", imports: "app/platform/prisma/client.ts" },
  ],
  "stores-import-no-page": [
    { file: "app/people/people.server.ts", imports: "app/people/components/list.tsx" },
  ],
  "no-cycles": [
    { file: "app/people/words.ts", imports: "app/people/more-words.ts" },
    { file: "app/people/more-words.ts", imports: "app/people/words.ts" },
  ],
};

test("every rule has a planted violation", () => {
  expect(Object.keys(VIOLATIONS).sort()).toEqual(forbidden.map((rule) => rule.name).sort());
});

test.each(Object.entries(VIOLATIONS))("%s catches a planted violation", async (name, files) => {
  const folder = join(planted, name);
  for (const { imports } of files) plant(folder, imports, "export const found = 1;\n");
  for (const { file, imports } of files) {
    const path = `${"../".repeat(file.split("/").length - 1)}${imports}`;
    plant(
      folder,
      file,
      `import { found } from "${path}";\nexport const used = found;\nexport { found };\n`,
    );
  }
  expect(violationsOf(await cruiseIn(folder))).toContain(name);
});

test("the app itself breaks none", () => {
  const command = ["node_modules/dependency-cruiser/bin/dependency-cruise.mjs", "app"];
  const { stdout } = spawnSync(
    process.execPath,
    [...command, "--config", ".config/dependency-cruiser.cjs", "--output-type", "json"],
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  const result: ICruiseResult = JSON.parse(stdout);
  const found = result.summary.violations.map(
    ({ rule, from, to }) => `${rule.name}: ${from} → ${to}`,
  );
  expect(found).toEqual([]);
  expect(result.summary.totalCruised).toBeGreaterThan(100);
}, 60_000);

function plant(folder: string, file: string, text: string) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

async function cruiseIn(folder: string): Promise<ICruiseResult> {
  const { tsConfig: _, ...rest } = options;
  const { output } = await cruise(["app"], {
    ...rest,
    ruleSet: { forbidden },
    validate: true,
    baseDir: folder,
  });
  return output as ICruiseResult;
}

function violationsOf(result: ICruiseResult): string[] {
  return result.summary.violations.map((violation) => violation.rule.name);
}
