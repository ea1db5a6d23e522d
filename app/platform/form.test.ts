import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { formValues, parseForm, readForm } from "./form";

function form(entries: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

test("names that could reach a prototype are dropped, whatever else is sent", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.constantFrom("__proto__", "constructor", "prototype", "toString", "a", "__proto__[]"),
          fc.string(),
        ),
      ),
      (entries) => {
        const values = formValues(form(entries));
        expect(Object.getPrototypeOf(values)).toBeNull();
        expect(({} as Record<string, unknown>).polluted).toBeUndefined();
        expect(Object.keys(values)).not.toContain("constructor");
      },
    ),
  );
});

test("what was typed comes back with the errors, except passwords", () => {
  const schema = z.object({ email: z.email("An address"), password: z.string().min(12, "Longer") });
  const result = parseForm(
    form([
      ["email", "nobody"],
      ["password", "secret"],
    ]),
    schema,
  );
  expect(result).toEqual({
    ok: false,
    errors: { email: "An address", password: "Longer" },
    values: { email: "nobody" },
  });
});

test("a repeated field is a list only where its name says so", () => {
  expect({
    ...formValues(
      form([
        ["a", "1"],
        ["a", "2"],
        ["b[]", "1"],
        ["b[]", "2"],
      ]),
    ),
  }).toEqual({ a: "1", b: ["1", "2"] });
});

test("a file is no text", () => {
  const data = new FormData();
  data.append("note", new File(["x"], "x.txt"));
  expect({ ...formValues(data) }).toEqual({});
});

test("many fields cost what few cost, each", () => {
  const large = form(Array.from({ length: 40_000 }, (_, index) => [`n${index}`, "x"]));
  const started = performance.now();
  expect(Object.keys(formValues(large))).toHaveLength(40_000);
  expect(performance.now() - started).toBeLessThan(1_000);
});

test("what is no form, or has more fields than any of ours, is answered 400", async () => {
  const post = (body: string, type: string) =>
    readForm(new Request("http://x/", { method: "POST", body, headers: { "content-type": type } }));
  const form = "application/x-www-form-urlencoded";
  expect((await post("a=1", form)).get("a")).toBe("1");
  for (const [body, type] of [
    ["{}", "application/json"],
    ["a", "text/plain"],
    ["--x broken", "multipart/form-data; boundary=x"],
    [Array.from({ length: 600 }, (_, index) => `n${index}=`).join("&"), form],
  ] as const)
    await expect(post(body, type), type).rejects.toMatchObject({ status: 400 });
});
