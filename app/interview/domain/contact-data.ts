export type ContactData = "email" | "phone" | "address";

const EMAIL = /[^\s@<>()"']+@[^\s@<>()"']+\.[a-z]{2,}/i;
/** Runs of digits as telephone numbers have them; how many digits is counted apart. */
const DIGITS = /(?:\+|\b0|\(0)?\d[\d\s().\-/]{6,}\d/g;
const STREET_WORD =
  "[Ss]treet|St|[Rr]oad|Rd|[Aa]venue|Ave|[Ll]ane|[Dd]rive|Close|[Cc]rescent|[Tt]errace|[Ss]quare|[Bb]oulevard|Blvd|Court|Place|Gardens";
/** 12 Mill Lane; 12b Old Mill Lane. Names are capitalised, or any number before a "place" would do. */
const NUMBER_FIRST = new RegExp(
  String.raw`\b\d{1,4}[a-z]?,?\s+(?:\p{Lu}[\p{L}’'-]+\s+){1,3}(?:${STREET_WORD})\b`,
  "u",
);
/** Hauptstraße 12, Kerkstraat 7. */
const NUMBER_LAST =
  /\p{Lu}[\p{L}’'-]*(?:stra(?:ß|ss)e|str\.|gasse|weg|platz|straat|laan|gatan|vej)\s+\d{1,4}\b/u;
/** Rue de la Paix 5. */
const NAME_AFTER =
  /\b(?:[Rr]ue|[Vv]ia|[Cc]alle|[Aa]venida|[Rr]ua|[Pp]iazza)\s+(?:(?:de|la|le|les|du|des|di|del|da|do)\s+)*\p{Lu}[\p{L}’'-]*\s+\d{1,4}\b/u;
const STREETS = [NUMBER_FIRST, NUMBER_LAST, NAME_AFTER];
const BRITISH_POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/;

/**
 * What in a text looks like somebody's contact data. A guess that only ever leads to a word of advice: it may miss some,
 * and take some for what they are not.
 */
export function contactDataIn(text: string): ContactData[] {
  const found: ContactData[] = [];
  if (EMAIL.test(text)) found.push("email");
  if ((text.match(DIGITS) ?? []).some(isPhone)) found.push("phone");
  if ([...STREETS, BRITISH_POSTCODE].some((pattern) => pattern.test(text))) found.push("address");
  return found;
}

/** As many digits as a number has with its area, begun as one is dialled; dates and sums are neither. */
function isPhone(run: string): boolean {
  const digits = run.replace(/\D/g, "").length;
  if (digits < 9 || digits > 15) return false;
  return /^(?:\+|\(?0)/.test(run) && !/^0\d?[./-]\d{1,2}[./-]\d{4}/.test(run);
}
