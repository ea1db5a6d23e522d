import type { LookupAddress } from "node:dns";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Agent, createServer } from "node:https";
import type { AddressInfo, LookupFunction } from "node:net";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  type MockInstance,
  test,
  vi,
} from "vitest";
import { checkLink, type Resolve } from "./link-check.server";

// A real HTTPS server stands for the open internet. Only the last step is replaced: where Node would open a socket to
// an address that passed every check, it is opened to the server here. For *.example.org its certificate is good.
const certificate = readFileSync("tests/fixtures/links/certificate.pem");
const key = readFileSync("tests/fixtures/links/key.pem");
const PUBLIC = "93.184.216.34";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let handler: Handler;
const requests: string[] = [];
const reached: string[] = [];
let names: Record<string, string[][]>;
let lookups = 0;
let dialled: MockInstance;

const server = createServer({ cert: certificate, key }, (request, response) => {
  requests.push(`${request.method} https://${request.headers.host}${request.url}`);
  handler(request, response);
});

beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
afterAll(() => new Promise((done) => server.close(done)));

type Dial = (
  options: ConnectionOptions,
  done: (error: Error | null, to?: TLSSocket) => void,
) => void;

beforeEach(() => {
  requests.length = 0;
  reached.length = 0;
  lookups = 0;
  names = {};
  const dial: Dial = (options, done) => {
    const lookup = options.lookup as LookupFunction;
    lookup(options.host ?? "", { all: true }, (error, found) => {
      if (error) return done(error);
      reached.push(...(found as LookupAddress[]).map(({ address }) => address));
      const { port } = server.address() as AddressInfo;
      const { lookup: _, ...rest } = options;
      done(null, connect({ ...rest, host: "127.0.0.1", port, ca: certificate }));
    });
  };
  dialled = vi
    .spyOn(Agent.prototype as unknown as { createConnection: Dial }, "createConnection")
    .mockImplementation(dial);
});
afterEach(() => {
  dialled.mockRestore();
  server.closeAllConnections();
});

/** Answers each name with its next list of addresses, the last one again and again; others are public. */
const resolve: Resolve = (host, _options, done) => {
  lookups += 1;
  const answers = names[host] ?? [[PUBLIC]];
  const addresses = answers.length > 1 ? (answers.shift() ?? []) : (answers[0] ?? []);
  done(
    null,
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
  );
};
const check = (address = "https://work.example.org/note", timeoutMs = 5_000) =>
  checkLink(address, { resolve, timeoutMs });
const answering = (status: number, headers: Record<string, string> = {}): Handler => {
  return (_, response) => response.writeHead(status, headers).end();
};

describe("what an address answers", () => {
  test.each([
    [200, "alive"],
    [204, "alive"],
    [404, "gone"],
    [410, "gone"],
    [401, "needs-sign-in"],
    [403, "needs-sign-in"],
    [429, "unreachable"],
    [500, "unreachable"],
    [304, "unreachable"],
  ])("%d is %s", async (status, state) => {
    handler = answering(status);
    expect(await check()).toBe(state);
    expect(reached).toContain(PUBLIC);
  });

  test("HEAD is enough where it succeeds", async () => {
    handler = answering(200);
    await check();
    expect(requests).toEqual(["HEAD https://work.example.org/note"]);
  });

  test.each([405, 501, 404, 403, 500])(
    "after %d to HEAD, GET has the last word",
    async (status) => {
      handler = (request, response) =>
        response.writeHead(request.method === "HEAD" ? status : 200).end();
      expect(await check()).toBe("alive");
      expect(requests.map((line) => line.split(" ")[0])).toEqual(["HEAD", "GET"]);
    },
  );

  test("nothing but the question travels along", async () => {
    let sent: IncomingMessage["headers"] = {};
    handler = (request, response) => {
      sent = request.headers;
      response.writeHead(200, { "set-cookie": "session=1" }).end();
    };
    await check();
    expect(Object.keys(sent).sort()).toEqual(["accept", "connection", "host", "user-agent"]);
    expect(sent["user-agent"]).toBe("Rostrum link check");
  });

  test("a body without end is not read", async () => {
    let written = 0;
    handler = (request, response) => {
      if (request.method === "HEAD") return response.writeHead(405).end();
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) written += 65_536;
      };
      response.on("drain", more).on("error", () => undefined);
      more();
      return undefined;
    };
    expect(await check()).toBe("alive");
    expect(written).toBeLessThan(20_000_000);
  });

  test("one that never answers is given up in time", async () => {
    handler = () => undefined;
    const begun = Date.now();
    expect(await check(undefined, 300)).toBe("unreachable");
    expect(Date.now() - begun).toBeLessThan(2_000);
  });

  test("one that keeps redirecting slowly is given up in the same time", async () => {
    handler = (_, response) =>
      setTimeout(() => response.writeHead(302, { location: "/again" }).end(), 150);
    const begun = Date.now();
    expect(await check(undefined, 350)).toBe("unreachable");
    expect(Date.now() - begun).toBeLessThan(2_000);
  });

  test("a resolver that never answers is given up in time", async () => {
    expect(
      await checkLink("https://work.example.org/", { resolve: () => undefined, timeoutMs: 100 }),
    ).toBe("unreachable");
  });

  test("a certificate of another name is not accepted", async () => {
    handler = answering(200);
    expect(await check("https://elsewhere.test/")).toBe("unreachable");
    expect(requests).toEqual([]);
  });
});

