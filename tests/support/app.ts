import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import * as entry from "~/entry.server";
import { startSession } from "~/platform/auth.server";
import routes from "~/routes";

const modules = import.meta.glob<ServerBuild["routes"][string]["module"]>([
  "/app/root.tsx",
  "/app/home.tsx",
  "/app/*/routes/*.{ts,tsx}",
]);

const ORIGIN = "http://localhost:3000";

export type FlatRoute = {
  id: string;
  file: string;
  pattern: string;
  parentId: string;
  index: boolean;
  path?: string;
};

/** Every route of the app with its whole address pattern, as `routes.ts` has them. */
export function allRoutes(): FlatRoute[] {
  return flatten(routes as RouteConfigEntry[], "", "root");
}

function flatten(entries: RouteConfigEntry[], base: string, parentId: string): FlatRoute[] {
  return entries.flatMap((route) => {
    const pattern = [base, route.path].filter(Boolean).join("/");
    const id = route.file;
    const own = {
      id,
      file: route.file,
      pattern: `/${pattern}`,
      parentId,
      index: route.index ?? false,
      ...(route.path ? { path: route.path } : {}),
    };
    return [own, ...flatten(route.children ?? [], pattern, id)];
  });
}

export type Ask = {
  as?: string[] | undefined;
  form?: Record<string, string> | undefined;
  json?: boolean;
};

/**
 * The app as the server runs it, without sockets: a request in, a response out. What Express adds in front of it
 * (body limit, same-origin check, static files) is tested over HTTP in the browser journeys.
 */
export async function testApp() {
  const build = await serverBuild();
  const handle = createRequestHandler(build, "production");
  return async (path: string, { as = [], form }: Ask = {}): Promise<Response> => {
    const headers = new Headers({ cookie: as.map((line) => line.split(";")[0]).join("; ") });
    const init: RequestInit = { headers };
    if (form) {
      init.method = "POST";
      init.body = new URLSearchParams(form);
      headers.set("content-type", "application/x-www-form-urlencoded");
    }
    return handle(new Request(ORIGIN + path, init), context());
  };
}

function context(): AppLoadContext {
  return {
    requestId: "test",
    clientAddress: "203.0.113.7",
    nonce: "test",
    cacheKey: null,
    memo: new Map(),
    setCookie: () => undefined,
  };
}

async function serverBuild(): Promise<ServerBuild> {
  const load = async (file: string) => {
    const module = modules[`/app/${file.replace(/^\.\//, "")}`];
    if (!module) throw new Error(`routes.ts names ${file}, which is no route file`);
    return module();
  };
  const built: ServerBuild["routes"] = {
    root: { id: "root", path: "", module: await load("root.tsx") },
  };
  for (const route of allRoutes()) built[route.id] = { ...route, module: await load(route.file) };
  return {
    entry: { module: entry },
    routes: built,
    assets: { entry: { imports: [], module: "" }, routes: manifest(built), url: "", version: "" },
    publicPath: "/",
    assetsBuildDirectory: "",
    mode: "production",
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
    },
  };
}

/** The patterns of the routes that take forms. */
export async function routesWithActions(): Promise<string[]> {
  const { routes: built } = await serverBuild();
  return allRoutes()
    .filter((route) => built[route.id] && "action" in (built[route.id]?.module ?? {}))
    .map((route) => route.pattern);
}

/** What rendering reads of each route; there are no files for a browser here. */
function manifest(built: ServerBuild["routes"]): ServerBuild["assets"]["routes"] {
  return Object.fromEntries(
    Object.values(built).map(({ module, ...route }) => [
      route.id,
      {
        ...route,
        module: "",
        imports: [],
        hasLoader: "loader" in module,
        hasAction: "action" in module,
        hasClientLoader: false,
        hasClientAction: false,
        hasErrorBoundary: "ErrorBoundary" in module,
      },
    ]),
  );
}

/** The session cookies of somebody with an account, made by the app's own session code. */
export async function signedInAs(person: { userId: string | null }): Promise<string[]> {
  if (!person.userId) throw new Error("this person has no account");
  return startSession(person.userId);
}
