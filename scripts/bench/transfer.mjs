// What a page sends over the wire, as Chromium counts it with an empty cache.
import { withChromium, withFreshPage } from "./browser.mjs";
import { ladderPages, workingPages } from "./demo.mjs";

const LADDER_SCRIPT_KB = 10;
const SCRIPT_KB = 140;
const FIRST_LADDER_PAGE_KB = 120;

export async function transfer({ server }) {
  const ladder = Object.entries(await ladderPages(server.url)).map(([name, path]) => ({
    name: `Ladder ${name}`,
    path,
    limit: LADDER_SCRIPT_KB,
  }));
  const working = (await workingPages(server.url)).map((page) => ({ ...page, limit: SCRIPT_KB }));
  return withChromium(async (browser) => {
    const rows = [];
    for (const { name, who, path, limit } of [...ladder, ...working]) {
      const responses = await load(browser, who, server.url + path);
      const scripts = responses.filter(isScript);
      const sent = kilobytes(scripts);
      rows.push({
        what: `${name}: script sent`,
        target: `≤ ${limit} kB`,
        measured: `${sent.toFixed(1)} kB in ${scripts.length} files`,
        good: sent <= limit,
      });
      if (path === "/ladder") rows.push(everything(responses));
    }
    return rows;
  });
}

/** How much script a page sends to somebody who has nothing of it yet, in kB. */
export async function scriptSent(browser, visitor, url) {
  return kilobytes((await load(browser, visitor, url)).filter(isScript));
}

function everything(responses) {
  const all = kilobytes(responses);
  const parts = responses.map(({ type, bytes }) => `${type} ${(bytes / 1000).toFixed(1)}`);
  return {
    what: "First ladder page, everything, fonts included",
    target: `≤ ${FIRST_LADDER_PAGE_KB} kB`,
    measured: `${all.toFixed(1)} kB (${parts.join(", ")})`,
    good: all <= FIRST_LADDER_PAGE_KB,
  };
}

/** Every response of one visit, with the bytes it took on the wire, headers included. */
async function load(browser, visitor, url) {
  return withFreshPage(browser, { visitor }, async (page, devtools) => {
    const responses = new Map();
    devtools.on("Network.responseReceived", ({ requestId, type, response }) => {
      responses.set(requestId, { url: response.url, type, mime: response.mimeType, bytes: 0 });
    });
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const response = responses.get(requestId);
      if (response) response.bytes = encodedDataLength;
    });
    const answer = await page.goto(url, { waitUntil: "networkidle" });
    if (answer?.status() !== 200) throw new Error(`${url} was answered with ${answer?.status()}`);
    if (new URL(page.url()).pathname !== new URL(url).pathname)
      throw new Error(`${url} led to ${page.url()}`);
    return [...responses.values()];
  });
}

function isScript({ type, mime, url }) {
  return type === "Script" || /javascript/.test(mime) || /\.m?js(\?|$)/.test(url);
}

function kilobytes(responses) {
  return responses.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
}
