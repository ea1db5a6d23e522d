import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, testAlone as test } from "./support/fixtures";

const nameOf = async (page: Page) =>
  (await page.locator('header a[href="/account"]').textContent())?.trim() ?? "nobody";

/** Adds a piece by its page and returns its address. */
async function addPiece(page: Page, title: string): Promise<string> {
  await page.goto("/evidence/new");
  await page.getByLabel("Address").fill(`https://git.example.org/${encodeURIComponent(title)}`);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("What it shows").fill("Where failures stop, and how it was proven");
  await page.getByLabel(/^Directed/).check();
  await page.getByRole("button", { name: "Add it" }).click();
  await page.waitForURL(/\/evidence\/[0-9a-f-]{36}\?done=added/);
  return new URL(page.url()).pathname;
}

for (const javaScriptEnabled of [true, false])
  test(`an engineer asks, a colleague who sees only that piece answers, the engineer sees it ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    browser,
    baseURL,
    lookAs,
  }) => {
    test.setTimeout(120_000);
    const options = { javaScriptEnabled, ...(baseURL ? { baseURL } : {}) };
    const [mine, theirs] = await Promise.all([
      browser.newContext(options),
      browser.newContext(options),
    ]);
    const [engineer, colleague] = await Promise.all([mine.newPage(), theirs.newPage()]);
    await lookAs("engineer", engineer);
    await lookAs("ladder-editor", colleague);
    const [engineerName, colleagueName] = [await nameOf(engineer), await nameOf(colleague)];

    await addPiece(engineer, "Something else entirely");
    const address = await addPiece(engineer, "Retry boundary");
    await expect(engineer.getByText("Nobody was asked yet")).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(engineer);
    await engineer.getByRole("link", { name: "Ask a colleague" }).click();
    await engineer.getByLabel("Name, team or email address").fill(engineerName);
    await engineer.getByRole("button", { name: "Find" }).click();
    await expect(engineer.getByText("You cannot confirm your own evidence")).toBeVisible();
    await engineer.getByLabel("Name, team or email address").fill(colleagueName.toUpperCase());
    await engineer.getByRole("button", { name: "Find" }).click();
    await engineer.getByRole("radio", { name: colleagueName }).check();
    await engineer.getByLabel("A message to them").fill("You reviewed the second draft.");
    if (javaScriptEnabled) await expectAccessible(engineer);
    await engineer.getByRole("button", { name: "Ask", exact: true }).click();
    await engineer.waitForURL(/done=asked/);
    await expect(engineer.getByText(`${colleagueName} was asked`)).toBeVisible();

    await colleague.goto("/corroborations");
    await colleague.getByRole("link", { name: "Retry boundary" }).click();
    await expect(colleague.getByRole("heading", { level: 1 })).toHaveText(
      `${engineerName} asks what you saw`,
    );
    await expect(colleague.getByText("You reviewed the second draft.")).toBeVisible();
    await expect(colleague.getByText("Where failures stop, and how it was proven")).toBeVisible();
    await expect(colleague.getByText("Something else entirely")).toHaveCount(0);
    // The piece itself, and whose it is, stay closed to them.
    expect((await colleague.request.get(address)).status()).toBe(404);
    await colleague.getByRole("radio", { name: /I confirm a part of it/ }).check();
    await colleague.getByRole("button", { name: "Send your answer" }).click();
    await expect(colleague.locator("#sentence-error")).toContainText("which part you can confirm");
    await expect(colleague.getByRole("radio", { name: /I confirm a part of it/ })).toBeChecked();
    await colleague
      .getByLabel("In a sentence")
      .fill("The boundary was theirs; the proof was ours.");
    if (javaScriptEnabled) await expectAccessible(colleague);
    await colleague.getByRole("button", { name: "Send your answer" }).click();
    await expect(colleague.getByText("You answered on")).toBeVisible();

    await engineer.goto(address);
    await expect(engineer.getByText(`Confirmed in part by ${colleagueName}`)).toBeVisible();
    await expect(engineer.getByText("The boundary was theirs; the proof was ours.")).toBeVisible();
    await engineer.goto("/evidence?q=retry+boundary&said=answered");
    await expect(engineer.getByText("Confirmed in part by 1 colleague")).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(engineer);

    await colleague.getByText("Correct your answer").click();
    await colleague.getByRole("radio", { name: /I confirm it/ }).check();
    await colleague.getByLabel("In a sentence").fill("");
    await colleague.getByRole("button", { name: "Send the correction" }).click();
    await engineer.goto(address);
    await expect(engineer.getByText(`Confirmed by ${colleagueName}`)).toBeVisible();
    await expect(engineer.getByText("Confirmed in part")).toHaveCount(0);
    await Promise.all([mine.close(), theirs.close()]);
  });

test("a piece is reused, changed and put away, and the library finds it", async ({
  page,
  lookAs,
}) => {
  await lookAs("engineer");
  const address = await addPiece(page, "Retry boundary");
  const choice = page.getByLabel("Use it for");
  const question = (await choice.locator("optgroup option").first().textContent()) ?? "";
  await choice.selectOption({ label: question });
  await page.getByRole("button", { name: "Use it there" }).click();
  await page.waitForURL(/done=use/);
  await expect(page.getByRole("link", { name: question })).toBeVisible();
  await page.getByRole("link", { name: question }).click();
  await expect(page.getByRole("link", { name: /^Retry boundary/ })).toBeVisible();

  await page.goto(`${address}/edit`);
  await page.getByLabel("Title").fill("Retry boundary, second draft");
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForURL(/done=changed/);
  await page.getByRole("button", { name: "Put it in the archive" }).click();
  await expect(page.getByText("This piece is in your archive.")).toBeVisible();
  await page.goto("/evidence?q=second+draft");
  await expect(page.getByText("No piece matches.")).toBeVisible();
  await page.getByLabel("Use", { exact: true }).selectOption("archived");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("link", { name: "Retry boundary, second draft" })).toBeVisible();
});
