// Which pages there are, from the app's own map, and where a visitor finds them, by following links.
import { execFileSync } from "node:child_process";
import { linksIn } from "./demo.mjs";

/** Addresses that no link leads to as they stand. */
const ALSO = [
  "/ladder/search?q=evidence",
  "/ladder/search?q=xyzzy",
  "/sign-in",
  "/password",
  "/no/such/page",
];
/** Where pages of one kind differ by what is in them, more than one is visited. */
const OF_ONE_KIND = new Map([
  ["/assessments/:assessmentId", 2],
  ["/assessments/:assessmentId/standing", 2],
  ["/ladder/levels/:levelId", 2],
  ["/ladder/search", 3],
  ["/organisation/cycles/:cycleId", 3],
  ["/organisation/people/:personId", 2],
]);
const MOST_REQUESTS = 2_000;

/** The address patterns of all routes that are pages, those without parameters first. */
export function pagePatterns() {
  const cli = "node_modules/@remix-run/dev/dist/cli.js";
  const tree = JSON.parse(
    execFileSync(process.execPath, [cli, "routes", "--json"], { encoding: "utf8" }),
  );
  return flatten(tree, "").sort((a, b) => a.split(":").length - b.split(":").length);
}

/** A file in `.ts` shows nothing: it answers with data or a redirect. */
function flatten(routes, base) {
  return routes.flatMap(({ path, file, children }) => {
    const pattern = path ? `${base}/${path}` : base;
    if (children) return flatten(children, pattern);
    return file.endsWith(".tsx") ? [pattern || "/"] : [];
  });
}

/**
 * The pages this visitor finds, of each kind as many as are worth looking at.
 * @returns {Promise<{ name: string, path: string, pattern: string | null }[]>}
 */
export async function pagesFor(visitor, patterns) {
  const waiting = ["/", ...ALSO];
  const known = new Set(waiting);
  const pages = [];
  for (let asked = 0; waiting.length > 0 && asked < MOST_REQUESTS; asked += 1) {
    const path = waiting.shift();
    const pattern = patternOf(path, patterns);
    const alike = pages.filter((page) => page.pattern === pattern).length;
    if (alike >= (OF_ONE_KIND.get(pattern) ?? 1)) continue;
    const answer = await visitor.get(path);
    if (answer.status === 302) wait([String(answer.headers.location)]);
    if (answer.status !== (pattern ? 200 : 404)) continue;
    pages.push({ path, pattern, name: nameOf(pattern) + (alike > 0 ? `-${alike + 1}` : "") });
    const html = answer.body.toString();
    wait(linksIn(html));
    // How a new colleague comes in stands in a letter, as text.
    wait([...html.matchAll(/https?:\/\/[^/\s"<]+(\/password\/\w{32})\b/g)].map(([, link]) => link));
  }
  return pages;

  function wait(links) {
    for (const link of links) {
      const path = link.startsWith("http") ? new URL(link).pathname : link;
      if (known.has(path) || !patternOf(path, patterns)) continue;
      known.add(path);
      waiting.push(path);
    }
  }
}

function patternOf(path, patterns) {
  const { pathname } = new URL(path, "http://localhost");
  const fits = (pattern) =>
    new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll(/:\w+/g, "[^/]+")}$`).test(pathname);
  return patterns.find(fits) ?? null;
}

/** As a file is called: the pattern's words. */
function nameOf(pattern) {
  if (!pattern) return "not-found";
  return pattern.slice(1).replaceAll("/", "-").replaceAll(":", "") || "home";
}
