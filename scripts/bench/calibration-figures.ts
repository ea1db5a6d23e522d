// Times the statistics of a session in a data directory that no server has open, and prints them.
import { alphaInterval, krippendorffAlpha, type Ratings } from "~/calibration/domain/agreement";
import { pointOf } from "~/calibration/domain/mark";
import { computeFigures } from "~/calibration/figures.server";
import { readSessionData } from "~/calibration/session-data.server";
import { configureLadder, loadLadderFromDisk } from "~/ladder/ladder.server";
import { closeDatabase, database, openDatabase } from "~/platform/database.server";
import { readEnvironment } from "~/platform/environment.server";

const TIMES = 5;
const RESAMPLES = 1_000;

const [dataDir = "", sessionId = ""] = process.argv.slice(2);
const env = readEnvironment({ DATA_DIR: dataDir });
await openDatabase({ dataDir: env.DATA_DIR });
await configureLadder(await loadLadderFromDisk("scripts/bench/calibration-ladder"), {
  isPublic: true,
});
const { cycle } = await database().calibrationSession.findUniqueOrThrow({
  where: { id: sessionId },
  include: { cycle: true },
});
const ratings = await allRatings();
const alpha = longest(() =>
  alphaInterval({ ratings, metric: "ordinal", resamples: RESAMPLES, seed: 1 }),
);
const { raters, units } = krippendorffAlpha({ ratings, metric: "ordinal" });
const began = performance.now();
await computeFigures(sessionId);
const figures = performance.now() - began;
console.log(JSON.stringify({ alpha, figures, raters, units }));
await closeDatabase();

/** 300 people by 12 criteria: a row each for managers, for everybody's own, and for each calibrator's second ratings. */
async function allRatings(): Promise<Ratings> {
  const { people } = await readSessionData({ id: sessionId, cycle }, database());
  const all = people.flatMap((person) => Object.values(person.ratings));
  const raters = [...new Set(all.flatMap(({ seconds }) => seconds.map(({ raterId }) => raterId)))];
  return [
    all.map(({ manager }) => pointOf(manager)),
    all.map(({ self }) => pointOf(self)),
    ...raters.map((rater) =>
      all.map(({ seconds }) => {
        const own = seconds.find(({ raterId }) => raterId === rater);
        return own ? pointOf(own.mark) : null;
      }),
    ),
  ];
}

function longest(work: () => unknown): number {
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.max(...times);
}
