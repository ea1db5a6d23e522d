import type { LookupAddress, LookupOptions } from "node:dns";
import { lookup as systemLookup } from "node:dns";
import { type RequestOptions, request } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { RequestFilteringHttpsAgent } from "request-filtering-agent";
import { addressFault, isPublicAddress } from "~/assessment/domain/evidence";
import type { LinkState } from "~/assessment/domain/evidence-words";
import { isRedirect, looksLikeSignIn, stateOfStatus } from "./domain/link-answer";

const TIMEOUT_MS = 5_000;
const MOST_REDIRECTS = 3;
const USER_AGENT = "Rostrum link check";

/** Resolves a name to every address it has, as `dns.lookup` with `all` does. */
export type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

type Options = {
  resolve?: Resolve;
  timeoutMs?: number;
  /** Ends the check early. */
  signal?: AbortSignal | undefined;
};

/**
 * Asks an address whether it still answers. It is a stranger's address that our own machine asks, so each hop is held to
 * the open internet: https on its usual port, no user name, and every address that the name resolves to must be public.
 * The socket is opened to the addresses that were checked, never to a second answer of the resolver. No cookie, no
 * secret and no name travels along; of the answer only the status and `Location` are read. Never throws: whatever goes
 * wrong is `unreachable`, without saying what stood behind the address.
 */
export async function checkLink(
  address: string,
  { resolve = systemLookup, timeoutMs = TIMEOUT_MS, signal }: Options = {},
): Promise<LinkState> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  const signals = signal ? [stop.signal, signal] : [stop.signal];
  try {
    return await follow(address, { resolve, signal: AbortSignal.any(signals) });
  } catch {
    return "unreachable";
  } finally {
    clearTimeout(timer);
    // Whatever is still on its way ends with the check.
    stop.abort();
  }
}

type Network = { resolve: Resolve; signal: AbortSignal };
type Answer = { status: number; location: string | undefined };

async function follow(address: string, network: Network): Promise<LinkState> {
  let url = allowed(address);
  for (let redirects = 0; ; redirects += 1) {
    const answer = await ask(url, network);
    if (!isRedirect(answer.status) || !answer.location) return stateOfStatus(answer.status);
    const target = allowed(new URL(answer.location, url).href);
    if (looksLikeSignIn(target) && !looksLikeSignIn(url)) return "needs-sign-in";
    if (redirects === MOST_REDIRECTS) throw new Error("too many redirects");
    url = target;
  }
}

/** The address as a URL that may be asked. */
function allowed(address: string): URL {
  const fault = addressFault(address);
  if (fault) throw new Error(fault);
  const url = new URL(address);
  if (url.port !== "") throw new Error("only the usual port");
  return url;
}

/** HEAD, which costs least; some servers refuse it or answer it wrongly, so that only GET's refusal counts. */
async function ask(url: URL, network: Network): Promise<Answer> {
  const answer = await send("HEAD", url, network);
  return answer.status >= 400 ? send("GET", url, network) : answer;
}

function send(method: "HEAD" | "GET", url: URL, { resolve, signal }: Network): Promise<Answer> {
  return new Promise((done, fail) => {
    signal.throwIfAborted();
    // A resolver that never answers has no socket yet that the signal could end.
    signal.addEventListener("abort", () => fail(signal.reason), { once: true });
    const options: RequestOptions = {
      method,
      // A connection of its own for each request: none is kept that another name could be sent over.
      agent: new RequestFilteringHttpsAgent({ keepAlive: false }),
      lookup: publicOnly(resolve),
      headers: { "user-agent": USER_AGENT, accept: "*/*" },
      signal,
    };
    const asked = request(url, options, (answer) => {
      done({ status: answer.statusCode ?? 0, location: answer.headers.location });
      // The body is nobody's business here, however long it is.
      answer.destroy();
    });
    asked.on("error", fail);
    asked.end();
  });
}

/**
 * The lookup of one connection, which connects to what this answers and nothing else. One address that is not public
 * refuses them all: a name that points inside is not one to be asked. `request-filtering-agent` checks the same again.
 */
function publicOnly(resolve: Resolve): LookupFunction {
  return (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      const first = addresses?.[0];
      if (error || !first) return done(error ?? new Error("no address"), "", 0);
      const isOpen = addresses.every((each) => isIP(each.address) && isPublicAddress(each.address));
      if (!isOpen) return done(new Error("not an address of the open internet"), "", 0);
      if (options.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
