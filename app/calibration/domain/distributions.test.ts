import { expect, test } from "vitest";
import {
  chiSquareQuantile,
  chiSquareUpperTail,
  fQuantile,
  normalQuantile,
  normalTwoSided,
  tQuantile,
} from "./distributions";

// Expected values: scipy.stats 1.17.1, t.ppf, f.ppf, chi2.sf, chi2.ppf, norm.ppf and norm.sf.
test.each([
  ["t, 3 degrees of freedom", tQuantile(0.975, 3), 3.1824463052837078],
  ["t, 40,000 degrees of freedom", tQuantile(0.975, 40_000), 1.960023293084913],
  ["F, 5 and 15", fQuantile(0.975, 5, 15), 3.5764153492790607],
  ["F, 5 and 4.788", fQuantile(0.975, 5, 4.788), 7.4936110543602785],
  ["F, 3,599 and 10,797", fQuantile(0.975, 3599, 10_797), 1.0544262475440747],
  ["upper tail of chi-square", chiSquareUpperTail(30, 4), 4.894437128029217e-6],
  ["chi-square, 4 degrees of freedom", chiSquareQuantile(0.025, 4), 0.4844185570879299],
  ["normal", normalQuantile(0.975), 1.959963984540054],
  ["both tails of the normal", normalTwoSided(-3), 0.0026997960632601866],
])("%s", (_, found, expected) => {
  expect(found).toBeCloseTo(expected, 6);
});

test("tails are probabilities", () => {
  expect(normalTwoSided(0)).toBe(1);
  expect(chiSquareUpperTail(0, 3)).toBe(1);
  expect(chiSquareUpperTail(10_000, 3)).toBe(0);
});
