import { createFrames } from "./frames.mjs";
import { openMessage } from "./seal.mjs";
import { createWindow } from "./window.mjs";

/** One connection of one device. `onReading` acts on a reading; `onRefused` is told why a message was not taken. */
export function createConnection({ key, window = createWindow(), onReading, onRefused }) {
  const frames = createFrames((message) => {
    try {
      openMessage(key, message, { isNew: (sequence) => window.accept(sequence), onReading });
    } catch (error) {
      onRefused(error);
    }
  });
  return { receive: (piece) => frames.push(piece), waiting: () => frames.waiting() };
}
