import { describe, expect, it } from "vitest";
import { z } from "zod";
import { randomFor } from "./random";

describe("randomFor", () => {
  it("gives the same for the same seed, and something else for another", () => {
    const draw = (seed: string) => {
      const random = randomFor(seed);
      return [random.next(), random.int(1, 1000), random.uuid(), random.shuffled([1, 2, 3, 4, 5])];
    };
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });

  it("makes valid and different UUIDs", () => {
    const random = randomFor("ids");
    const ids = Array.from({ length: 2000 }, random.uuid);
    for (const id of ids) expect(z.uuidv4().safeParse(id).success).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("spreads evenly, and around the middle where it should", () => {
    const random = randomFor("spread");
    const draws = Array.from({ length: 4000 }, () => random.int(1, 4));
    for (const value of [1, 2, 3, 4]) {
      const share = draws.filter((draw) => draw === value).length / draws.length;
      expect(share).toBeGreaterThan(0.22);
      expect(share).toBeLessThan(0.28);
    }
    const normal = Array.from({ length: 4000 }, () => random.normal(2));
    const mean = normal.reduce((a, b) => a + b, 0) / normal.length;
    const variance = normal.reduce((sum, each) => sum + (each - mean) ** 2, 0) / normal.length;
    expect(Math.abs(mean)).toBeLessThan(0.12);
    expect(Math.sqrt(variance)).toBeGreaterThan(1.9);
    expect(Math.sqrt(variance)).toBeLessThan(2.1);
  });

  it("does not pick from nothing", () => {
    expect(() => randomFor("none").pick([])).toThrow("nothing to pick");
  });
});
