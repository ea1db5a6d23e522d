import { expect, test } from "vitest";
import { attachment } from "./file-name";

test("a download is called what the session is, in any script", () => {
  expect(attachment("Half-year 1, group 2 ratings", "csv")).toBe(
    `attachment; filename="Half-year 1 group 2 ratings.csv"; filename*=UTF-8''Half-year%201%2C%20group%202%20ratings.csv`,
  );
  expect(attachment("Étoiles 日本", "xlsx")).toBe(
    `attachment; filename="Etoiles.xlsx"; filename*=UTF-8''%C3%89toiles%20%E6%97%A5%E6%9C%AC.xlsx`,
  );
});

test("nothing in a name ends the header, climbs folders, or hides its ending", () => {
  for (const name of [
    'a"\r\nset-cookie: x=1',
    "../../etc/passwd",
    "..",
    "a\u202Efdc.exe",
    "💚".repeat(200),
    "'()*%;",
    "",
  ]) {
    const header = attachment(name, "csv");
    expect(header, name).toMatch(
      /^attachment; filename="[^"\\/\r\n%]+\.csv"; filename\*=UTF-8''[\w.~!%-]+\.csv$/,
    );
    const shown = decodeURIComponent(header.split("UTF-8''")[1] ?? "");
    expect(shown, name).not.toMatch(/[\\/"\p{Cc}\u202A-\u202E]|^\./u);
    expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(header);
  }
});
