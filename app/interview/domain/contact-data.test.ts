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
  ["She is at 12 Baker Street now", ["address"]],
  ["at 12 baker street", ["address"]],
  ["Baker Street 12", ["address"]],
  ["Hauptstraße 5", ["address"]],
  ["Berliner Straße 101b, second floor", ["address"]],
  ["Kurfürstendamm 20", ["address"]],
  ["Rua Augusta 100", ["address"]],
  ["5, rue de la Paix", ["address"]],
  ["moved to 10115 Berlin last year", ["address"]],
  ["80331 München", ["address"]],
  ["1012 AB Amsterdam", ["address"]],
  ["1100-053 Lisboa", ["address"]],
  ["CH-8001 Zürich", ["address"]],
  ["Springfield, IL 62704", ["address"]],
  ["M1 1AE and EC1A 1BB", ["address"]],
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
  "The cluster took 50000 Kafka messages and 48213 Kafka events.",
  "It listened on port 15672 RabbitMQ had opened, and on port 27017 Mongo.",
  "Ran it on an M1 8GB machine; S3 5XX errors came at once.",
  "Kept 3 Google Drive folders, and Google Drive 3 of them.",
  "Read HTTP 404 Not Found, then line 10432 Foo was null.",
  "In 2024 Berlin had a meet-up; release v2 3rd party; GPT-4 Turbo 128 K.",
  "String 12 and Buffer 40 are the same; PR 12345 Adds a lock.",
  "Retried 5 times, 100 ms apart, 99.99 Percent of 10115 requests.",
  "Took AB-1234 Login and 12 main paths of the road map.",
  "Section 4 Lane detection; 2 Fast paths; the fast lane 3 times.",
])("is quiet about: %s", (text) => {
  expect(contactDataIn(text)).toEqual([]);
});

test.each(["a", "A", "1", "1 ", "A ", "Aa ", "0-", "@", "a@", "a.", " ", "rue ", "12 A"])(
  "takes no longer than the text is long: %s, over and over",
  (part) => {
    const time = (length: number) => {
      const text = part.repeat(Math.ceil(length / part.length));
      const before = performance.now();
      contactDataIn(text);
      return performance.now() - before;
    };
    time(2_000);
    expect(time(200_000)).toBeLessThan(1_000);
  },
);
