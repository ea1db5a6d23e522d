import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, testAlone as test } from "./support/fixtures";

// The browser's console reports answers to forms that are refused (4xx).
test.use({ allowedInConsole: /status of 4\d\d|Failed to fetch manifest patches/ });

/** Another person's browser. */
async function another(browser: Browser, baseURL: string | undefined, javaScriptEnabled = true) {
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled });
  return context.newPage();
}

/** Opens the session that is in this state, from the list. */
async function openSession(page: Page, state: string): Promise<string> {
  await page.goto("/calibration");
  await page
    .locator("#main li", { has: page.getByText(state, { exact: true }) })
    .getByRole("link")
    .first()
    .click();
  await page.waitForURL(/\/calibration\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
}

async function nameOf(page: Page): Promise<string> {
  return (await page.locator("header a[href='/account']").textContent()) ?? "";
}

/** The first criterion of the page, and its form. */
const firstForm = (page: Page) => page.locator("form", { has: page.getByText("It should be") });

async function changeFirst(page: Page, sentence: string) {
  const form = firstForm(page).first();
  await form.locator("xpath=..").locator("summary").click();
  await form.getByRole("radio").first().check();
  await form.getByLabel("Because").selectOption("evidence-weak");
  await form.getByLabel("In a sentence").fill(sentence);
  await form.getByRole("button", { name: "Change the rating" }).click();
}

test("three people at once: a seat, a change seen live, one rating changed by two, undo and lock", async ({
  page: office,
  browser,
  baseURL,
  lookAs,
}) => {
  test.setTimeout(150_000);
  const [manager, third] = [await another(browser, baseURL), await another(browser, baseURL)];
  await lookAs("people-team", office);
  await lookAs("manager", manager);
  await lookAs("ladder-editor", third);
  const session = await openSession(office, "Live");

  // The third is given a seat while the session runs; their own preview comes first.
  expect((await third.goto(`${session}/agenda`))?.status()).toBe(404);
  await office.goto(`${session}/participants?q=${encodeURIComponent(await nameOf(third))}`);
  await office
    .locator("#main li", { hasText: await nameOf(third) })
    .getByRole("button", { name: /calibrator/ })
    .click();
  await expect(office.getByText("preview not in yet")).toBeVisible();
  await third.goto(`${session}/agenda`);
  await third.waitForURL(/preview$/);
  await third.getByRole("button", { name: /without/ }).click();
  await third.getByRole("dialog").getByRole("button", { name: "Go in without" }).click();
  await expect(third.getByText("You went in without a preview.")).toBeVisible();

  // Both look at the same person.
  await manager.goto(`${session}/agenda`);
  await expectAccessible(manager);
  await manager.locator("#main ol > li").first().getByRole("link").first().click();
  await manager.waitForURL(/people\/[0-9a-f-]{36}/);
  const person = new URL(manager.url()).pathname;
  await third.goto(person);
  await expectAccessible(third);

  // What one changes, the other sees without doing anything.
  await changeFirst(manager, "The note shows a draft, nothing in use.");
  await expect(manager.getByText("The note shows a draft, nothing in use.")).toBeVisible();
  await expect(third.getByText("The note shows a draft, nothing in use.")).toBeVisible({
    timeout: 2_000,
  });

  // Both begin to change it again; the second is shown what the first did, with their words kept.
  await firstForm(third).first().locator("xpath=..").locator("summary").click();
  await firstForm(third).first().getByLabel("In a sentence").fill("It was in use since May.");
  await changeFirst(manager, "Seen again, the evidence is from before the period.");
  await expect(third.getByText("Somebody has just changed this rating.")).toBeVisible();
  await firstForm(third).first().getByRole("radio").first().check();
  await firstForm(third).first().getByLabel("Because").selectOption("evidence-missed");
  await firstForm(third).first().getByRole("button", { name: "Change the rating" }).click();
  await expect(third.getByText("Somebody changed this rating in the meantime.")).toBeVisible();
  await expect(firstForm(third).first().getByLabel("In a sentence")).toHaveValue(
    "It was in use since May.",
  );
  await expectAccessible(third);

  // Taking a change back is an entry of its own.
  await manager
    .getByRole("button", { name: /Take this change back/ })
    .first()
    .click();
  await expect(manager.getByText("change 2 was taken back")).toBeVisible();
  await manager.goto(`${session}/changes`);
  await expect(
    manager.getByText("Change 2 of this rating was taken back").locator("visible=true"),
  ).toBeVisible();
  await expectAccessible(manager);

  // Locking asks first; then nothing changes any more, and whoever had begun to write keeps their words.
  await office.goto(session);
  await office.getByRole("button", { name: "Lock the session" }).click();
  await office.getByRole("dialog").getByRole("button", { name: "Lock the session" }).click();
  await expect(office.getByText("Locked", { exact: true }).first()).toBeVisible();
  await manager.goto(person);
  await expect(firstForm(manager)).toHaveCount(0);
});

test("a calibrator's preview, without script and with a mistake on the way", async ({
  browser,
  baseURL,
  lookAs,
}) => {
  const page = await another(browser, baseURL, false);
  await page.setViewportSize({ width: 390, height: 844 });
  await lookAs("manager", page);
  const session = await openSession(page, "Preview");
  await page.goto(`${session}/agenda`);
  await page.waitForURL(/preview$/);
  const addresses = await page
    .locator('#main a[href*="/preview/people/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const verdict = page.getByRole("radio", { name: /^Question/ });
  // Some are to be rated blind first; the mistake is made on somebody to be looked at.
  let person = "";
  for (person of addresses) {
    await page.goto(person);
    if ((await verdict.count()) > 0) break;
  }
  const sentence = page.getByLabel(/^In a sentence/).first();
  await verdict.first().check();
  await sentence.fill("");
  await page.getByRole("button", { name: /^Save/ }).first().click();
  await expect(page.getByText("Say what you question, in a sentence.").first()).toBeVisible();
  await expect(verdict.first()).toBeChecked();
  await sentence.fill("The note is about another service.");
  await page.getByRole("button", { name: /^Save/ }).first().click();
  await page.goto(person);
  await expect(sentence).toHaveValue("The note is about another service.");
});

test("every view of a session, at every width, in both themes, has nothing that axe finds", async ({
  page,
  lookAs,
}) => {
  test.setTimeout(150_000);
  await lookAs("people-team");
  const session = await openSession(page, "Live");
  const views = [
    "",
    "/agenda",
    "/people",
    "/heat-map",
    "/distribution",
    "/matrix",
    "/raters",
    "/changes",
    "/cycles",
    "/figures",
    "/people?present=1",
    "/settings",
    "/population",
    "/participants",
  ];
  for (const [width, colorScheme] of [
    [1440, "light"],
    [320, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    for (const view of views) {
      await expectAccessible(page, `${session}${view}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow, `${view} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});
