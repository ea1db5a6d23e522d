import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { startServer } from "../../scripts/server.mjs";
import { copyOf, expect, test } from "./support/fixtures";

/** The engineer's own criterion page, without a browser. */
async function engineer(request: APIRequestContext, url: string) {
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    request.post(url + path, { form, headers: { origin: url, ...headers }, maxRedirects: 0 });
  await post("/demo/look-as", { persona: "engineer" });
  const started = await post("/assessments/new", { transition: "mid-to-senior" });
  const address = started.headers().location ?? "";
  return { post, address, criterion: `${address}/criteria/design-robust-patterns` };
}

const rating = { intent: "autosave", revision: "0", answer: "3", narrative: "", reason: "" };

test("a rating outside the scale, of another ladder, or with hostile names gets a message and changes nothing", async ({
  request,
  demo,
}) => {
  const { post, criterion, address } = await engineer(request, demo.url);
  const refused = async (path: string, form: Record<string, string>, status: number) => {
    const response = await post(path, form);
    expect(response.status(), JSON.stringify(form).slice(0, 80)).toBe(status);
    return response;
  };
  const off = await refused(`${criterion}/save`, { ...rating, answer: "5" }, 422);
  expect(await off.json()).toMatchObject({
    errors: { answer: "Choose one of the answers shown." },
  });
  await refused(`${criterion}/save`, { ...rating, revision: "minus one" }, 422);
  await refused(`${criterion}/save`, { ...rating, narrative: "x".repeat(20_001) }, 422);
  await refused(`${address}/criteria/decompose-for-ai/save`, rating, 404);
  await refused(`${address}/criteria/__proto__/save`, rating, 404);
  await refused(
    `/assessments/${crypto.randomUUID()}/criteria/design-robust-patterns/save`,
    rating,
    404,
  );
  await refused("/assessments/not-an-id/criteria/design-robust-patterns/save", rating, 404);
  const polluted = await refused(
    `${criterion}/save`,
    { ...rating, __proto__x: "1", __proto__: "1", constructor: "1" },
    200,
  );
  expect(await polluted.json()).toMatchObject({ kind: "saved", revision: 1 });
  const page = await request.get(demo.url + criterion);
  expect(await page.text()).not.toContain("minus one");
});

test("ten megabytes of text are answered by a page that says so, and the server goes on", async ({
  request,
  demo,
}) => {
  const { post, criterion } = await engineer(request, demo.url);
  const response = await post(criterion, { ...rating, narrative: "x".repeat(10 * 1024 * 1024) });
  expect(response.status()).toBe(413);
  expect(await response.text()).toContain("That is more than one page can take");
  expect((await request.get(`${demo.url}/healthz`)).status()).toBe(200);
});

test("addresses and bodies that no browser sends are answered, and the server goes on", async ({
  request,
  demo,
}) => {
  const { port } = new URL(demo.url);
  for (const path of [
    "//",
    "//[",
    "//a:b/",
    "//%/",
    "/ladder/%00",
    "/%E0%A4%A",
    "/ladder/levels/%2e%2e",
  ]) {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      // Not through fetch, which would tidy the address up.
      const raw = httpRequest({ host: "127.0.0.1", port, path }, (response) =>
        resolve(response.resume().statusCode),
      );
      raw.once("error", reject).end();
    });
    expect(status, path).toBeLessThan(500);
  }
  const { criterion } = await engineer(request, demo.url);
  const headers = { origin: demo.url, "content-type": "application/json" };
  const json = await request.post(`${demo.url}${criterion}`, { data: "{}", headers });
  expect(json.status()).toBe(400);
  expect((await request.get(`${demo.url}/readyz`)).status()).toBe(200);
});

test("a form that another site sends is refused before anything is read", async ({
  request,
  demo,
}) => {
  const { post, criterion } = await engineer(request, demo.url);
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: demo.url, "sec-fetch-site": "cross-site" },
  ];
  for (const headers of foreign)
    expect(
      (await post(`${criterion}/save`, rating, headers)).status(),
      JSON.stringify(headers),
    ).toBe(403);
});

test("every answer carries the policy and the usual headers, and pages without script allow none", async ({
  request,
  demo,
}) => {
  const ladder = await request.get(`${demo.url}/ladder`);
  const policy = ladder.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("script-src");
  expect(policy).not.toContain("unsafe");
  expect(await ladder.text()).not.toContain("<script");
  expect(ladder.headers()).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  });
  const signIn = await request.get(`${demo.url}/sign-in`);
  expect(signIn.headers()["content-security-policy"]).toMatch(
    /script-src 'nonce-[^']+' 'strict-dynamic'/,
  );
  expect(signIn.headers()["content-security-policy"]).not.toContain("unsafe");
  const cookie =
    (
      await request.post(`${demo.url}/demo/look-as`, {
        form: { persona: "engineer" },
        headers: { origin: demo.url },
        maxRedirects: 0,
      })
    ).headers()["set-cookie"] ?? "";
  expect(cookie).toMatch(/rostrum\.session_token=[^;]+;.*HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
});

