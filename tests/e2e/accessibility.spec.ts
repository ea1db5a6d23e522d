import { expectAccessible } from "./support/axe";
import { expect, type Persona, test } from "./support/fixtures";

/** Every page by who may see it; `$…` is filled with the first link of that kind found on the page before it. */
const PAGES: Record<"visitor" | Persona, string[]> = {
  visitor: [
    "/ladder",
    "/ladder?track=specialist",
    "/ladder/levels/senior",
    "/ladder/transitions/mid-to-senior",
    "/ladder/criteria/decompose-for-ai",
    "/ladder/competencies/architecture",
    "/ladder/compare",
    "/ladder/search?q=validate",
    "/ladder/search?q=nothingatall",
    "/ladder/jobs/orchestrator/senior",
    "/ladder/about/how-to-use",
    "/ladder/sources",
    "/sign-in",
    "/password",
    "/password/used-up",
    "/nothing/here",
  ],
  engineer: [
    "/",
    "/assessments",
    "/assessments/new",
    "/evidence",
    "/evidence?q=nothing-at-all",
    "/evidence/new",
    "/corroborations",
    "/history",
    "/inbox",
    "/account",
    "/account/events",
    "/account/notifications",
  ],
  manager: ["/", "/team", "/inbox"],
  "people-team": [
    "/",
    "/organisation",
    "/organisation/people",
    "/organisation/people?q=nobody-at-all",
    "/organisation/people/new",
    "/organisation/people/import",
    "/organisation/teams",
    "/organisation/cycles",
    "/organisation/cycles/new",
    "/organisation/delegations",
    "/organisation/audit",
    "/organisation/settings",
  ],
  "ladder-editor": ["/", "/organisation/ladder"],
  administrator: [
    "/organisation",
    "/organisation/people",
    "/organisation/outbox",
    "/organisation/audit",
  ],
};

// A page that is not there, or no longer, is answered so, which the browser's console reports.
test.use({ allowedInConsole: /status of (404|410|422)/ });

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    for (const [viewer, addresses] of Object.entries(PAGES)) {
      test(`axe finds nothing on the pages of a ${viewer}`, async ({ page, lookAs }) => {
        test.setTimeout(180_000);
        if (viewer !== "visitor") await lookAs(viewer as Persona);
        for (const address of addresses) await expectAccessible(page, address);
      });
    }

    test("axe finds nothing on an assessment, from its overview to where one stands", async ({
      page,
      lookAs,
    }) => {
      test.setTimeout(120_000);
      await lookAs("engineer");
      await page.goto("/assessments");
      const links = await page
        .locator('main a[href^="/assessments/"]')
        .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
      const draft = links.find((href) => /assessments\/[0-9a-f-]{36}$/.test(href));
      const standing = links.find((href) => href.endsWith("/standing"));
      expect([draft, standing]).not.toContain(undefined);
      await expectAccessible(page, draft ?? "");
      await page.locator('main a[href*="/criteria/"]').last().click();
      await page.waitForURL("**/criteria/**");
      await page.getByText("Add a piece of evidence").click();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Add this evidence" }).click();
      await page.keyboard.press("1");
      await expect(page.getByText("the ladder expects:")).toBeVisible();
      await expectAccessible(page);
      await expectAccessible(page, `${draft}/review`);
      await expectAccessible(page, standing ?? "");
    });

    test("axe finds nothing on reviews, on what they released, and on evidence", async ({
      page,
      lookAs,
    }) => {
      test.setTimeout(120_000);
      /** The first link on the page whose address is like this. */
      const follow = async (from: string, like: RegExp) => {
        await page.goto(from);
        const links = await page
          .locator("main a[href]")
          .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
        const found = links.find((href) => like.test(href));
        expect(found, `a link like ${like} on ${from}`).toBeDefined();
        await expectAccessible(page, found);
      };
      await lookAs("engineer");
      await follow("/assessments", /\/released$/);
      await follow("/evidence", /^\/evidence\/[0-9a-f-]{36}$/);
      await expectAccessible(page, `${page.url()}/ask`);
      await follow("/corroborations", /^\/corroborations\/[0-9a-f-]{36}$/);
      await follow("/history", /^\/history\/releases\//);
      await follow("/history", /^\/history\/submissions\//);
      await page.context().clearCookies();
      await lookAs("manager");
      await follow("/team", /^\/reviews\/[0-9a-f-]{36}$/);
      await follow("/team", /^\/reviews\/[0-9a-f-]{36}\/released$/);
      await page.context().clearCookies();
      await lookAs("people-team");
      await follow("/organisation/cycles", /^\/organisation\/cycles\/[0-9a-f-]{36}$/);
      const reviews = `${new URL(page.url()).pathname}/review`;
      await expectAccessible(page, reviews);
      await follow(reviews, /^\/reviews\/[0-9a-f-]{36}\/record$/);
      await expectAccessible(page, page.url().replace(/record$/, "reopen"));
    });

    test("axe finds nothing on a person and a cycle, and in the question before closing it", async ({
      page,
      lookAs,
    }) => {
      await lookAs("people-team");
      await page.goto("/organisation/people");
      await page.locator('main table a[href^="/organisation/people/"]').first().click();
      await page.waitForURL(/people\/[0-9a-f-]{36}/);
      await expectAccessible(page);
      await page.goto("/organisation/cycles");
      await page.locator("main table a").first().click();
      await page.waitForURL(/cycles\/[0-9a-f-]{36}/);
      await expectAccessible(page);
      await page.getByRole("button", { name: "Close the cycle" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      await expect(page.getByRole("button", { name: "Close the cycle" })).toBeFocused();
    });
  });
}

test("nothing is wider than a screen of 320 pixels", async ({ page, lookAs }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const visit = async (address: string) => {
    await page.goto(address);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(wider, address).toBeLessThanOrEqual(0);
  };
  for (const address of PAGES.visitor) await visit(address);
  await lookAs("people-team");
  for (const address of PAGES["people-team"]) await visit(address);
  await page.goto("/organisation/cycles");
  await visit((await page.locator("main table a").first().getAttribute("href")) ?? "");
  await page.context().clearCookies();
  await lookAs("engineer");
  for (const address of PAGES.engineer) await visit(address);
  await page.goto("/assessments");
  await visit((await page.locator('main a[href$="/released"]').first().getAttribute("href")) ?? "");
  await page.context().clearCookies();
  await lookAs("manager");
  for (const address of PAGES.manager) await visit(address);
  await page.goto("/team");
  await visit((await page.locator('main a[href^="/reviews/"]').first().getAttribute("href")) ?? "");
});
