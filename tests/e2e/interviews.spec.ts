import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { expect, type Persona, testAlone as test } from "./support/fixtures";

// The browser's console reports answers to forms that are refused (4xx).
test.use({ allowedInConsole: /status of 4\d\d|Failed to fetch manifest patches/ });

/** Another person's browser. */
async function another(browser: Browser, baseURL: string | undefined, javaScriptEnabled = true) {
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), javaScriptEnabled });
  return context.newPage();
}

async function nameOf(page: Page): Promise<string> {
  return (await page.locator("header a[href='/account']").textContent()) ?? "";
}

/** Two days ago, which is over wherever the organisation is: nobody hands in before their session. */
function aDayThatHasPassed(): string {
  return new Date(Date.now() - 2 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** Puts somebody on the plan with a session that was at this hour, or has no date, on one competency or on the first exercise. */
async function plan(page: Page, name: string, time: string | null, competency: RegExp | null) {
  await page.getByLabel("Who").fill(name);
  await page.getByRole("button", { name: "Add to the plan" }).click();
  const seat = page.locator("#main li", { hasText: name }).filter({ hasText: "@" });
  await expect(seat).toBeVisible();
  await seat.getByRole("link", { name: /^Add a session/ }).click();
  if (time !== null) {
    await page.getByLabel("Day").fill(aDayThatHasPassed());
    await page.getByLabel("Time").fill(time);
  }
  await page.getByLabel("Minutes").fill("45");
  if (competency) await page.getByRole("checkbox", { name: competency }).check();
  else await page.getByLabel("Exercise").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Add the session" }).click();
  await expect(page.getByRole("button", { name: "Add the session" })).toHaveCount(0);
}

/** The cards of an interviewer's own criteria: a point and a quote for each, a recommendation, and handing in. */
async function fillIn(page: Page, point: string, quote: string, recommendation: string) {
  const asked = page.getByRole("group", { name: /^Your point/ }).locator("visible=true");
  for (const group of await asked.all()) await group.locator("label", { hasText: point }).click();
  await page
    .getByLabel(/^What they said/)
    .first()
    .fill(quote);
  for (const flaw of await page.getByRole("group", { name: /^Was it found/ }).all())
    await flaw.getByRole("radio", { name: "Found", exact: true }).check();
  await page.getByRole("radio", { name: recommendation, exact: true }).check();
  await page.getByLabel("What it rests on").fill(`It rests on what was seen: ${quote}`);
}

async function handIn(page: Page) {
  await page.getByRole("button", { name: "Hand in" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Hand it in" }).click();
  await expect(page.getByText(/It is locked/).first()).toBeVisible();
}

test("four interviewers in four browsers: a plan without gaps, blind cards, a debrief and a decision", async ({
  page: office,
  browser,
  baseURL,
  lookAs,
}) => {
  test.setTimeout(240_000);
  const candidate = "Wren Ishikawa";
  const manager = await another(browser, baseURL);
  await lookAs("people-team", office);
  await lookAs("manager", manager);
  const personas: Persona[] = ["engineer", "ladder-editor", "administrator"];
  const interviewers = [office];
  for (const persona of personas) {
    const page = await another(browser, baseURL);
    await lookAs(persona, page);
    interviewers.push(page);
  }
  const names = await Promise.all(interviewers.map(nameOf));

  // The people team makes the panel and names who decides.
  await office.goto("/interviews/new?level=orchestrator.mid");
  await office.getByLabel(/^Name or alias/).fill(candidate);
  await office.getByLabel("Hiring manager").fill(await nameOf(manager));
  await office.getByRole("button", { name: "Go on to the plan" }).click();
  await office.waitForURL(/\/interviews\/[0-9a-f-]{36}\/plan/);
  const panel = new URL(office.url()).pathname.replace(/\/plan$/, "");

  // The hiring manager plans; what nobody asks is seen, and a suggestion closes it.
  await manager.goto(`${panel}/plan`);
  await plan(manager, names[0] ?? "", "09:00", /Prompt engineering/);
  await plan(manager, names[1] ?? "", "10:00", /Prompt engineering/);
  // Without a date it can still be given more: what is over cannot.
  await plan(manager, names[2] ?? "", null, /Output validation/);
  await expect(manager.getByText("Gap: nobody asks")).toBeVisible();
  await expect(manager.getByText("Asked twice", { exact: true })).toBeVisible();
  await manager.getByRole("button", { name: "Take these changes" }).click();
  await expect(manager.getByText("Gap: nobody asks")).toHaveCount(0);
  await plan(manager, names[3] ?? "", "13:00", null);
  await expectAccessible(manager);

  // Nobody who is not on it sees that it is there; nobody on it sees a card before their own is in.
  const [first, second, third, fourth] = interviewers as [Page, Page, Page, Page];
  for (const page of interviewers) {
    await page.goto(`${panel}/debrief`);
    await expect(page.getByText(/0 of 4 cards are in/).first()).toBeVisible();
    await page.goto(`${panel}/card`);
  }
  await expectAccessible(fourth);
  await fillIn(first, "Multiplying", "I would ask who may read the link.", "Strong yes");
  await handIn(first);
  const secret = "I would ask who may read the link.";
  for (const page of [second, third, fourth, manager]) {
    await page.goto(panel);
    await expect(page.getByText(/1 of 4/).first()).toBeVisible();
    const answers = await Promise.all(
      ["", "/debrief", "/card", "/plan"].map((path) => page.request.get(`${panel}${path}`)),
    );
    for (const answer of answers) expect(await answer.text()).not.toContain(secret);
  }

  // What is typed is kept without doing anything, also when the page is left.
  await second.goto(`${panel}/card`);
  await second.getByLabel(/^Notes while you talk/).fill("Talked of the link first.");
  // Numbers choose in the criterion that the keyboard is in, and are numbers where one writes.
  const points = second
    .getByRole("group", { name: /^Your point/ })
    .first()
    .getByRole("radio");
  await points.first().focus();
  await second.keyboard.press("4");
  await expect(points.nth(3)).toBeChecked();
  const quotes = second.getByLabel(/^What they said/).first();
  await quotes.press("1");
  await expect(points.nth(3)).toBeChecked();
  await fillIn(second, "Practising", "The first test would be the expired link.", "No");
  await expect(second.getByText(/^Saved/).first()).toBeVisible();
  await second.goto("/");
  await second.goto(`${panel}/card`);
  await expect(second.getByLabel(/^What they said/).first()).toHaveValue(
    "The first test would be the expired link.",
  );
  await expect(second.getByLabel(/^Notes while you talk/)).toHaveValue("Talked of the link first.");
  await handIn(second);
  await third.goto(`${panel}/card`);
  await fillIn(third, "Proficient", "It found two of three by itself.", "Yes");
  await handIn(third);

  // The fourth is missing: the hiring manager goes on without, and says why.
  await manager.goto(`${panel}/debrief`);
  await expect(manager.getByText(names[3] ?? "")).toBeVisible();
  await manager.getByRole("button", { name: /^Open the debrief without/ }).click();
  await expect(manager.getByText("The debrief is not open yet:")).toBeVisible();
  await manager.getByLabel(/^Why the debrief begins/).fill("Their connection was lost.");
  await manager.getByRole("button", { name: /^Open the debrief without/ }).click();
  await expect(manager.getByRole("heading", { name: "Criteria and interviewers" })).toBeVisible();
  await expect(manager.getByText("2 points apart").first()).toBeVisible();
  await expectAccessible(manager);

  // The late card is still blind, counts, and is marked.
  await fourth.goto(`${panel}/debrief`);
  await fourth.waitForURL(/\/card/);
  await fillIn(fourth, "Proficient", "Found the total that was wrong.", "Yes");
  await handIn(fourth);
  await fourth.goto(`${panel}/debrief`);
  await expect(fourth.getByText("after the debrief opened").first()).toBeVisible();

  // What is added later stands beside the card.
  await second.goto(`${panel}/card`);
  await expectAccessible(second);

  // The decision needs a reason for each competency.
  await manager.goto(`${panel}/decision`);
  await manager.getByRole("radio", { name: "Make an offer" }).check();
  await manager.getByRole("button", { name: "Decide" }).click();
  await expect(manager.getByText("Nothing is decided yet. Please look at:")).toBeVisible();
  await expect(manager.getByRole("radio", { name: "Make an offer" })).toBeChecked();
  for (const title of ["Prompt engineering", "Output validation", "Architecture"])
    await manager.getByLabel(title).fill(`${title}: as the cards say.`);
  await expectAccessible(manager);
  // What is written is asked about before another page opens over it, and is there again afterwards.
  await manager.getByRole("link", { name: "Debrief" }).last().click();
  await manager.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(manager.getByRole("heading", { name: "Criteria and interviewers" })).toBeVisible();
  await manager.goto(`${panel}/decision`);
  await expect(manager.getByText("What you wrote earlier is back.")).toBeVisible();
  await expect(manager.getByLabel("Architecture")).toHaveValue("Architecture: as the cards say.");
  await expect(manager.getByRole("radio", { name: "Make an offer" })).toBeChecked();
  await manager.getByRole("button", { name: "Decide" }).click();
  await manager.getByRole("dialog").getByRole("button", { name: "Record the decision" }).click();
  await expect(manager.getByText("Decided", { exact: true }).first()).toBeVisible();
});

test("a card on a phone without script, with a mistake on the way", async ({
  browser,
  baseURL,
  lookAs,
}) => {
  const page = await another(browser, baseURL, false);
  await page.setViewportSize({ width: 390, height: 844 });
  await lookAs("manager", page);
  await page.goto("/interviews");
  await page.locator('#main a[href$="/card"]').first().click();
  const quotes = page.getByLabel(/^What they said/).first();
  await quotes.fill("I asked what happens twice.");
  await page.locator("label", { hasText: "Proficient" }).first().click();
  await page.getByRole("button", { name: "Hand in" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expect(quotes).toHaveValue("I asked what happens twice.");
  await page.reload();
  await page.goto(page.url());
  await expect(quotes).toHaveValue("I asked what happens twice.");
});

test("every page of interviews, at every width, in both themes, has nothing that axe finds", async ({
  page,
  lookAs,
}) => {
  test.setTimeout(240_000);
  await lookAs("people-team");
  await page.goto("/interviews");
  const panelIn = async (state: string) => {
    const item = page.locator("#main li", { has: page.getByText(state, { exact: true }) });
    const href = await item.locator('a[href^="/interviews/"]').first().getAttribute("href");
    return href ?? "";
  };
  const [open, debrief, decided, withdrawn] = await Promise.all(
    ["Interviewing", "Debrief", "Decided", "Withdrawn"].map(panelIn),
  );
  await page.goto("/interviews/kits");
  const kit = await page
    .locator('#main a[href*="/interviews/kits/0"], #main li a[href^="/interviews/kits/"]')
    .first()
    .getAttribute("href");
  await page.goto(kit ?? "");
  const exercise = await page.locator('#main a[href*="/exercises/"]').first().getAttribute("href");
  const addresses = [
    "/interviews",
    "/interviews?q=nobody-at-all",
    "/interviews/new",
    "/interviews/new?level=orchestrator.senior",
    "/interviews/kits",
    "/interviews/kits/new",
    kit ?? "",
    exercise ?? "",
    "/interviews/patterns",
    "/interviews/retention",
    `${open}`,
    `${open}/plan`,
    `${open}/settings`,
    `${open}/keeping`,
    `${debrief}/debrief`,
    `${debrief}/debrief?view=table`,
    `${decided}/debrief`,
    `${decided}/decision`,
    `${withdrawn}`,
  ];
  for (const [width, colorScheme] of [
    [1440, "light"],
    [320, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    for (const address of addresses) {
      await expectAccessible(page, address);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow, `${address} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});
