import { database } from "~/platform/database.server";

/** A piece of evidence of this person's, by default a design note. */
export async function makePiece(person: { id: string }, given: object = {}) {
  return database().evidence.create({
    data: {
      personId: person.id,
      url: "https://example.org/note",
      title: "A note",
      kind: "design-note",
      date: new Date("2026-01-10"),
      shows: "How it was broken down",
      parts: ["directed"],
      ...given,
    },
  });
}

/** A colleague is asked about a piece of this person's. */
export async function makeQuestion(claimant: { id: string }, asked: { id: string }) {
  const piece = await makePiece(claimant);
  const { url, title, kind, shows, parts } = piece;
  return database().corroboration.create({
    data: {
      evidenceId: piece.id,
      askedId: asked.id,
      content: { url, title, kind, kindTitle: "Design note", date: "2026-01-10", shows, parts },
    },
  });
}