test("the ladder answers 304 to whoever has it already", async ({ playwright, demo }) => {
  const visitor = await playwright.request.newContext();
  await visitor.get(`${demo.url}/ladder`);
  const first = await visitor.get(`${demo.url}/ladder`);
  const etag = first.headers().etag ?? "";
  expect(etag).not.toBe("");
  const second = await visitor.get(`${demo.url}/ladder`, { headers: { "if-none-match": etag } });
  expect(second.status()).toBe(304);
  await visitor.dispose();
});

test("killed in the middle of autosaves, every save that was acknowledged is there afterwards", async ({
  request,
}) => {
  test.slow();
  const copy = copyOf("demo");
  const first = await startServer({ dataDir: copy.dataDir });
  const { post, criterion } = await engineer(request, first.url);
  let revision = 0;
  let acknowledged = "";
  const writing = (async () => {
    for (let count = 1; ; count += 1) {
      const narrative = `save number ${count}`;
      const response = await post(`${criterion}/save`, {
        ...rating,
        revision: String(revision),
        narrative,
      }).catch(() => null);
      if (!response) return;
      if (response.status() !== 200)
        throw new Error(`save ${count} was answered ${response.status()}`);
      revision = (await response.json()).revision;
      acknowledged = narrative;
    }
  })();
  await expect.poll(() => revision, { intervals: [5] }).toBeGreaterThan(25);
  await first.kill();
  await writing;

  const second = await startServer({ dataDir: copy.dataDir });
  await request.post(`${second.url}/demo/look-as`, {
    form: { persona: "engineer" },
    headers: { origin: second.url },
  });
  const page = await (await request.get(second.url + criterion)).text();
  // The save that was under way may be there too: it is newer than the last that was acknowledged.
  const stored = Number(/save number (\d+)<\/textarea>/.exec(page)?.[1]);
  expect(stored).toBeGreaterThanOrEqual(Number(/\d+$/.exec(acknowledged)?.[0]));
  await second.stop();
  copy.remove();
});

test("a second process on the same data gets one clear line, and the first goes on", async ({
  request,
}) => {
  const copy = copyOf("empty");
  const first = await startServer({ dataDir: copy.dataDir });
  const refusal = await startServer({ dataDir: copy.dataDir }).then(
    () => "it started",
    (error: Error) => error.message,
  );
  expect(refusal).toContain(`is in use by process ${first.pid}`);
  expect(
    refusal
      .trim()
      .split("\n")
      .filter((line) => line.includes("    at ")),
  ).toEqual([]);
  expect((await request.get(`${first.url}/readyz`)).status()).toBe(200);
  await first.stop();
  copy.remove();
});

test("wrong configuration and a broken ladder stop the start, with a line for each fault", async () => {
  const copy = copyOf("empty");
  const configuration = await startServer({
    dataDir: copy.dataDir,
    env: { LADDER_PUBLIC: "perhaps", SMTP_URL: "http://mail" },
  }).catch((error: Error) => error.message);
  expect(configuration).toContain("LADDER_PUBLIC must be true or false");
  expect(configuration).toContain("SMTP_URL must begin with smtp:// or smtps://");

  const ladder = "broken-by-a-test";
  const folder = join("content/ladders", ladder);
  cpSync("content/ladders/orchestrator", folder, { recursive: true });
  try {
    const file = join(folder, "transitions.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("to: mid", "to: midd"));
    const broken = await startServer({ dataDir: copy.dataDir, env: { LADDER: ladder } }).catch(
      (error: Error) => error.message,
    );
    expect(broken).toMatch(/transitions\.yaml:\d+:\d+ .*did you mean "mid"\?/);
    expect(broken).toContain(`npm run ladder -- check ${folder}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  copy.remove();
});

test("asked to stop, it finishes what is under way", async ({ request }) => {
  const copy = copyOf("demo");
  const server = await startServer({ dataDir: copy.dataDir });
  const { criterion } = await engineer(request, server.url);
  const { cookies } = await request.storageState();
  const body = new URLSearchParams({ ...rating, narrative: "written while stopping" }).toString();
  const save = httpRequest(`${server.url}${criterion}/save`, {
    method: "POST",
    headers: {
      origin: server.url,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
      "content-type": "application/x-www-form-urlencoded",
      "content-length": Buffer.byteLength(body),
      expect: "100-continue",
    },
  });
  const status = new Promise<number | undefined>((resolve, reject) => {
    save.once("response", (response) => resolve(response.resume().statusCode));
    save.once("error", reject);
  });
  save.flushHeaders();
  // The server has the head of the request and waits for the rest when it is asked to stop.
  await new Promise((resolve) => save.once("continue", resolve));
  const stopped = server.stop();
  await expect.poll(() => server.output()).toContain("Stopping");
  save.end(body);
  expect(await status).toBe(200);
  await stopped;
  expect(server.output()).toContain("Stopped.");
  copy.remove();
});
