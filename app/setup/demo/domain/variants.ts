import { randomFor } from "./random";

/** Which texts were used for whom and by whom so far. */
export type Used = Map<string, number>;

/** Who reads a text and who writes it, as the seed and the keys of both. */
export type Between = { seed: string; reader: string; writer: string };

/** Has this reader had this text of the list? */
export function isUsedFor(used: Used, { reader }: Between, list: string, text: string): boolean {
  return used.has(`to ${reader} ${list} ${text}`);
}

/**
 * The text of a list that this reader and this writer have had least, so that nobody reads the same twice while there
 * are others, and nobody writes the same to everybody.
 */
export function leastUsed(
  used: Used,
  { seed, reader, writer }: Between,
  list: string,
  texts: readonly string[],
): string {
  const count = (who: string, text: string) => used.get(`${who} ${list} ${text}`) ?? 0;
  const order = randomFor(`${seed}/variants/${reader}/${list}`).shuffled([...new Set(texts)]);
  const cost = (text: string) => count(`to ${reader}`, text) * 100 + count(`by ${writer}`, text);
  const [chosen = ""] = [...order].sort((a, b) => cost(a) - cost(b));
  for (const who of [`to ${reader}`, `by ${writer}`])
    used.set(`${who} ${list} ${chosen}`, count(who, chosen) + 1);
  return chosen;
}
