/** One line of a pasted list: a name, an e-mail address, or both. */
export type NameLine = {
  /** Counted as in the field, from 1. */
  line: number;
  text: string;
  /** The address in it, else null: then the whole line is a name. */
  email: string | null;
};

const ADDRESS = /[^\s<>,;"()]+@[^\s<>,;"()]+/u;

/** The lines of a pasted list that hold anything, such as `Ada Lovelace <ada@example.org>`. */
export function readNameLines(text: string): NameLine[] {
  return text.split(/\r\n|\r|\n/u).flatMap((written, index) => {
    const words = written.normalize("NFC").replace(/\s+/gu, " ").trim().slice(0, 300);
    if (!words.replace(/[,;]/g, "").trim()) return [];
    const email = ADDRESS.exec(words)?.[0] ?? null;
    return [{ line: index + 1, text: words.replace(/[,;]+$/, ""), email }];
  });
}

/** Somebody a line was found to mean. */
export type NamedPerson = {
  personId: string;
  name: string;
  email: string;
  hasLeft: boolean;
  hasAccount: boolean;
};

/** A line that means nobody, or nobody who can be taken, and why. */
export type LineProblem = { line: number; text: string; message: string };

/**
 * Who each line means. A line nobody is called, or several are, comes back with a sentence rather than with a guess;
 * somebody named twice is taken once.
 */
export function resolveLines(
  lines: readonly NameLine[],
  found: ReadonlyMap<number, readonly NamedPerson[]>,
): { people: (NamedPerson & Pick<NameLine, "line" | "text">)[]; problems: LineProblem[] } {
  const people = new Map<string, NamedPerson & Pick<NameLine, "line" | "text">>();
  const problems: LineProblem[] = [];
  for (const { line, text } of lines) {
    const named = found.get(line) ?? [];
    // Of several with one name, those who are still here.
    const here = named.filter(({ hasLeft }) => !hasLeft);
    const [only] = here;
    if (here.length > 1)
      problems.push({
        line,
        text,
        message: `${here.length} people are called this. Write the address of the one you mean: ${here
          .slice(0, 5)
          .map(({ email }) => email)
          .join(", ")}.`,
      });
    else if (only) {
      if (!people.has(only.personId)) people.set(only.personId, { ...only, line, text });
    } else if (named.length > 0) problems.push({ line, text, message: "They have left." });
    else problems.push({ line, text, message: "Nobody has this name or address." });
  }
  return { people: [...people.values()], problems };
}
