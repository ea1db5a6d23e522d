import { expect, test } from "vitest";
import { contactDataIn } from "./contact-data";

test.each([
  ["Write to ada.example+jobs@mail.example.org.", ["email"]],
  ["Call her on +44 20 7946 0958 after five.", ["phone"]],
  ["Her number is 020 7946 0958", ["phone"]],
  ["(030) 90 18 20-00", ["phone"]],
  ["Lives at 12 Old Mill Lane, Exampleton", ["address"]],
  ["12b, Victoria Street", ["address"]],
  ["wohnt in der Hauptstraße 12", ["address"]],
  ["rue de la Paix 5", ["address"]],
  ["SW1A 1AA", ["address"]],
  ["ada@example.org, 12 Mill Road, 020 7946 0958", ["email", "phone", "address"]],
])("%s", (text, found) => {
  expect(contactDataIn(text)).toEqual(found);
});

test.each([
  "",
  "Found 3 of 5 flaws within 20 minutes.",
  "Said the load was 1 200 000 rows and 250 000 000 bytes.",
  "On 2026-03-12 14:05 the build was red; 01/02/2026 too.",
  "Used the @decorator and a 10.0.0.1 address.",
  "At 15 minutes they went down another road.",
  "Found 3 bugs in place, and came to it via the assistant 3 times.",
  "Has 12 years of experience and a place in mind.",
])("is quiet about: %s", (text) => {
  expect(contactDataIn(text)).toEqual([]);
});
