import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** axe finds nothing on the page, or on the one at `address`. */
export async function expectAccessible(page: Page, address?: string) {
  if (address) await page.goto(address);
  // Through the debugger, not as a script of the page: the policy allows none but ours.
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const result = await axe.run({ runOnly: { type: "tag", values: tags } });
    return result.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes[0]?.html.slice(0, 160)} — ${nodes[0]?.failureSummary?.slice(0, 200)}`,
    );
  });
  expect(violations, page.url()).toEqual([]);
}
