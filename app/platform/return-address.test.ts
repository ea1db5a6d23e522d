import fc from "fast-check";
import { expect, test } from "vitest";
import { pathOnThisSite, refererPath } from "./return-address";

const ELSEWHERE = [
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
  "/x/..//evil.example",
  "",
  null,
];

test("redirects lead to pages of ours only", () => {
  expect(pathOnThisSite("/assessments?x=1")).toBe("/assessments?x=1");
  for (const address of ELSEWHERE) expect(pathOnThisSite(address), String(address)).toBe("/");
});

test("whatever is asked for, a browser that follows it stays here", () => {
  const any = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.string().map((text) => `/${text}`),
    fc.constantFrom(...ELSEWHERE),
  );
  fc.assert(
    fc.property(any, (to) => {
      expect(new URL(pathOnThisSite(to), "https://rostrum.example").origin).toBe(
        "https://rostrum.example",
      );
    }),
    { numRuns: 2000 },
  );
});

test("of the page one came from only the path is believed", () => {
  const from = (referer: string) => refererPath(new Request("http://x/", { headers: { referer } }));
  expect(from("https://rostrum.example/ladder?track=specialist")).toBe("/ladder?track=specialist");
  expect(from("https://rostrum.example//evil.example/x")).toBe("/");
});