describe("redirects", () => {
  /** /4 leads to /3, and so on to /0, which answers. */
  const chain: Handler = ({ url = "" }, response) => {
    const left = Number(url.slice(1));
    if (left === 0) response.writeHead(200).end();
    else response.writeHead(302, { location: `/${left - 1}` }).end();
  };

  test("three are followed, a fourth is not", async () => {
    handler = chain;
    expect(await check("https://work.example.org/3")).toBe("alive");
    expect(await check("https://work.example.org/4")).toBe("unreachable");
    expect(requests.slice(4)).toEqual(
      [4, 3, 2, 1].map((at) => `HEAD https://work.example.org/${at}`),
    );
  });

  test.each([
    "http://work.example.org/",
    "https://169.254.169.254/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "https://[fd00:ec2::254]/",
    "https://127.0.0.1/",
    "https://localhost/",
    "https://2130706433/",
    "https://[::ffff:10.0.0.1]/",
    "https://work.example.org:8443/",
    "https://user:secret@work.example.org/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://",
  ])("to %s is not followed", async (location) => {
    handler = answering(302, { location });
    expect(await check()).toBe("unreachable");
    expect(requests).toEqual(["HEAD https://work.example.org/note"]);
    expect(reached).toEqual([PUBLIC]);
  });

  test("to a name inside is not followed", async () => {
    names["metadata.example.org"] = [["169.254.169.254"]];
    handler = answering(302, { location: "https://metadata.example.org/" });
    expect(await check()).toBe("unreachable");
    expect(reached).toEqual([PUBLIC]);
  });

  test.each([
    "/login?next=/note",
    "/users/sign_in",
    "https://sso.example.org/start",
    "/oauth2/authorize",
  ])("to %s is a sign-in", async (location) => {
    handler = answering(302, { location });
    expect(await check()).toBe("needs-sign-in");
    expect(requests).toHaveLength(1);
  });

  test("a page about signing in that answers is alive", async () => {
    handler = answering(200);
    expect(await check("https://work.example.org/blog/login")).toBe("alive");
  });
});

describe("names that lead inside", () => {
  test.each([
    ["127.0.0.1"],
    ["::1"],
    ["10.1.2.3"],
    ["172.16.0.1"],
    ["192.168.0.1"],
    ["169.254.169.254"],
    ["100.100.100.200"],
    ["168.63.129.16"],
    ["192.0.0.192"],
    ["0.0.0.0"],
    ["255.255.255.255"],
    ["224.0.0.1"],
    ["fd00::1"],
    ["fe80::1"],
    ["fec0::1"],
    ["::"],
    ["::ffff:127.0.0.1"],
    ["::ffff:93.184.216.34"],
    ["::127.0.0.1"],
    ["64:ff9b::a00:1"],
    ["64:ff9b:1::a00:1"],
    ["2002:a00:1::1"],
    ["2001:0:1::1"],
    ["2001:db8::1"],
    ["ff02::1"],
  ])("%s is not reached", async (address) => {
    names["work.example.org"] = [[address]];
    handler = answering(200);
    expect(await check()).toBe("unreachable");
    expect(reached).toEqual([]);
  });

  test("one address inside among public ones refuses the name", async () => {
    names["work.example.org"] = [[PUBLIC, "10.0.0.1"]];
    expect(await check()).toBe("unreachable");
    expect(reached).toEqual([]);
  });

  test("the address that was checked is the one that is reached: each request asks the resolver once", async () => {
    names["work.example.org"] = [[PUBLIC], ["127.0.0.1"]];
    handler = answering(200);
    expect(await check()).toBe("alive");
    expect([lookups, reached]).toEqual([1, [PUBLIC]]);
  });

  test("a name that turns inside between HEAD and GET, or between redirects, is not reached again", async () => {
    names["work.example.org"] = [[PUBLIC], ["127.0.0.1"]];
    handler = answering(405);
    expect(await check()).toBe("unreachable");
    names["work.example.org"] = [[PUBLIC], ["127.0.0.1"]];
    handler = answering(302, { location: "/next" });
    expect(await check()).toBe("unreachable");
    expect(reached).toEqual([PUBLIC, PUBLIC]);
  });

  test("the agent on its own refuses them too", async () => {
    dialled.mockRestore();
    const { RequestFilteringHttpsAgent } = await import("request-filtering-agent");
    const { request } = await import("node:https");
    for (const host of ["127.0.0.1", "[::1]", "169.254.169.254"]) {
      const asked = request(`https://${host}/`, { agent: new RequestFilteringHttpsAgent() });
      const refused = new Promise<Error>((done) => asked.on("error", done));
      asked.end();
      expect((await refused).message).toMatch(/not allowed/);
    }
  });
});
