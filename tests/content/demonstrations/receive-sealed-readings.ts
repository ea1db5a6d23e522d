import { createHash } from "node:crypto";
import type { Copy, Demonstrations } from "../copy";

type Reading = { kind: number; value: Buffer };
type Sealer = { seal: (sequence: number, readings: Reading[]) => Buffer };
type Connection = { receive: (piece: Buffer) => void; waiting: () => number };

const KEY = createHash("sha256").update("a key for tests").digest();

async function parts(copy: Copy) {
  const { createSealer } = await copy.load<{ createSealer: (key: Buffer) => Sealer }>(
    "src/seal.mjs",
  );
  const { readVarint, writeVarint } = await copy.load<{
    readVarint: (bytes: Buffer) => { value: number } | null;
    writeVarint: (number: number) => Buffer;
  }>("src/varint.mjs");
  const { createConnection } = await copy.load<{
    createConnection: (options: object) => Connection;
  }>("src/gateway.mjs");
  const readings: Reading[] = [];
  const refused: unknown[] = [];
  const connection = createConnection({
    key: KEY,
    onReading: (reading: Reading) => readings.push(reading),
    onRefused: (error: unknown) => refused.push(error),
  });
  return { createSealer, readVarint, writeVarint, connection, readings, refused };
}

const reading = (value: string): Reading => ({ kind: 7, value: Buffer.from(value) });

/** The bytes that joining buffers copies while something is done. */
function bytesCopied(work: () => void): number {
  const { concat } = Buffer;
  let copied = 0;
  Buffer.concat = (list, length) => {
    const joined = concat(list, length);
    copied += joined.length;
    return joined;
  };
  try {
    work();
  } finally {
    Buffer.concat = concat;
  }
  return copied;
}

const exclusiveOr = (a: Buffer, b: Buffer) =>
  Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)));

export const receiveSealedReadings: Demonstrations = {
  "number-wraps-at-32-bits": {
    async shows(copy) {
      const { readVarint, writeVarint } = await parts(copy);
      const numbers = [2 ** 31, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER];
      return numbers.some((number) => readVarint(writeVarint(number))?.value !== number);
    },
    correction: [
      [
        "src/varint.mjs",
        "value |= (bytes[at] & 127) << shift;",
        "value += (bytes[at] & 127) * 2 ** shift;",
      ],
      ["src/varint.mjs", "value: value >>> 0", "value"],
    ],
  },
  "length-is-believed": {
    async shows(copy) {
      const { writeVarint, connection } = await parts(copy);
      try {
        connection.receive(writeVarint(2 ** 30));
        for (let piece = 0; piece < 64; piece += 1) connection.receive(Buffer.alloc(16 * 1024));
      } catch {
        return false;
      }
      return connection.waiting() >= 1024 * 1024;
    },
    correction: [
      [
        "src/frames.mjs",
        "const length = readVarint(held);",
        'const length = readVarint(held);\n        if (length && length.value > 4096) throw new Error("too long");',
      ],
    ],
  },
  "bytes-copied-for-each-piece": {
    async shows(copy) {
      const { createSealer, writeVarint, connection, readings } = await parts(copy);
      const message = createSealer(KEY).seal(1, [reading("x".repeat(4000))]);
      const frame = Buffer.concat([writeVarint(message.length), message]);
      const copied = bytesCopied(() => {
        for (const byte of frame) connection.receive(Buffer.from([byte]));
      });
      if (readings.length !== 1) throw new Error("the message did not arrive");
      return copied > 100 * frame.length;
    },
    correction: [
      [
        "src/frames.mjs",
        "let held = Buffer.alloc(0);",
        "let held = Buffer.alloc(0);\n  let pieces = [];\n  let total = 0;\n  let wanted = 1;",
      ],
      [
        "src/frames.mjs",
        "held = Buffer.concat([held, piece]);",
        "pieces.push(piece);\n      total += piece.length;\n      if (total < wanted) return;\n      held = Buffer.concat([held, ...pieces]);\n      pieces = [];",
      ],
      [
        "src/frames.mjs",
        "length.end + length.value) return;",
        "length.end + length.value) {\n          total = held.length;\n          wanted = length ? length.end + length.value : total + 1;\n          return;\n        }",
      ],
    ],
  },
  "nonce-starts-again": {
    async shows(copy) {
      const { createSealer } = await parts(copy);
      const before = createSealer(KEY).seal(1, [reading("open")]);
      const restarted = createSealer(KEY).seal(2, [reading("shut")]);
      // Both texts are: sequence number, kind, length, four letters. Neither is known to whoever listens.
      const [first, second] = [before, restarted].map((each) => each.subarray(12, -16));
      const texts = exclusiveOr(
        Buffer.from("\u0001\u0007\u0004open"),
        Buffer.from("\u0002\u0007\u0004shut"),
      );
      if (!first || !second) throw new Error("no sealed text");
      return exclusiveOr(first, second).equals(texts);
    },
    correction: [["src/seal.mjs", "nonce.writeUIntBE(count,", "nonce.writeUIntBE(sequence,"]],
  },
  "window-shares-bits": {
    async shows(copy) {
      const { createWindow } = await copy.load<{
        createWindow: () => { accept: (sequence: number) => boolean };
      }>("src/window.mjs");
      const replayed = createWindow();
      for (let sequence = 1; sequence <= 40; sequence += 1)
        if (sequence !== 33) replayed.accept(sequence);
      const late = createWindow();
      late.accept(1);
      late.accept(40);
      // Number 8 is 32 behind number 40, and was never seen.
      return replayed.accept(1) || !late.accept(8);
    },
    correction: [
      ["src/window.mjs", "let seen = 0;", "let seen = 0n;"],
      [
        "src/window.mjs",
        "? 1 : (seen << ahead) | 1",
        "? 1n : BigInt.asUintN(SIZE, seen << BigInt(ahead)) | 1n",
      ],
      ["src/window.mjs", "1 << behind", "1n << BigInt(behind)"],
    ],
  },
  "acted-on-before-proof": {
    async shows(copy) {
      const { createSealer, writeVarint, connection, readings, refused } = await parts(copy);
      const message = createSealer(KEY).seal(1, [reading("shut")]);
      const at = message.length - 16 - 1;
      message.writeUInt8(message.readUInt8(at) ^ 1, at);
      connection.receive(Buffer.concat([writeVarint(message.length), message]));
      if (refused.length !== 1) throw new Error("a changed message was not refused");
      return readings.length > 0;
    },
    correction: [
      ["src/seal.mjs", "  decipher.final();\n}", "}"],
      ["src/seal.mjs", "NONCE, -TAG));", "NONCE, -TAG));\n  decipher.final();"],
    ],
  },
};
