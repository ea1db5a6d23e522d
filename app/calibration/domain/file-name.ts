/** What no file system takes, and characters that turn the direction of the text around them. */
const UNSAFE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF\\/:*?"<>|]+/gu;
const MOST_CHARACTERS = 80;

/**
 * The header that names a download after something people named, in any script. Old clients get what of it is ASCII.
 * Source: RFC 6266, section 5 and appendix D; RFC 5987 for the encoding.
 */
export function attachment(name: string, extension: string): string {
  const safe = fileName(name) || "calibration";
  const ascii =
    safe
      .normalize("NFKD")
      .replace(/[^\x20-\x7E]/g, "")
      .replace(/[\s%;,'()]+/g, " ")
      .trim() || "calibration";
  const encoded = encodeURIComponent(`${safe}.${extension}`).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}.${extension}"; filename*=UTF-8''${encoded}`;
}

function fileName(name: string): string {
  const spaced = name.normalize("NFC").replace(UNSAFE, " ").replace(/\s+/gu, " ");
  // By characters, not by halves of them. A dot at either end hides the file or is dropped by the system.
  return [...spaced]
    .slice(0, MOST_CHARACTERS)
    .join("")
    .replace(/^[\s.]+|[\s.]+$/gu, "");
}
