import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressFault, evidenceForm } from "./evidence";

describe("the address of evidence", () => {
  test.each([
    "https://github.com/acme/payments/pull/12",
    "https://wiki.acme.example/pages/Übersicht?x=1#part",
    "https://93.184.216.34/report",
    "https://gitlab.internal/notes/1",
  ])("%s is fine", (address) => expect(addressFault(address)).toBeNull());

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://example.org",
    "data:text/html,<script>alert(1)</script>",
    "http://example.org/",
    "file:///etc/passwd",
    "ftp://example.org/x",
    "example.org/notes",
    "",
    "https://",
    "https://user:secret@example.org/",
    "https://localhost/x",
    "https://LOCALHOST./x",
    "https://app.localhost:8443/x",
    "https://127.0.0.1/x",
    "https://2130706433/x",
    "https://0x7f.1/x",
    "https://10.0.0.8/x",
    "https://172.16.0.1/x",
    "https://192.168.1.1/x",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/x",
    "https://0.0.0.0/x",
    "https://[::1]/x",
    "https://[fe80::1]/x",
    "https://[fd00::1]/x",
    "https://[::ffff:127.0.0.1]/x",
  ])("%s is refused, with a reason", (address) => expect(addressFault(address)).toMatch(/\w{4,}/));

  test("whatever is typed gets an answer, and only https ever passes", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.ipV4().map((ip) => `https://${ip}/`),
        ),
        (text) => {
          if (addressFault(text) === null) expect(new URL(text).protocol).toBe("https:");
        },
      ),
    );
  });
});

describe("the evidence form", () => {
  const form = evidenceForm({ kinds: ["design-note"], today: "2026-03-31" });
  const good = {
    url: " https://example.org/note ",
    title: "A note",
    kind: "design-note",
    date: "2026-03-31",
    shows: "What it shows",
    parts: ["directed", "verified"],
  };
  const faultsOf = (change: object) =>
    form.safeParse({ ...good, ...change }).error?.issues.map((issue) => issue.path[0]);

  test("takes what is complete, up to today", () =>
    expect(form.parse(good)).toMatchObject({
      url: "https://example.org/note",
      date: "2026-03-31",
    }));

  test.each([
    [{ date: "2026-04-01" }, "date"],
    [{ date: "2026-02-30" }, "date"],
    [{ date: "31.03.2026" }, "date"],
    [{ kind: "lines-of-code" }, "kind"],
    [{ title: "  " }, "title"],
    [{ shows: "" }, "shows"],
    [{ parts: ["copied"] }, "parts"],
    [{ url: "javascript:alert(1)" }, "url"],
  ])("%j is refused at its field", (change, field) => expect(faultsOf(change)).toEqual([field]));
});
