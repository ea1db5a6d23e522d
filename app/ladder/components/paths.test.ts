import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseLadder } from "../domain/parse";
import type { Ladder } from "../domain/schema";
import { type Path, pathsOf } from "./paths";
import { namesOf, placeAt, placesOf, stepInto } from "./places";

const folder = "content/ladders/orchestrator";
const { ladder: parsed } = parseLadder(
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => ({ path: name, text: readFileSync(`${folder}/${name}`, "utf8") })),
);
if (!parsed) throw new Error("the ladder has errors");
const ladder: Ladder = parsed;

/** junior - mid - (senior* - staff* | senior - staff), a star on what the chosen track passes through. */
const drawn = ({ stops, branches }: Path): string =>
  [
    ...stops.map((stop) => `${stop.levelId}${stop.chosen ? "*" : ""}`),
    ...(branches.length > 0 ? [`(${branches.map(drawn).join(" | ")})`] : []),
  ].join(" - ");

describe("the drawing of the tracks", () => {
  test("shares the trunk and forks after it", () => {
    expect(pathsOf(ladder, "specialist").map(drawn)).toEqual([
      "junior* - mid* - (senior - staff | senior* - staff*)",
    ]);
  });

  test("names the step to every level but the first", () => {
    const [trunk] = pathsOf(ladder, "orchestrator");
    expect(trunk?.stops.map((stop) => stop.step?.id)).toEqual([undefined, "junior-to-mid"]);
    expect(trunk?.branches.map((branch) => branch.stops.map((stop) => stop.step?.id))).toEqual([
      ["mid-to-senior", "senior-to-staff"],
      ["mid-to-senior-specialist", "senior-to-staff-specialist"],
    ]);
  });

  test("has a path for each track where none forks", () => {
    const apart = { ...ladder, tracks: ladder.tracks.map(({ forksFrom: _, ...track }) => track) };
    expect(pathsOf(apart, "orchestrator").map(drawn)).toEqual([
      "junior* - mid* - senior* - staff*",
      "senior - staff",
    ]);
  });
});

describe("the names of places", () => {
  test("every place is there once, with an address of its own", () => {
    const places = placesOf(ladder);
    expect(places.map(({ to }) => to)).toEqual([
      "/ladder/levels/junior",
      "/ladder/levels/mid",
      "/ladder/levels/senior",
      "/ladder/levels/staff",
      "/ladder/levels/senior?track=specialist",
      "/ladder/levels/staff?track=specialist",
    ]);
  });

  test("the short name leaves the track out", () => {
    expect(placeAt(ladder, { trackId: "specialist", levelId: "senior" })).toMatchObject({
      title: "Senior Deep Specialist",
      short: "Senior",
    });
    expect(placeAt(ladder, { trackId: "specialist", levelId: "mid" })).toMatchObject({
      trackId: "orchestrator",
      short: "Mid-level",
    });
  });

  test("a step names the track again only where it changes", () => {
    const name = (trackId: string) => {
      const step = stepInto(ladder, { trackId, levelId: "senior" });
      return step ? namesOf(step) : null;
    };
    expect(name("orchestrator")).toBe("Mid-level AI Orchestrator to Senior");
    expect(name("specialist")).toBe("Mid-level AI Orchestrator to Senior Deep Specialist");
  });
});
