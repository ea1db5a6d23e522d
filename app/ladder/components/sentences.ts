const segmenters = new Map<string, Intl.Segmenter>();

/** The first sentence of a text, and whether there is more. */
export function firstSentence(text: string, locale: string): { text: string; isAll: boolean } {
  const known = segmenters.get(locale);
  const segmenter = known ?? new Intl.Segmenter(locale, { granularity: "sentence" });
  if (!known) segmenters.set(locale, segmenter);
  const [first] = segmenter.segment(text);
  const sentence = first?.segment.trim() ?? "";
  return { text: sentence, isAll: sentence.length === text.trim().length };
}

/** a, b or c */
export function listed(words: readonly string[], last: "and" | "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** With a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** With a small first letter, unless the word is all capitals. */
export function small(text: string): string {
  const isAbbreviation = /^\p{Lu}{2}/u.test(text);
  return isAbbreviation ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
