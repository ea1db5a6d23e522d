// The yardstick, a process of its own: node:http that answers every request with the same bytes, and nothing else.
import { createServer } from "node:http";

process.once("message", ({ headers, body }) => {
  const bytes = Buffer.from(body, "base64");
  const server = createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  });
  server.listen(0, "127.0.0.1", () => process.send?.({ port: server.address().port }));
  process.on("message", () => process.send?.({ busy: process.cpuUsage() }));
});
