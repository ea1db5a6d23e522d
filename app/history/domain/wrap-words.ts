/**
 * Breaks a text between words into at most `most` lines of about `width` letters: text in a drawing does not wrap by
 * itself. What does not fit ends in an ellipsis; the page says it whole elsewhere.
 */
export function wrapWords(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, most).map((line) => cut(line, width + 2));
  const last = shown.at(-1);
  if (lines.length > most && last !== undefined)
    shown[most - 1] = last.endsWith("…") ? last : `${cut(last, width)} …`;
  return shown;
}

function cut(line: string, width: number): string {
  const letters = [...line];
  return letters.length <= width ? line : `${letters.slice(0, width - 1).join("")}…`;
}
