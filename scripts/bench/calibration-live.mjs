// A change by one calibrator until everybody who has the session open has the new data, as browsers go about it: an
// event says that something moved, and the page's data are asked for again.
import { request } from "node:http";
import { sleep } from "./statistics.mjs";
import { Visitor } from "./visitor.mjs";

const BROWSER = { "accept-encoding": "gzip, deflate, br" };
/** Longer than this nobody waits. */
const LOST_MS = 20_000;

/**
 * @returns {Promise<{ seen: number[], posts: number[], bytes: number }>} milliseconds from sending a change to each
 *   calibrator's new data, and to its own answer; and the size of those data as sent
 */
export async function liveTimes(origin, who, changes) {
  const watchers = who.calibrators.map(({ cookies }) => new Watcher(origin, who.session, cookies));
  const authors = who.calibrators.slice(0, 5).map(({ cookies }) => new Visitor(origin, cookies));
  try {
    await Promise.all(watchers.map((watcher) => watcher.ready()));
    const [seen, posts] = [[], []];
    for (let number = -2; number < changes; number += 1) {
      const rating = who.unchanged[number + 2];
      const author = authors[(number + 2) % authors.length];
      const began = performance.now();
      const arrived = watchers.map((watcher) => watcher.next());
      await post(author, who.session, rating);
      const answered = performance.now() - began;
      const times = (await Promise.all(arrived)).map((at) => at - began);
      // The first ones compile what the others run.
      if (number < 0) continue;
      posts.push(answered);
      seen.push(...times);
      await sleep(100);
    }
    return { seen, posts, bytes: watchers[0].bytes };
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

async function post(author, session, { assessmentId, criterionId, point }) {
  const answer = await author.post(`/calibration/${session}/people/${assessmentId}.data`, {
    intent: "change",
    criterion: criterionId,
    to: String(point === 4 ? 3 : point + 1),
    seen: "0",
    reason: "evidence-missed",
    sentence: "The group looked at the second piece of evidence together",
  });
  // A redirect, too, arrives as data with a status of its own.
  if (answer.status !== 200 && answer.status !== 202)
    throw new Error(
      `a change was answered with ${answer.status}: ${answer.body.toString().slice(0, 300)}`,
    );
}

/** One browser with the table of people open. */
class Watcher {
  #revision = null;
  #page = null;
  #waiting = null;
  #isReading = false;
  #isWanted = false;

  constructor(origin, session, cookies) {
    this.visitor = new Visitor(origin, cookies);
    this.path = `/calibration/${session}/people.data`;
    this.bytes = 0;
    const { hostname, port } = new URL(origin);
    this.stream = request({
      hostname,
      port,
      path: `/calibration/${session}/live`,
      agent: false,
      headers: { accept: "text/event-stream", cookie: this.visitor.cookieHeader() },
    });
    this.opened = new Promise((resolve, reject) => {
      this.stream.once("error", reject);
      this.stream.once("response", (response) => {
        if (response.statusCode !== 200) return reject(new Error(`live: ${response.statusCode}`));
        let text = "";
        response.setEncoding("utf8").on("data", (chunk) => {
          text += chunk;
          const events = text.split("\n\n");
          text = events.pop();
          for (const event of events) {
            const revision = /^data: (.*)$/m.exec(event)?.[1];
            if (revision === undefined) continue;
            if (this.#revision === null) resolve();
            else if (revision !== this.#revision) void this.#read();
            this.#revision = revision;
          }
        });
      });
    });
    this.stream.end();
  }

  async ready() {
    await this.opened;
    await this.#read();
  }

  /** When data that differ from those before have arrived. */
  next() {
    return new Promise((resolve, reject) => {
      const lost = setTimeout(() => reject(new Error("a change did not arrive")), LOST_MS);
      this.#waiting = (at) => {
        clearTimeout(lost);
        resolve(at);
      };
    });
  }

  close() {
    this.opened.catch(() => {});
    this.stream.on("error", () => {}).destroy();
  }

  /** Asked for again while a reading is under way, it is read once more afterwards. */
  async #read() {
    this.#isWanted = true;
    if (this.#isReading) return;
    this.#isReading = true;
    while (this.#isWanted) {
      this.#isWanted = false;
      const { status, body } = await this.visitor.get(this.path, BROWSER);
      if (status !== 200) throw new Error(`${this.path} was answered with ${status}`);
      this.bytes = body.byteLength;
      const isNew = this.#page !== null && !this.#page.equals(body);
      this.#page = body;
      if (isNew) {
        this.#waiting?.(performance.now());
        this.#waiting = null;
      }
    }
    this.#isReading = false;
  }
}
