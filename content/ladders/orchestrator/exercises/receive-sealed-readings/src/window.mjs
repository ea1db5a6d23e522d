const SIZE = 64;

/** Tells which of the last 64 sequence numbers were seen; older ones are never new. */
export function createWindow() {
  let newest = -1;
  let seen = 0;
  return {
    /** Whether the number is new; it is not from then on. */
    accept(sequence) {
      if (sequence > newest) {
        const ahead = sequence - newest;
        seen = newest < 0 || ahead >= SIZE ? 1 : (seen << ahead) | 1;
        newest = sequence;
        return true;
      }
      const behind = newest - sequence;
      if (behind >= SIZE) return false;
      const bit = 1 << behind;
      if (seen & bit) return false;
      seen |= bit;
      return true;
    },
  };
}
