import type { AppLoadContext } from "@remix-run/node";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Named in the log and on error pages. */
    requestId: string;
    /** The client's address, from the proxy only when we are told to trust it. */
    clientAddress: string;
    nonce: string;
    /** Where the finished document may be kept for everybody; null for signed-in visitors. */
    cacheKey: string | null;
    /** What is worked out once per request, by name. */
    memo: Map<string, Promise<unknown>>;
    /** Adds a cookie to the response, whatever the route answers. */
    setCookie: (line: string) => void;
  }
}

/** Works `make` out once per request, however many loaders ask. */
export function oncePerRequest<T>(
  context: AppLoadContext,
  name: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = context.memo.get(name);
  if (known) return known as Promise<T>;
  const value = make();
  context.memo.set(name, value);
  return value;
}
