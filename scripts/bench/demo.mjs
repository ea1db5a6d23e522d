// The built server with the demo organisation, in a directory that is thrown away; and the addresses worth visiting in it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../server.mjs";
import { lookAs, Visitor } from "./visitor.mjs";

/** Runs `work` with a data directory that is removed afterwards, whatever happens. */
export async function withDataDirectory(work) {
  const dataDir = mkdtempSync(join(tmpdir(), "rostrum-bench-"));
  try {
    return await work(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Runs `work` with a server on `dataDir`, which gets the demo organisation if it is empty, and stops it afterwards. */
export async function withDemoServer(dataDir, work) {
  const server = await startServer({ dataDir, env: { DEMO: "true" } });
  // A server that outlives the script would keep its port, its memory and its directory.
  const kill = () => process.kill(server.pid, "SIGKILL");
  const leave = () => process.exit(1);
  process.once("exit", kill).once("SIGINT", leave).once("SIGTERM", leave);
  try {
    return await work(server);
  } finally {
    process.off("exit", kill).off("SIGINT", leave).off("SIGTERM", leave);
    await server.stop();
  }
}

/** Four public pages of the ladder, one of each kind. */
export async function ladderPages(origin) {
  const visitor = new Visitor(origin);
  const overview = await links(visitor, "/ladder");
  const level = first(overview, /^\/ladder\/levels\/[^/?#]+$/);
  const transition = first(overview, /^\/ladder\/transitions\/[^/?#]+$/);
  const criterion = first(await links(visitor, transition), /^\/ladder\/criteria\/[^/?#]+$/);
  return { overview: "/ladder", level, transition, criterion };
}

/** The engineer's assessment that can still be changed, and its criteria in order. */
export async function draftOf(engineer) {
  const assessments = (await links(engineer, "/assessments")).filter((path) =>
    /^\/assessments\/[0-9a-f-]{36}$/.test(path),
  );
  for (const assessment of new Set(assessments)) {
    const paths = await links(engineer, assessment);
    const ofCriteria = paths.filter((path) => path.startsWith(`${assessment}/criteria/`));
    const criteria = [...new Set(ofCriteria)];
    if (!criteria[0]) continue;
    const page = (await engineer.get(criteria[0])).body.toString();
    if (page.includes('value="next"')) return { assessment, criteria };
  }
  throw new Error("the engineer of the demo organisation has no assessment that can be changed");
}

/** Pages that need signing in, with who visits them. */
export async function workingPages(origin) {
  const engineer = await lookAs(origin, "engineer");
  const manager = await lookAs(origin, "manager");
  const people = await lookAs(origin, "people-team");
  const { assessment, criteria } = await draftOf(engineer);
  const standing = first(await links(engineer, "/assessments"), /\/standing$/);
  const person = first(
    await links(people, "/organisation/people"),
    /^\/organisation\/people\/[0-9a-f-]{36}$/,
  );
  const cycle = first(
    await links(people, "/organisation/cycles"),
    /^\/organisation\/cycles\/[0-9a-f-]{36}$/,
  );
  const released = first(await links(engineer, "/assessments"), /\/released$/);
  const { review, reviewed } = await underReview(manager);
  const visitor = new Visitor(origin);
  return [
    ["Sign in", visitor, "/sign-in"],
    ["Home", engineer, "/"],
    ["Account", engineer, "/account"],
    ["Assessments", engineer, "/assessments"],
    ["Assessment", engineer, assessment],
    ["Rating a criterion", engineer, criteria[0]],
    ["Before submitting", engineer, `${assessment}/review`],
    ["Where one stands", engineer, standing],
    ["Released review", engineer, released],
    ["Evidence", engineer, "/evidence"],
    ["New evidence", engineer, "/evidence/new"],
    ["History", engineer, "/history"],
    ["Inbox", engineer, "/inbox"],
    ["Team", manager, "/team"],
    ["Review", manager, review],
    ["Reviewing a criterion", manager, reviewed],
    ["Reviews of a cycle", people, `${cycle}/review`],
    ["Organisation", people, "/organisation"],
    ["People", people, "/organisation/people"],
    ["Person", people, person],
    ["New person", people, "/organisation/people/new"],
    ["Cycles", people, "/organisation/cycles"],
    ["Cycle", people, cycle],
    ["New cycle", people, "/organisation/cycles/new"],
  ].map(([name, who, path]) => ({ name, who, path }));
}

/** A review the manager is at, and a criterion of it. */
async function underReview(manager) {
  for (const review of await links(manager, "/team")) {
    if (!/^\/reviews\/[0-9a-f-]{36}$/.test(review)) continue;
    const reviewed = (await links(manager, review)).find((path) =>
      path.startsWith(`${review}/criteria/`),
    );
    if (reviewed) return { review, reviewed };
  }
  throw new Error("the manager of the demo organisation has no review under way");
}

/** Every address on this server that the page at `path` links to, without fragments. */
export async function links(visitor, path) {
  const answer = await visitor.get(path);
  if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}, not 200`);
  return linksIn(answer.body.toString());
}

export function linksIn(html) {
  return [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href]) =>
    href.replaceAll("&amp;", "&"),
  );
}

function first(paths, pattern) {
  const found = paths.find((path) => pattern.test(path));
  if (!found) throw new Error(`nothing links to a page like ${pattern}`);
  return found;
}
