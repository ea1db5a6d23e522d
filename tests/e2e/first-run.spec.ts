import { test as base, expect } from "@playwright/test";
import { startServer } from "../../scripts/server.mjs";
import { expectAccessible } from "./support/axe";
import { copyOf } from "./support/fixtures";

const test = base.extend<{ fresh: Awaited<ReturnType<typeof startServer>> }>({
  fresh: async ({ browserName: _ }, use) => {
    const copy = copyOf("empty");
    const server = await startServer({ dataDir: copy.dataDir });
    await use(server);
    await server.stop();
    copy.remove();
  },
});

test("from the set-up address to a second person who signs in", async ({
  fresh,
  page,
  browser,
}) => {
  await page.goto(fresh.url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nobody is here yet");
  await page.goto(`${fresh.url}/setup/guessed`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");

  await page.goto(fresh.setupAddress ?? "no set-up address was printed");
  await expectAccessible(page);
  await page.getByLabel("Name of the organisation").fill("Ωmega & Söhne");
  await page.getByLabel("Your name").fill("李小龍");
  await page.getByLabel("Your email address").fill("Li@example.org");
  await page.getByLabel("Password").fill("too short");
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await expect(page.getByText("Use at least 12 characters").first()).toBeVisible();
  await page.getByLabel("Password").fill("several plain words");
  await page.getByRole("button", { name: "Create the organisation" }).click();
  await page.waitForURL("**/organisation");

  // The address worked once.
  await page.goto(fresh.setupAddress ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");

  await page.goto(`${fresh.url}/organisation/people/new`);
  await page.getByLabel("Name", { exact: true }).fill("Zoë Müller");
  await page.getByLabel("Email address").fill("zoe@example.org");
  await page
    .getByRole("button", { name: /^(Add|Save|Create)/ })
    .first()
    .click();
  await page.waitForURL(/organisation\/people\/[0-9a-f-]{36}/);
  await page
    .getByRole("button", { name: /invitation/i })
    .first()
    .click();
  await expect(page.getByText(/outbox/i).first()).toBeVisible();

  await page.goto(`${fresh.url}/organisation/outbox`);
  await page
    .getByRole("link", { name: /Rostrum/ })
    .last()
    .click();
  await page.waitForURL(/outbox\/[0-9a-f-]{36}/);
  const letter = (await page.locator("main").textContent()) ?? "";
  const address = /http\S+\/password\/\S+/.exec(letter)?.[0];
  expect(address).toBeTruthy();

  const other = await (await browser.newContext()).newPage();
  await other.goto(address ?? "");
  await expectAccessible(other);
  await other
    .getByLabel(/^(New )?password/i)
    .first()
    .fill("another set of words");
  await other.getByRole("button", { name: /password/i }).click();
  await other.waitForURL("**/sign-in**");
  await other.getByLabel("Email address").fill("zoe@example.org");
  await other.getByLabel("Password").fill("the wrong set of words");
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByText("do not belong together").first()).toBeVisible();
  await expect(other.getByLabel("Email address")).toHaveValue("zoe@example.org");
  await other.getByLabel("Password").fill("another set of words");
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByRole("heading", { level: 1 })).toContainText("Zoë Müller");
  await other.goto(`${fresh.url}/organisation/people`);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
});

test("sign-in is limited, and a restart does not forget it", async ({ page }) => {
  const copy = copyOf("demo");
  const first = await startServer({ dataDir: copy.dataDir });
  const signIn = (url: string) =>
    page.request.post(`${url}/sign-in`, {
      form: { email: "nobody@example.org", password: "guess after guess" },
      headers: { origin: url },
    });
  for (let guess = 0; guess < 10; guess += 1)
    expect(await (await signIn(first.url)).text()).toContain("do not belong together");
  expect(await (await signIn(first.url)).text()).toContain("Too many tries");
  await first.stop();
  const second = await startServer({ dataDir: copy.dataDir });
  expect(await (await signIn(second.url)).text()).toContain("Too many tries");
  await second.stop();
  copy.remove();
});
