import type { Page } from "@playwright/test";
import { expect, testAlone as test } from "./support/fixtures";

/** Starts a check-in towards Senior on the orchestrator track and returns its address. */
async function startCheckIn(page: Page): Promise<string> {
  await page.goto("/assessments/new");
  await page
    .getByRole("radio", { name: /AI Orchestrator/ })
    .first()
    .check();
  await page.getByRole("button", { name: "Start" }).click();
  await page.waitForURL(/assessments\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** The card is the label: that is what a hand clicks. */
const choose = (page: Page, label: string) => page.locator("label", { hasText: label }).click();

const saved = (page: Page) =>
  expect(page.getByRole("status").first()).toContainText(/^Saved \d\d:\d\d$/);

// The browser's console reports answers to wrong forms (4xx), and that the network is down.
test.use({
  allowedInConsole: /status of 4\d\d|ERR_INTERNET_DISCONNECTED|Failed to fetch manifest patches/,
});

test("from the first rating to where I stand, by keyboard, with a mistake on the way", async ({
  page,
  lookAs,
}) => {
  await lookAs("engineer");
  const address = await startCheckIn(page);
  await page.getByRole("link", { name: "Begin" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Do they design robust architectural patterns?",
  );
  await expect(page.getByText("Shown once you have rated")).toBeVisible();

  await page.keyboard.press("2");
  await saved(page);
  await expect(page.getByText("the ladder expects:")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: /Proficient/ })).toBeChecked();

  await page
    .getByLabel("What you did, and what came of it")
    .fill("I merged 140 PRs and *drew the boundary* around retries.");
  await expect(page.getByText("How much was produced says little")).toBeVisible();
  await saved(page);

  await page.getByText("Add a piece of evidence").click();
  await page.getByLabel("Address").fill("http://192.168.0.1/secret");
  await page.getByLabel("Title").fill("Retry boundary");
  await page.getByLabel("What it shows").fill("Where failures stop");
  await page.getByRole("button", { name: "Add this evidence" }).click();
  await expect(page.locator("#url-error")).toHaveText("The address must begin with https://");
  await expect(page.getByLabel("Address")).toBeFocused();
  await expect(page.getByLabel("Title")).toHaveValue("Retry boundary");
  await page.getByLabel("Address").fill("https://192.168.0.1/secret");
  await page.getByRole("button", { name: "Add this evidence" }).click();
  await expect(page.locator("#url-error")).toContainText("private to one network");
  await page.getByLabel("Address").fill("https://git.example.org/retries/12");
  await page.getByLabel(/^Directed/).check();
  await page.getByRole("button", { name: "Add this evidence" }).click();
  await expect(page.getByRole("link", { name: /Retry boundary/ })).toBeVisible();

  await page.getByRole("button", { name: "Save and go to the next criterion" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Can they validate complex interactions?",
  );
  await page
    .getByLabel("Use evidence you already have")
    .selectOption({ label: await optionFor(page, "Retry boundary") });
  await page.getByRole("button", { name: "Use it here" }).click();
  await expect(page.getByText("supports 1 more")).toBeVisible();
  await choose(page, "Not observable");
  await saved(page);

  await page.goto(`${address}/review`);
  await expect(page.getByText("needs a reason")).toBeVisible();
  await expect(page.getByText("not rated yet")).toBeVisible();
  await expect(page.getByRole("button", { name: "Submit" })).toBeDisabled();
  await page
    .getByRole("link", { name: "Can they validate complex interactions?", exact: true })
    .first()
    .click();
  await page.getByLabel("Why?").fill("Nobody here integrates anything yet.");
  await saved(page);
  await page.goto(`${address}/criteria/mentor-ai-usage`);
  await page.keyboard.press("3");
  await saved(page);
  await page.getByRole("button", { name: "Save and review it all" }).click();
  await page.getByRole("button", { name: "Submit" }).click();

  await page.waitForURL("**/standing");
  await expect(page.getByRole("heading", { name: "The rule is not met yet" })).toBeVisible();
  await expect(page.getByText("drew the boundary").first()).toBeVisible();
  await page.goto(`${address}/criteria/mentor-ai-usage`);
  await expect(page.getByText("You have submitted this assessment")).toBeVisible();
  await page.goto(`${address}/standing`);
  await page.getByRole("button", { name: "Withdraw and change it" }).click();
  await page.waitForURL((url) => url.pathname === address);
});

async function optionFor(page: Page, title: string): Promise<string> {
  const labels = await page
    .getByLabel("Use evidence you already have")
    .locator("option")
    .allInnerTexts();
  return labels.find((label) => label.startsWith(title)) ?? "no such evidence";
}

test("two tabs: neither version is lost, whichever is kept", async ({ page, context, lookAs }) => {
  await lookAs("engineer");
  const address = await startCheckIn(page);
  const criterion = `${address}/criteria/design-robust-patterns`;
  await page.goto(criterion);
  const other = await context.newPage();
  await other.goto(criterion);
  const words = (tab: Page) => tab.getByLabel("What you did, and what came of it");

  await words(page).fill("from the first tab");
  await saved(page);
  await words(other).fill("from the second tab");
  await expect(other.getByRole("alert")).toContainText("This answer was changed somewhere else");
  await expect(other.getByRole("alert")).toContainText("from the first tab");
  await expect(other.getByRole("alert")).toContainText("from the second tab");
  // Going away without choosing overwrites nothing, and what was typed comes back with the question.
  await other.reload();
  await expect(other.getByRole("alert")).toContainText("from the second tab");
  await page.reload();
  await expect(words(page)).toHaveValue("from the first tab");
  await words(other).fill("from the second tab, and more");
  await other.getByRole("button", { name: "Keep this one" }).first().click();
  await expect(other.getByRole("alert")).toBeHidden();
  await other.reload();
  await expect(words(other)).toHaveValue("from the second tab, and more");
  await other.getByText("Earlier text (1)").click();
  await expect(other.getByText("from the first tab")).toBeVisible();
});

test("while the network is down the text stays here, and is sent when it returns", async ({
  page,
  context,
  lookAs,
}) => {
  await lookAs("engineer");
  const address = await startCheckIn(page);
  await page.goto(`${address}/criteria/design-robust-patterns`);
  await context.setOffline(true);
  await page.getByLabel("What you did, and what came of it").fill("typed in a tunnel");
  await expect(page.getByRole("status").first()).toContainText("kept in this browser");
  await context.setOffline(false);
  await saved(page);
  await page.reload();
  await expect(page.getByLabel("What you did, and what came of it")).toHaveValue(
    "typed in a tunnel",
  );
});

test("a tab closed in the middle of a word loses nothing", async ({ page, context, lookAs }) => {
  await lookAs("engineer");
  const address = await startCheckIn(page);
  const criterion = `${address}/criteria/design-robust-patterns`;
  await page.goto(criterion);
  await context.setOffline(true);
  await page.getByLabel("What you did, and what came of it").fill("closed too early");
  await expect(page.getByRole("status").first()).toContainText("kept in this browser");
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(criterion);
  await expect(again.getByLabel("What you did, and what came of it")).toHaveValue(
    "closed too early",
  );
  await saved(again);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the same journey, from the first rating to where I stand", async ({ page, lookAs }) => {
    await lookAs("engineer");
    const address = await startCheckIn(page);
    await page.getByRole("link", { name: "Begin" }).click();
    await choose(page, "Proficient");
    await page.getByLabel("What you did, and what came of it").fill("Without any script.");
    await page.getByText("Add a piece of evidence").click();
    await page.getByLabel("Address").fill("javascript:alert(1)");
    await page.getByLabel("Title").fill("A piece of work");
    await page.getByLabel("What it shows").fill("That forms are enough");
    await page.getByRole("button", { name: "Save and go to the next criterion" }).click();
    await expect(page.locator("#url-error")).toHaveText("The address must begin with https://");
    await expect(page.getByLabel("What you did, and what came of it")).toHaveValue(
      "Without any script.",
    );
    await page.getByLabel("Address").fill("https://example.org/work");
    await page.getByRole("button", { name: "Save and go to the next criterion" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Can they validate complex interactions?",
    );

    // A page that was opened before somebody saved elsewhere.
    const stale = await page.context().newPage();
    await stale.goto(`${address}/criteria/validate-interactions`);
    await choose(page, "Practising");
    await page.getByRole("button", { name: "Save and go to the next criterion" }).click();
    await choose(stale, "Learning");
    await stale.getByLabel("What you did, and what came of it").fill("the stale one");
    await stale.getByRole("button", { name: "Save and go to the next criterion" }).click();
    await expect(stale.getByRole("alert")).toContainText("This answer was changed somewhere else");
    await stale.getByRole("button", { name: "Keep this one" }).first().click();
    await stale.goto(`${address}/criteria/validate-interactions`);
    await expect(stale.getByLabel("What you did, and what came of it")).toHaveValue(
      "the stale one",
    );
    await expect(stale.getByText("Earlier text (1)")).toBeVisible();

    await choose(page, "Not applicable");
    await page.getByLabel("Why?").fill("Nobody is junior here.");
    await page.getByRole("button", { name: "Save and review it all" }).click();
    await expect(page.getByText("Nobody is junior here.")).toBeVisible();
    await page.getByRole("button", { name: "Submit" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where I stand");
  });
});
