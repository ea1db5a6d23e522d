/** Whose names are taken out of a text, and whose stay. */
export type Redaction = {
  /** Whole names of colleagues. */
  names: readonly string[];
  /** Names of those whom the text is likely to call by one word alone: each of their words is taken out as well. */
  close: readonly string[];
  /** E-mail addresses of colleagues. */
  addresses: readonly string[];
  /** The names and addresses of whoever the text is about: they stay. */
  keep: readonly string[];
};

const NAME = "[name]";
const ADDRESS = "[address]";

/** Names that are words as well: by themselves they are taken for a name only where they are written like one. */
const ALSO_WORDS = new Set(
  "art bill bond brown case chase cook cross day dean drew faith field fox frank grace grant green hill hope hunter jack joy june king lane little long love mark may miles page pat price ray reed rich rob rose sharp short stone sue will wise wood young".split(
    " ",
  ),
);

// Scripts that are written without spaces, or hang endings on a name: there a name has no ends to look for.
const WITHOUT_ENDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

type Found = { text: string; instead: string | null; isCased: boolean };

/**
 * Takes colleagues' names and addresses out of what somebody wrote: whole words in any script, capitals and spaces aside,
 * the longest first. What is the name or address of whoever it is about stays, also where a colleague shares it.
 */
export function redactor({ names, close, addresses, keep }: Redaction): (text: string) => string {
  const stays = new Map(
    keep.flatMap((each) => [each, ...wordsOf(each)]).map((each) => [fold(each), each] as const),
  );
  const known = new Map<string, Found>();
  const add = (text: string, instead: string, isCased = false) => {
    const key = fold(text);
    if (key && !stays.has(key) && !known.has(key))
      known.set(key, { text: plain(text), instead, isCased });
  };
  for (const address of addresses) add(address, ADDRESS);
  for (const name of [...names, ...close]) add(name, NAME);
  for (const word of close.flatMap(wordsOf)) add(word, NAME, ALSO_WORDS.has(fold(word)));
  for (const [key, text] of stays)
    if (key) known.set(key, { text: plain(text), instead: null, isCased: false });
  const all = [...known].sort(([one], [other]) => other.length - one.length);
  return (text) => {
    const given = text.normalize("NFC");
    const folded = fold(given);
    // Most colleagues are not named in most texts: only who may be is looked for.
    const likely = all.filter(([key]) => folded.includes(key));
    if (likely.length === 0) return given;
    const byKey = new Map(likely);
    const pattern = new RegExp(likely.map(([, found]) => patternOf(found.text)).join("|"), "giu");
    return given.replace(pattern, (match) => {
      const found = byKey.get(fold(match));
      if (!found || found.instead === null) return match;
      return found.isCased && match === match.toLowerCase() ? match : found.instead;
    });
  };
}

/** The words of a name that name somebody by themselves; an initial or a particle does not. */
function wordsOf(name: string): string[] {
  if (name.includes("@")) return [];
  return plain(name)
    .split(" ")
    .filter((word) => [...word].length > (WITHOUT_ENDS.test(word) ? 1 : 2));
}

function plain(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** As names are compared: without capitals, and with one space, one apostrophe and one Greek s. */
function fold(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .replaceAll("’", "'");
}

function patternOf(text: string): string {
  const exact = text
    .replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")
    .replaceAll(" ", "\\s+")
    .replace(/['’]/g, "['’]");
  return WITHOUT_ENDS.test(text)
    ? exact
    : `(?<![\\p{L}\\p{M}\\p{N}])${exact}(?![\\p{L}\\p{M}\\p{N}])`;
}
