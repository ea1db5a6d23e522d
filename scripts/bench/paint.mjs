// How soon a ladder page can be read, and how soon a click on a rating shows, on a slow computer and a slow network.
import { SLOW, withChromium, withFreshPage } from "./browser.mjs";
import { draftOf, ladderPages } from "./demo.mjs";
import { median, quantile, sleep } from "./statistics.mjs";
import { lookAs, Visitor } from "./visitor.mjs";

const LOADS = 9;
const CLICKS = 24;
const TEXT_MS = 450;
const LARGEST_MS = 600;
const CLICK_MS = 60;

export async function paint({ server }) {
  return withChromium(async (browser) => {
    const rows = [];
    for (const [name, path] of Object.entries(await ladderPages(server.url)))
      rows.push(...(await loads(browser, server.url + path, name)));
    rows.push(...(await clicks(browser, server.url)));
    return rows;
  });
}

async function loads(browser, url, name) {
  await new Visitor(new URL(url).origin).get(new URL(url).pathname, { "accept-encoding": "br" });
  const times = [];
  for (let load = 0; load < LOADS; load += 1) times.push(await oneLoad(browser, url));
  const row = (what, limit, pick) => {
    const sinceAnswer = median(times.map((time) => pick(time) - time.answered));
    const sinceStart = median(times.map(pick));
    return {
      what: `Ladder ${name}: ${what} after the server's answer arrives (${SLOW})`,
      target: `≤ ${limit} ms`,
      measured: `${Math.round(sinceAnswer)} ms; ${Math.round(sinceStart)} ms after setting out, the answer included, which took ${Math.round(median(times.map(({ answered }) => answered)))} ms`,
      good: sinceAnswer <= limit,
    };
  };
  return [
    row("text visible", TEXT_MS, (time) => time.firstPaint),
    row("largest paint", LARGEST_MS, (time) => time.largestPaint),
  ];
}

async function oneLoad(browser, url) {
  return withFreshPage(browser, { slow: true }, async (page, devtools) => {
    const answered = answerTime(devtools, url);
    await page.goto(url, { waitUntil: "load" });
    // The font may replace the text a moment later; that paint counts if it is the largest.
    await sleep(1_000);
    const painted = await page.evaluate(async () => {
      const entries = (type) =>
        new Promise((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries())).observe({
            type,
            buffered: true,
          });
        });
      const paints = await entries("paint");
      const largest = await entries("largest-contentful-paint");
      return {
        firstPaint: paints.find(({ name }) => name === "first-contentful-paint").startTime,
        largestPaint: largest.at(-1).startTime,
      };
    });
    return { ...painted, answered: await answered };
  });
}

/**
 * When the answer's headers reach the browser, in ms after it asked. `responseStart` will not do: the emulated latency
 * holds answers back after that was noted.
 */
function answerTime(devtools, url) {
  let asked;
  devtools.on("Network.requestWillBeSent", ({ request, timestamp }) => {
    if (request.url === url) asked = timestamp;
  });
  return new Promise((resolve) => {
    devtools.on("Network.responseReceived", ({ response, timestamp }) => {
      if (response.url === url) resolve((timestamp - asked) * 1000);
    });
  });
}

async function clicks(browser, origin) {
  const engineer = await lookAs(origin, "engineer");
  const { criteria } = await draftOf(engineer);
  return withFreshPage(browser, { visitor: engineer, slow: true }, async (page) => {
    await page.goto(origin + criteria[0], { waitUntil: "networkidle" });
    await page.evaluate(watchClicks);
    const cards = page.locator("label:has(input[name=answer]:not([data-alternative]))");
    const count = await cards.count();
    if (count < 2) throw new Error("there are no rating cards to click on");
    for (let click = 0; click < CLICKS; click += 1) {
      await cards.nth(click % count).click();
      // Long enough for the save that each click sets off to be answered.
      await sleep(900);
    }
    const { painted, events } = await page.evaluate(() => globalThis.benchClicks);
    if (painted.length < 20) throw new Error(`only ${painted.length} clicks were seen`);
    const p95 = quantile(painted, 0.95);
    return [
      {
        what: `Click on a rating card to the next painted frame, 95 of 100 (${SLOW})`,
        target: `≤ ${CLICK_MS} ms`,
        measured: `${Math.round(p95)} ms; median ${Math.round(median(painted))} ms, longest ${Math.round(Math.max(...painted))} ms of ${painted.length}; Event Timing says 95 of 100 within ${quantile(events, 0.95)} ms`,
        good: p95 <= CLICK_MS,
      },
    ];
  });
}

/** Runs in the page: from the time stamp of a pointer's release, when the click begins, to after the frame it changes. */
function watchClicks() {
  const seen = { painted: [], events: [] };
  globalThis.benchClicks = seen;
  document.addEventListener(
    "pointerup",
    (event) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        // A message sent from a frame's callbacks arrives once the frame is done.
        channel.port1.onmessage = () => seen.painted.push(performance.now() - event.timeStamp);
        channel.port2.postMessage(null);
      });
    },
    { capture: true },
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry.name === "click") seen.events.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16 });
}
