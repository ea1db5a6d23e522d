import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, testAlone as test } from "./support/fixtures";

// The browser's console reports answers to wrong forms (4xx), and that the network is down.
test.use({
  allowedInConsole: /status of 4\d\d|ERR_INTERNET_DISCONNECTED|Failed to fetch manifest patches/,
});

const saved = (page: Page) =>
  expect(page.getByRole("status").first()).toContainText(/^Saved \d\d:\d\d$/);

/** Presses the button at the end, and waits for the page that follows. */
async function saveAndGoOn(page: Page) {
  const address = page.url();
  await page
    .getByRole("button", { name: /^Save and/ })
    .last()
    .click();
  await page.waitForURL((url) => url.href !== address);
}

/** A second person's browser. */
async function another(browser: Browser, baseURL: string | undefined, javaScriptEnabled = true) {
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled });
  return context.newPage();
}

/** Rates what is still open in the cycle's assessment, submits it, and returns its address. */
async function submitOwn(page: Page, point: string): Promise<string> {
  await page.goto("/assessments");
  await page.locator("section", { hasText: "To do" }).getByRole("link").first().click();
  await page.waitForURL(/assessments\/[0-9a-f-]{36}$/);
  const address = new URL(page.url()).pathname;
  const criteria = await page
    .locator("#main ol a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const criterion of criteria) {
    await page.goto(criterion);
    await page.keyboard.press(point);
    await saved(page);
  }
  await page.goto(`${address}/review`);
  await page.getByRole("button", { name: "Submit" }).click();
  await page.waitForURL("**/standing");
  return address;
}

test("engineer, manager, release and response, each in a browser of their own", async ({
  page: engineer,
  browser,
  baseURL,
  lookAs,
}) => {
  test.setTimeout(120_000);
  const manager = await another(browser, baseURL);
  await lookAs("engineer");
  const own = await submitOwn(engineer, "4");
  const id = own.split("/").pop() ?? "";
  await lookAs("manager", manager);

  await manager.goto("/team");
  const name = (await engineer.locator("header a[href='/account']").textContent()) ?? "";
  await manager.getByRole("link", { name: `Begin the review of ${name}` }).click();
  await expect(
    manager.getByText("sees nothing of your review before you release it"),
  ).toBeVisible();
  await expectAccessible(manager);
  await manager.getByRole("button", { name: "Begin the review" }).click();
  await manager.waitForURL(/criteria/);

  // Blind first: not on the page, nor in the data the browser holds.
  await expect(manager.getByRole("heading", { name: "Side by side" })).toBeHidden();
  expect(await manager.content()).not.toContain('"self"');
  await manager.keyboard.press("2");
  await saved(manager);
  await expect(manager.getByRole("heading", { name: "Side by side" })).toBeHidden();
  await manager.getByRole("button", { name: `Compare with ${name}’s rating` }).click();
  await expect(manager.getByRole("heading", { name: "Side by side" })).toBeFocused();
  await expect(manager.getByText("Your rating is 2 points lower")).toBeVisible();
  await expectAccessible(manager);

  await manager.getByRole("button", { name: "Save and go to the next criterion" }).click();
  const rationale = manager.getByLabel("What you saw, and what would take it further");
  await expect(manager.locator("#narrative-error")).toContainText("You see this differently");
  await expect(rationale).toBeFocused();
  await rationale.fill("Twice with help in the spring, once alone in the autumn.");
  await saved(manager);

  // Asking for more, and the answer, while the rest stays as it was submitted.
  await manager.getByText(`Ask ${name} for more evidence`).click();
  await manager.getByLabel("What would you like to see?").fill("Is there a note from the time?");
  await manager.getByRole("button", { name: "Send the question" }).click();
  await expect(manager.getByText(`Waiting for ${name}`)).toBeVisible();
  await engineer.goto("/inbox");
  await engineer
    .locator("#main")
    .getByRole("link", { name: /evidence|more/i })
    .first()
    .click();
  await engineer.waitForURL(/requests/);
  await expectAccessible(engineer);
  await engineer.getByLabel("Your answer").fill("Yes: the note on the boundary.");
  await engineer.getByText("Add a piece of evidence").click();
  await engineer.getByLabel("Address").fill("https://example.org/boundary");
  await engineer.getByLabel("Title").fill("Note on the boundary");
  await engineer.getByLabel("What it shows").fill("Where failures stop, and why there");
  await engineer.getByRole("button", { name: "Send the answer" }).click();
  await expect(engineer.getByRole("heading", { name: "What you answered" })).toBeVisible();

  await manager.reload();
  await expect(manager.getByText("Yes: the note on the boundary.")).toBeVisible();
  await expect(manager.getByRole("link", { name: /Note on the boundary/ })).toBeVisible();
  await saveAndGoOn(manager);
  while (/criteria/.test(manager.url())) {
    const compare = manager.getByRole("button", { name: /^Compare with/ });
    await expect(compare).toBeVisible();
    await manager.keyboard.press("3");
    await saved(manager);
    await compare.click();
    await expect(manager.getByRole("heading", { name: "Side by side" })).toBeVisible();
    await saveAndGoOn(manager);
  }
  await expectAccessible(manager);
  await manager.getByLabel(/take away/).fill("Steady in the daily work. Next: lead one design.");
  await expect(manager.getByText("Not saved yet.")).toBeVisible();
  await manager.locator("#main ol a").first().click();
  await manager.waitForURL(/criteria/);
  await manager.goBack();
  await expect(manager.getByLabel(/take away/)).toHaveValue(/lead one design/);
  await manager.getByRole("button", { name: "Finish the review" }).click();
  await expect(manager.getByRole("button", { name: `Release it to ${name}` })).toBeVisible();

  const before = await engineer.goto(`${own}/released`);
  expect(before?.status()).toBe(404);
  await engineer.goto(`${own}/standing`);
  await expect(engineer.getByText("It is being reviewed.")).toBeVisible();

  await manager.getByRole("button", { name: `Release it to ${name}` }).click();
  const releasing = manager.getByRole("dialog", { name: `Release the review to ${name}?` });
  await releasing.getByRole("button", { name: "Not yet" }).click();
  await expect(manager.getByRole("button", { name: `Release it to ${name}` })).toBeFocused();
  await manager.getByRole("button", { name: `Release it to ${name}` }).click();
  await releasing.getByRole("button", { name: `Release it to ${name}` }).click();
  await manager.waitForURL(`**/reviews/${id}/released`);

  await engineer.goto("/");
  await expect(
    engineer.getByRole("link", { name: "Read your review and answer it" }).first(),
  ).toBeVisible();
  await engineer.goto("/inbox");
  await engineer
    .locator("#main")
    .getByRole("link", { name: /ready to read/ })
    .first()
    .click();
  await engineer.waitForURL(`**${own}/released`);
  await expect(engineer.getByRole("heading", { name: "For the conversation" })).toBeVisible();
  await expect(engineer.locator("#main ol li").first()).toContainText("2 points lower");
  await expect(engineer.getByRole("heading", { name: "The smallest gap" }).first()).toBeVisible();
  // The drawing its legend speaks of is there on a phone and on paper too.
  const dots = engineer.locator("#main table svg").first();
  await engineer.setViewportSize({ width: 320, height: 640 });
  await expect(dots).toBeVisible();
  await engineer.emulateMedia({ media: "print" });
  await expect(dots).toBeVisible();
  await engineer.emulateMedia({ media: null });
  await engineer.setViewportSize({ width: 1280, height: 800 });
  await expectAccessible(engineer);

  await engineer.getByText("Write down an action").click();
  await engineer.getByLabel("What, and who does it").fill("Lead the design of the retry queue");
  await engineer.getByRole("button", { name: "Add it" }).click();
  await engineer.getByRole("button", { name: "Acknowledge the review" }).click();
  await expect(engineer.getByRole("alert")).toContainText("Say how you see it");
  await engineer.getByLabel("I disagree").check();
  await engineer.getByLabel("What you would like to say").fill("The autumn counts for more.");
  await engineer.getByRole("button", { name: "Acknowledge the review" }).click();
  await expect(engineer.getByRole("dialog", { name: "Acknowledge the review?" })).toBeVisible();
  await engineer.getByRole("button", { name: "Acknowledge it" }).click();
  await expect(engineer.getByText("I disagree.")).toBeVisible();

  await manager.reload();
  await expect(manager.getByText("The autumn counts for more.")).toBeVisible();
  await manager.getByRole("button", { name: /^Done.*Lead the design/ }).click();
  await expect(manager.getByText("done", { exact: true })).toBeVisible();
  await manager.context().close();
});

