// The load generator, a process of its own: keep-alive connections that each ask again as soon as they are answered.
// Bare sockets, because an HTTP client would cost more than the servers it is to measure.
import { connect } from "node:net";

const END_OF_HEADERS = "\r\n\r\n";

process.on("message", async ({ port, path, headers, connections, seconds }) => {
  const request = Buffer.from(
    [
      `GET ${path} HTTP/1.1`,
      `host: localhost:${port}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ].join("\r\n") + END_OF_HEADERS,
  );
  const before = process.cpuUsage();
  const started = performance.now();
  const until = started + seconds * 1000;
  try {
    const counts = await Promise.all(
      Array.from({ length: connections }, () => keepAsking(port, request, until)),
    );
    const elapsed = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(before);
    process.send?.({
      perSecond: counts.reduce((sum, count) => sum + count, 0) / elapsed,
      busy: (user + system) / 1e6 / elapsed,
    });
  } catch (error) {
    process.send?.({ error: String(error) });
  }
});

/** @returns how many whole answers arrived on one connection until the time was over */
function keepAsking(port, request, until) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let pending = Buffer.alloc(0);
    let missing = 0;
    let count = 0;
    const answered = () => {
      count += 1;
      if (performance.now() < until) return socket.write(request);
      socket.destroy();
      resolve(count);
    };
    socket.once("connect", () => socket.write(request));
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("the server closed a connection")));
    socket.on("data", (chunk) => {
      if (missing > 0) {
        missing -= chunk.length;
        if (missing === 0) answered();
        return;
      }
      pending = pending.length ? Buffer.concat([pending, chunk]) : chunk;
      const end = pending.indexOf(END_OF_HEADERS);
      if (end < 0) return;
      const head = pending.latin1Slice(0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
      if (!head.startsWith("HTTP/1.1 200") || !length) {
        reject(new Error(`an answer without success or length: ${head.slice(0, 200)}`));
        socket.destroy();
        return;
      }
      missing = end + END_OF_HEADERS.length + Number(length) - pending.length;
      pending = Buffer.alloc(0);
      if (missing === 0) answered();
    });
  });
}
