import { createCipheriv, createDecipheriv } from "node:crypto";
import { readVarint, writeVarint } from "./varint.mjs";

const NONCE = 12;
const TAG = 16;

/** Seals messages on a device; made when the device starts. */
export function createSealer(key) {
  let count = 0;
  return {
    seal(sequence, readings) {
      const nonce = Buffer.alloc(NONCE);
      nonce.writeUIntBE(count, NONCE - 6, 6);
      count += 1;
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const text = Buffer.concat([
        writeVarint(sequence),
        ...readings.flatMap(({ kind, value }) => [
          Buffer.from([kind]),
          writeVarint(value.length),
          value,
        ]),
      ]);
      const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]);
    },
  };
}

/**
 * Opens a message and gives its readings to `onReading` one by one, unless `isNew` says of its sequence number that it
 * was seen. Throws where the message is not genuine or cannot be read.
 */
export function openMessage(key, message, { isNew, onReading }) {
  if (message.length < NONCE + TAG) throw new Error("too short");
  const decipher = createDecipheriv("aes-256-gcm", key, message.subarray(0, NONCE));
  decipher.setAuthTag(message.subarray(-TAG));
  const text = decipher.update(message.subarray(NONCE, -TAG));
  const sequence = readVarint(text);
  if (!sequence) throw new Error("no sequence number");
  if (isNew(sequence.value)) {
    let at = sequence.end;
    while (at < text.length) {
      const length = readVarint(text, at + 1);
      if (!length || length.end + length.value > text.length) throw new Error("a reading is cut off");
      const value = text.subarray(length.end, length.end + length.value);
      onReading({ kind: text[at], value });
      at = length.end + length.value;
    }
  }
  decipher.final();
}
