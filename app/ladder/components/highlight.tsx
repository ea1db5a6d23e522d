/** Marks every occurrence of the words of a query; letter case and accents do not matter. */
export function Highlight({ text, query }: { text: string; query: string }) {
  return (
    <>
      {occurrences(text, query).map(({ from, text: part, isHit }) =>
        isHit ? <mark key={from}>{part}</mark> : <span key={from}>{part}</span>,
      )}
    </>
  );
}

/** A text cut where words of a query begin and end; the parts joined are the text. */
export function occurrences(
  text: string,
  query: string,
): { from: number; text: string; isHit: boolean }[] {
  const folded = fold(text);
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  const isHitAt = Array.from(text, () => false);
  for (const word of words)
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1))
      for (let letter = at; letter < at + word.length; letter += 1) isHitAt[letter] = true;
  const parts: { from: number; text: string; isHit: boolean }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const isHit = isHitAt[at] ?? false;
    const last = parts.at(-1);
    if (last?.isHit === isHit) last.text += text.charAt(at);
    else parts.push({ from: at, text: text.charAt(at), isHit });
  }
  return parts;
}

/** Lower case without accents, one unit for one unit, so that positions stay the same. */
function fold(text: string): string {
  return Array.from(text, (letter) => {
    const plain = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.length === letter.length ? plain : letter;
  }).join("");
}
