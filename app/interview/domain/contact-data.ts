export type ContactData = "email" | "phone" | "address";

// Every repetition below has an end: what is looked through anew with each key must not take longer than the text is long.
const EMAIL = /[^\s@<>()"']{1,64}@[^\s@<>()"']{1,255}\.[a-z]{2,}/i;
/** Runs of digits as telephone numbers have them; how many digits is counted apart. */
const DIGITS = /(?:\+|\b0|\(0)?\d[\d\s().\-/]{6,}\d/g;
/** What a street is called where its name comes first. Some are also called so that are no streets: Google Drive. */
const STREET_WORD =
  "[Ss]treet|St|[Rr]oad|Rd|[Aa]venue|Ave|[Ll]ane|[Dd]rive|Close|[Cc]rescent|[Tt]errace|[Ss]quare|[Bb]oulevard|Blvd|Court|Place|Gardens";
const NAME = String.raw`(?!Google|Shared)\p{Lu}[\p{L}’'-]{1,40}`;
/** 12 Mill Lane; 12b Old Mill Lane. Names are capitalised, or any number before a "place" would do. */
const NUMBER_FIRST = new RegExp(
  String.raw`\b\d{1,4}[a-z]?,?\s{1,3}(?:${NAME}\s{1,3}){1,3}(?:${STREET_WORD})\b`,
  "u",
);
/** 12 baker street: in haste, and only where the word is hardly ever another. */
const IN_HASTE = /\b\d{1,4}[a-z]?\s\p{Ll}{4,30}\s(?:street|avenue)\b/u;
/** Baker Street 12. */
const NUMBER_AFTER = new RegExp(
  String.raw`\b${NAME}\s{1,3}(?:Street|Road|Avenue|Lane|Terrace|Crescent|Boulevard|Stra(?:ß|ss)e|Str\.|Allee|Gasse)\s{1,3}\d{1,3}[a-z]?\b`,
  "u",
);
/** Hauptstraße 12, Kerkstraat 7. */
const NUMBER_LAST =
  /\b\p{Lu}[\p{L}’'-]{0,40}(?:stra(?:ß|ss)e|str\.|gasse|weg|platz|allee|damm|ufer|straat|laan|gatan|vej)\s{1,3}\d{1,4}\b/u;
const WAY = String.raw`(?:[Rr]ue|[Vv]ia|[Cc]alle|[Aa]venida|[Rr]ua|[Pp]iazza)\s{1,3}(?:(?:de|la|le|les|du|des|di|del|da|do)\s{1,3}){0,3}\p{Lu}[\p{L}’'-]{0,40}`;
/** Rue de la Paix 5; 5, rue de la Paix. */
const NAME_AFTER = new RegExp(
  String.raw`\b(?:${WAY},?\s{1,3}\d{1,4}|\d{1,4}(?:\s(?:bis|ter))?,?\s${WAY})\b`,
  "u",
);
const STREETS = [NUMBER_FIRST, IN_HASTE, NUMBER_AFTER, NUMBER_LAST, NAME_AFTER];
/** SW1A 1AA. Its last two letters leave out some; sizes (M1 8GB) and status classes (S3 5XX) look like it. */
const BRITISH_POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s\d(?!XX|[GTP]B\b)[ABD-HJLNP-UW-Z]{2}\b/;
/** 10115 Berlin. Not round sums (50000 Kafka messages), nor what has such a number of another kind: a port, a ticket. */
const POSTCODE_AND_TOWN =
  /(?<![\d.,:#-]|\b(?:[Pp]ort|[Ll]ine|[Ii]ssue|[Tt]icket|[Ee]rror|[Cc]ode|[Nn]umber|[Bb]uild|PR|ID|id)\s)\b\d{2}(?!000)\d{3}\s\p{Lu}\p{Ll}{2,30}(?![\p{L}\d])(?!\s\p{Ll}{1,30}s\b)/u;
/** 1012 AB Amsterdam, 1100-053 Lisboa, CH-8001 Zürich; Springfield, IL 62704. */
const OTHER_POSTCODES =
  /(?<![\d-])\b(?:\d{4}\s?[A-Z]{2}|\d{4}-\d{3}|(?:A|B|CH|D|DK|F|L|NL|I|E|PT|SE)-\d{4,5})\s\p{Lu}\p{Ll}{2,30}|\p{Lu}\p{Ll}{2,30},\s[A-Z]{2}\s\d{5}\b/u;
const POSTCODES = [BRITISH_POSTCODE, POSTCODE_AND_TOWN, OTHER_POSTCODES];

/**
 * What in a text looks like somebody's contact data. A guess that only ever leads to a word of advice: it may miss some,
 * and take some for what they are not.
 */
export function contactDataIn(text: string): ContactData[] {
  const found: ContactData[] = [];
  if (EMAIL.test(text)) found.push("email");
  if ((text.match(DIGITS) ?? []).some(isPhone)) found.push("phone");
  if ([...STREETS, ...POSTCODES].some((pattern) => pattern.test(text))) found.push("address");
  return found;
}

/** As many digits as a number has with its area, begun as one is dialled; dates and sums are neither. */
function isPhone(run: string): boolean {
  const digits = run.replace(/\D/g, "").length;
  if (digits < 9 || digits > 15) return false;
  return /^(?:\+|\(?0)/.test(run) && !/^0\d?[./-]\d{1,2}[./-]\d{4}/.test(run);
}
