import { describe, expect, it } from "vitest";
import { digestLetter } from "./digest-letter";
import { KIND_GROUPS, NOTIFICATION_KINDS } from "./kinds";
import { dayInWords, kindLabel, letterSentenceOf, sentenceOf, subjectOf } from "./sentences";

const given = { cycle: "Autumn 2026", person: "Ada Lovelace", due: "2026-12-13" };
/** What no notice is ever given; if one were, it must not be said. */
const confidential = { rating: "2 of 4", narrative: "I struggled", url: "https://secret.example" };

describe.each(NOTIFICATION_KINDS)("%s", (kind) => {
  it("has words with and without names", () => {
    for (const data of [given, {}]) {
      expect(sentenceOf(kind, data)).toMatch(/^[A-Z“].*\.$/);
      expect(sentenceOf(kind, data)).not.toMatch(/undefined|null| {2}|!/);
      expect(subjectOf([{ kind, data }])).toMatch(/^Rostrum: [A-Z]/);
    }
    expect(kindLabel(kind)).toMatch(/^[A-Z]/);
  });

  it("says nothing but who, where and when", () => {
    expect(sentenceOf(kind, { ...given, ...confidential })).toBe(sentenceOf(kind, given));
  });

  it("names nobody and no cycle in the subject of a mail", () => {
    expect(subjectOf([{ kind, data: given }])).not.toMatch(/Ada|Autumn/);
  });
});

it("offers every kind once where people choose", () => {
  const offered = KIND_GROUPS.flatMap((group) => group.kinds);
  expect([...offered].sort()).toEqual([...NOTIFICATION_KINDS].sort());
});

it("takes whatever is stored: other shapes, many lines, kinds of another version", () => {
  for (const data of [null, "text", 3, [], { cycle: 5, person: { a: 1 } }])
    expect(sentenceOf("released", data)).toBe("Your review is ready to read.");
  expect(sentenceOf("released", { cycle: "One\r\nBcc: x" })).toBe(
    "Your review in “One Bcc: x” is ready to read.",
  );
  expect(sentenceOf("constructor", {})).toBe("Something waits for you.");
  expect(subjectOf([{ kind: "gone", data: {} }])).toBe("Rostrum: Something waits for you");
});

it("writes a day in words, and nothing for what is none", () => {
  expect(dayInWords("2026-12-13")).toBe("13 December 2026");
  for (const day of [undefined, "", "soon", "2026-99-99"]) expect(dayInWords(day)).toBe("");
});

it("puts what waits, where it is, and how to have no more of it into the mail", () => {
  const notices = Array.from({ length: 23 }, (_, at) => ({
    id: `n${at}`,
    kind: "released",
    data: { ...given, ...confidential },
  }));
  const { subject, text } = digestLetter({
    to: "Bea",
    organisation: "Northwind",
    notices,
    address: (path) => `https://rostrum.example${path}`,
    unsubscribe: "https://rostrum.example/unsubscribe/key",
  });
  expect(subject).toBe("Rostrum: 23 things wait for you");
  expect(text).toContain("https://rostrum.example/inbox/n0");
  expect(text).toContain("And 3 more: https://rostrum.example/inbox");
  expect(text).toContain("https://rostrum.example/unsubscribe/key");
  expect(text).toContain("https://rostrum.example/account/notifications");
  for (const word of Object.values(confidential)) expect(text).not.toContain(word);
});

it("a letter says neither for what nor when somebody is interviewed, the inbox does", () => {
  const data = { interview: "Senior AI Orchestrator", session: "2026-12-13" };
  for (const words of ["Senior AI Orchestrator", "13 December 2026"]) {
    expect(sentenceOf("interview-asked", data)).toContain(words);
    expect(letterSentenceOf("interview-asked", data)).not.toContain(words);
  }
});
