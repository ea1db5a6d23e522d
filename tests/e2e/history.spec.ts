import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { expectAccessible } from "./support/axe";
import { expect, test } from "./support/fixtures";

test("the trend as a drawing, and as a table one keypress away", async ({ page, lookAs }) => {
  await lookAs("engineer");
  await page.goto("/assessments");
  await page.getByRole("link", { name: "History", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "History" })).toBeVisible();
  await expect(page.getByRole("img", { name: /over time$/ }).first()).toBeVisible();
  await expect(page.getByText("Nothing is added up or averaged")).toBeVisible();
  const table = page.getByRole("columnheader", { name: "Manager" }).first();
  await expect(table).toBeHidden();
  await page.getByText("As a table").first().press("Enter");
  await expect(table).toBeVisible();
});

test("a past assessment stands as it was submitted", async ({ page, lookAs }) => {
  await lookAs("engineer");
  await page.goto("/history");
  await page
    .getByRole("link", { name: /^As submitted/ })
    .last()
    .click();
  await page.waitForURL("**/history/submissions/*");
  await expect(page.getByRole("heading", { level: 1, name: /, as submitted$/ })).toBeVisible();
  await expect(page.getByText("Made against ladder")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "History" })).toBeVisible();
});

test("one's own record comes as JSON and as CSV, and both can be read", async ({
  page,
  lookAs,
}) => {
  await lookAs("engineer");
  await page.goto("/history");
  const taken = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name }).click(),
    ]);
    const file = await readFile(await download.path(), "utf8");
    return { name: download.suggestedFilename(), file };
  };
  const json = await taken("Everything as JSON");
  expect(json.name).toMatch(/^rostrum-record-.+\.json$/);
  const record = JSON.parse(json.file);
  expect(record.format).toBe("rostrum-record/1");
  expect(record.assessments.length).toBeGreaterThan(0);
  const csv = await taken("Ratings as CSV");
  expect(csv.name).toMatch(/^rostrum-record-.+\.csv$/);
  const rows: Record<string, string>[] = parse(csv.file, { columns: true, bom: true });
  expect(rows.length).toBeGreaterThan(0);
  expect(rows[0]?.question).toMatch(/\?$/);
  await page.goto("/account/events");
  await expect(page.getByText("exported their own record").first()).toBeVisible();
});

test("on paper no drawing is cut off, and the tables are there", async ({ page, lookAs }) => {
  await lookAs("engineer");
  await page.goto("/history");
  // A4 less the margins a browser leaves.
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("columnheader", { name: "Manager" }).first()).toBeVisible();
  const widths = await page
    .locator("main svg")
    .evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().right));
  expect(widths.length).toBeGreaterThan(0);
  for (const right of widths) expect(right).toBeLessThanOrEqual(718);
  await expect(page.getByRole("link", { name: "Everything as JSON" })).toBeHidden();
});

test("nothing is wider than a screen of 320 pixels", async ({ page, lookAs }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await lookAs("engineer");
  await page.goto("/history");
  for (const table of await page.getByText("As a table").all()) await table.click();
  const wider = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await wider()).toBeLessThanOrEqual(0);
  await page
    .getByRole("link", { name: /^As submitted/ })
    .first()
    .click();
  await page.waitForURL("**/history/submissions/*");
  expect(await wider()).toBeLessThanOrEqual(0);
});

for (const colorScheme of ["light", "dark"] as const)
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("axe finds nothing on the history and its copies", async ({ page, lookAs }) => {
      await lookAs("engineer");
      await page.goto("/history");
      for (const fold of await page.locator("main summary").all()) await fold.click();
      await expectAccessible(page);
      const copies = await page
        .locator('main a[href*="/history/submissions/"], main a[href*="/history/releases/"]')
        .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
      for (const copy of copies.slice(0, 3)) await expectAccessible(page, copy);
    });
  });

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the drawing and the table are the same", async ({ page, lookAs }) => {
    await lookAs("engineer");
    await page.goto("/history");
    await expect(page.getByRole("img", { name: /over time$/ }).first()).toBeVisible();
    await page.getByText("As a table").first().click();
    await expect(page.getByRole("columnheader", { name: "Manager" }).first()).toBeVisible();
  });
});
