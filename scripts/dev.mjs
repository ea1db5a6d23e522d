// npm run dev: the same server, with Vite in front of it, so that changes show at once.
import { prepareTools } from "./prepare.mjs";

prepareTools();
process.env.NODE_ENV = "development";

const { createServer } = await import("vite");
const vite = await createServer({ server: { middlewareMode: true } });
const { serve } = await vite.ssrLoadModule("./app/server.ts");
await serve({ assets: vite.middlewares, say: (line) => console.log(line) });
