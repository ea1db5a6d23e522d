// npm start, npm run demo: everything from a fresh clone to a served page.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { prepareBuild, prepareTools, root } from "./prepare.mjs";

if (process.argv.includes("--demo")) {
  process.env.DEMO = "true";
  process.env.DATA_DIR ||= "data/demo";
}
prepareTools();
prepareBuild();
process.env.NODE_ENV = "production";

const { serve } = await import(pathToFileURL(join(root, "build/server/index.js")).href);
await serve({ say: (line) => console.log(line) });