test("two tabs of a reviewer: neither version is lost", async ({ page, context, lookAs }) => {
  await lookAs("manager");
  await page.goto("/team");
  await page
    .getByRole("link", { name: /^Begin the review of/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Begin the review" }).click();
  await page.waitForURL(/criteria/);
  const other = await context.newPage();
  await other.goto(page.url());
  const words = (tab: Page) => tab.getByLabel("What you saw, and what would take it further");
  await words(page).fill("from the first tab");
  await saved(page);
  await words(other).fill("from the second tab");
  await expect(other.getByRole("alert")).toContainText("from the first tab");
  await other.getByRole("button", { name: "Keep this one" }).first().click();
  await expect(other.getByRole("alert")).toBeHidden();
  await other.reload();
  await expect(words(other)).toHaveValue("from the second tab");
  await other.getByText("Earlier text (1)").click();
  await expect(other.getByText("from the first tab")).toBeVisible();

  await context.setOffline(true);
  await words(other).fill("typed in a tunnel");
  await expect(other.getByRole("status").first()).toContainText("kept in this browser");
  await context.setOffline(false);
  await saved(other);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a review from the first rating to its release", async ({ page, lookAs }) => {
    await lookAs("manager");
    await page.goto("/team");
    await page
      .getByRole("link", { name: /^Begin the review of/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Begin the review" }).click();
    while (/criteria/.test(page.url())) {
      await page.locator("label", { hasText: "Multiplying" }).click();
      await page
        .getByLabel("What you saw, and what would take it further")
        .fill("Seen three times.");
      await page.getByRole("button", { name: /^Compare with/ }).click();
      await expect(page.getByRole("heading", { name: "Side by side" })).toBeVisible();
      await page
        .getByRole("button", { name: /^Save and/ })
        .last()
        .click();
    }
    await page.getByRole("button", { name: "Finish the review" }).click();
    await page.getByRole("button", { name: /^Release it to/ }).click();
    await expect(page.getByRole("heading", { name: "Ratings side by side" })).toBeVisible();
  });
});
