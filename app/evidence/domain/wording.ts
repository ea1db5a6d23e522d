/** What a piece says of itself. */
export type Wording = {
  url: string;
  title: string;
  kind: string;
  date: string;
  shows: string;
  parts: readonly string[];
};

/** Is what was shown still what the piece says? What the kind is called has no say in it. */
export function isSameWording(shown: Wording, piece: Wording): boolean {
  return (
    shown.url === piece.url &&
    shown.title === piece.title &&
    shown.kind === piece.kind &&
    shown.date === piece.date &&
    shown.shows === piece.shows &&
    [...shown.parts].sort().join() === [...piece.parts].sort().join()
  );
}

export const ANSWERS = ["confirm", "in-part", "cannot"] as const;
export type Answer = (typeof ANSWERS)[number];

const STORED = { confirm: "CONFIRM", "in-part": "IN_PART", cannot: "CANNOT" } as const;
export type StoredAnswer = (typeof STORED)[Answer];

export function storedAnswer(answer: Answer): StoredAnswer {
  return STORED[answer];
}

export function answerFromStored(stored: StoredAnswer): Answer {
  return stored === "CONFIRM" ? "confirm" : stored === "IN_PART" ? "in-part" : "cannot";
}

/** What a colleague said, as a sentence with their name. */
export function answerInWords(answer: Answer, name: string): string {
  const words: Record<Answer, string> = {
    confirm: `Confirmed by ${name}`,
    "in-part": `Confirmed in part by ${name}`,
    cannot: `${name} could not confirm it`,
  };
  return words[answer];
}

/** What the colleague chooses between. */
export const ANSWER_CHOICES: Record<Answer, { title: string; text: string }> = {
  confirm: {
    title: "I confirm it",
    text: "The work shows what is said here, and that was their part in it.",
  },
  "in-part": {
    title: "I confirm a part of it",
    text: "Some of it I saw; the rest I did not see, or saw differently.",
  },
  cannot: {
    title: "I cannot confirm it",
    text: "I was not there, or it was not like this.",
  },
};
