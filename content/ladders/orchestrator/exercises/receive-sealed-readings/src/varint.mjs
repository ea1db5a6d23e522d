/** A number as a varint. */
export function writeVarint(number) {
  const bytes = [];
  let rest = number;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}

/** The number at a place, and where it ends; null while its last byte is missing. */
export function readVarint(bytes, start = 0) {
  let value = 0;
  let shift = 0;
  for (let at = start; at < bytes.length; at += 1) {
    value |= (bytes[at] & 127) << shift;
    if (bytes[at] < 128) return { value: value >>> 0, end: at + 1 };
    shift += 7;
  }
  return null;
}
