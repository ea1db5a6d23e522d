// One browser's worth of cookies over node:http: cheap enough that hundreds of them do not slow down what they measure.

import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

const agent = new Agent({ keepAlive: true, maxSockets: 1024 });

export class Visitor {
  #cookies = new Map();

  /**
   * @param {string} origin of the server, e.g. `http://localhost:4000`
   * @param {string[]} cookies as `Set-Cookie` lines
   */
  constructor(origin, cookies = []) {
    this.origin = origin;
    this.#keep(cookies);
  }

  get(path, headers = {}) {
    return this.#send("GET", path, headers);
  }

  /** A form as browsers send it from JavaScript: multipart, with the origin it comes from. */
  post(path, fields) {
    const boundary = `----rostrum${randomUUID()}`;
    const parts = Object.entries(fields).map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const body = Buffer.from(`${parts.join("")}--${boundary}--\r\n`);
    const headers = {
      origin: this.origin,
      "content-type": `multipart/form-data; boundary=${boundary}`,
      "content-length": body.byteLength,
    };
    return this.#send("POST", path, headers, body);
  }

  /** For Playwright's `context.addCookies`. */
  browserCookies() {
    return [...this.#cookies].map(([name, value]) => ({
      name,
      value,
      url: this.origin,
      httpOnly: true,
      sameSite: "Lax",
    }));
  }

  /** For a request that is made elsewhere. */
  cookieHeader() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  #send(method, path, headers, body) {
    const cookie = this.cookieHeader();
    return new Promise((resolve, reject) => {
      const call = request(
        this.origin + path,
        { method, agent, timeout: 60_000, headers: { ...headers, ...(cookie ? { cookie } : {}) } },
        (response) => {
          this.#keep(response.headers["set-cookie"] ?? []);
          const chunks = [];
          response.on("data", (chunk) => chunks.push(chunk));
          response.once("error", reject);
          response.once("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks),
            }),
          );
        },
      );
      call.once("timeout", () => call.destroy(new Error(`${method} ${path} took over a minute`)));
      call.once("error", reject);
      call.end(body);
    });
  }

  #keep(lines) {
    for (const line of lines) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/;\s*max-age=0\b/i.test(line)) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

/** Signs in as one of the demo organisation's people, by the form on its sign-in page. */
export async function lookAs(origin, persona) {
  const visitor = new Visitor(origin);
  const answer = await visitor.post("/demo/look-as", { persona });
  if (answer.status !== 302)
    throw new Error(`looking as "${persona}" was answered with ${answer.status}, not a redirect`);
  return visitor;
}
