import type { Viewer } from "~/access/viewer.server";
import { currentLadder } from "~/ladder/ladder.server";
import type { ShownData } from "./domain/session-data";
import { readSubmitted } from "./preview-reading.server";
import type { CalibrationSession } from "./session.server";

/** A few people's ratings, words and evidence, criterion by criterion; those the viewer does not see are left out. */
export async function comparePage(
  viewer: Pick<Viewer, "personId">,
  session: CalibrationSession,
  { data, chosen }: { data: ShownData; chosen: readonly string[] },
) {
  const people = data.people.filter(({ assessmentId }) => chosen.includes(assessmentId));
  const byOffice = session.seat === null;
  const read = await Promise.all(
    people.map(({ assessmentId }) =>
      readSubmitted(
        { sessionId: session.id, personId: viewer.personId, assessmentId, byOffice },
        { withNames: data.withNames },
      ),
    ),
  );
  const stepIds = new Set(people.map(({ stepId }) => stepId));
  const steps = new Map(data.steps.map(({ id, title }) => [id, title]));
  return {
    withNames: data.withNames,
    evidenceKinds: currentLadder().ladder.evidenceKinds.map(({ id, title }) => ({ id, title })),
    people: people.map(({ assessmentId, name, team, level, rater, stepId, isOwnReport }) => ({
      assessmentId,
      name,
      team,
      level,
      rater,
      step: steps.get(stepId) ?? stepId,
      isOwnReport,
    })),
    criteria: data.criteria
      .filter((criterion) => criterion.stepIds.some((id) => stepIds.has(id)))
      .map(({ id, question, competency, points }) => ({
        id,
        question,
        competency,
        points,
        cells: people.map((person, index) => {
          const rating = person.ratings[id];
          return rating
            ? {
                self: rating.self,
                manager: rating.manager,
                calibrated: rating.calibrated,
                words: read[index]?.words(id) ?? [],
                evidence: read[index]?.evidence(id) ?? [],
              }
            : null;
        }),
      })),
  };
}

export type ComparePage = Awaited<ReturnType<typeof comparePage>>;
