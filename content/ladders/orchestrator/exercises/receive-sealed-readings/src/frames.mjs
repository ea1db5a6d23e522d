import { readVarint } from "./varint.mjs";

/** Puts messages together from the pieces in which a stream arrives. */
export function createFrames(onMessage) {
  let held = Buffer.alloc(0);
  return {
    push(piece) {
      held = Buffer.concat([held, piece]);
      for (;;) {
        const length = readVarint(held);
        if (!length || held.length < length.end + length.value) return;
        const message = held.subarray(length.end, length.end + length.value);
        held = held.subarray(length.end + length.value);
        onMessage(message);
      }
    },
    /** How many bytes wait for the rest of their message. */
    waiting: () => held.length,
  };
}
