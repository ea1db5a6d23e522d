import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { formValues, parseForm } from "./form";

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
