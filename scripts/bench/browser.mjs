// Chromium as the measurements and screenshots use it. Asked for late, because packages may have to be installed first.

/** Runs `work` with a Chromium and closes it afterwards. */
export async function withChromium(work) {
  const { chromium } = await import("@playwright/test");
  const executablePath = process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Runs `work` with one page of a browser that has never been here: no cache, no cookies but `visitor`'s.
 * @param {{ visitor?: import("./visitor.mjs").Visitor, slow?: boolean }} options
 */
export async function withFreshPage(browser, { visitor, slow = false, ...options }, work) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  try {
    if (visitor) await context.addCookies(visitor.browserCookies());
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    if (slow) await slowDown(devtools);
    return await work(page, devtools);
  } finally {
    await context.close();
  }
}

export const SLOW = "4 times slower processor, 1.6 Mbit/s down, 150 ms latency";

async function slowDown(devtools) {
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
}
