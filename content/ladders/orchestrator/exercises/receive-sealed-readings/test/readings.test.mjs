import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { createConnection } from "../src/gateway.mjs";
import { createSealer } from "../src/seal.mjs";
import { readVarint, writeVarint } from "../src/varint.mjs";
import { createWindow } from "../src/window.mjs";

const key = randomBytes(32);

function connected() {
  const readings = [];
  const refused = [];
  const connection = createConnection({
    key,
    onReading: (reading) => readings.push(reading),
    onRefused: (error) => refused.push(error),
  });
  const send = (message) => connection.receive(Buffer.concat([writeVarint(message.length), message]));
  return { readings, refused, connection, send };
}

test("numbers come back", () => {
  for (const number of [0, 1, 127, 128, 300, 65_535, 1_000_000]) {
    assert.equal(readVarint(writeVarint(number)).value, number);
  }
});

test("a reading arrives, in one piece or byte by byte", () => {
  const { readings, refused, connection } = connected();
  const message = createSealer(key).seal(1, [{ kind: 7, value: Buffer.from("21.5") }]);
  const frame = Buffer.concat([writeVarint(message.length), message]);
  for (const byte of frame) connection.receive(Buffer.from([byte]));
  assert.equal(readings.length, 1);
  assert.equal(readings[0].value.toString(), "21.5");
  assert.deepEqual(refused, []);
});

test("a message that was changed is refused", () => {
  const { refused, send } = connected();
  const message = createSealer(key).seal(1, [{ kind: 7, value: Buffer.from("21.5") }]);
  message[message.length - 1] ^= 1;
  send(message);
  assert.equal(refused.length, 1);
});

test("a message that was seen is not acted on again", () => {
  const { readings, send } = connected();
  const message = createSealer(key).seal(1, [{ kind: 7, value: Buffer.from("21.5") }]);
  send(message);
  send(message);
  assert.equal(readings.length, 1);
});

test("messages out of order are new once", () => {
  const window = createWindow();
  const order = [1, 3, 2, 5, 4, 3, 1];
  assert.deepEqual(order.map((each) => window.accept(each)), [
    true, true, true, true, true, false, false,
  ]);
});
