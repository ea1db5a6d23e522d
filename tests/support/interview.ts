import { criteriaForLevel } from "~/interview/domain/level-criteria";
import { type PanelState, type Recommendation, stored } from "~/interview/domain/state";
import { exercisesFor, questionsAbout } from "~/ladder/domain/view";
import { currentLadder } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { makePerson } from "./organisation";

const HOUR = 60 * 60 * 1000;

/** A kit of the published ladder: one question for each criterion, and the level's first exercise. */
export async function makeKit(given: { trackId?: string; levelId?: string } = {}) {
  const { trackId = "orchestrator", levelId = "mid" } = given;
  const { ladder, versionId } = currentLadder();
  const criteria = criteriaForLevel(ladder, { trackId, levelId }).map(
    ({ criterion }) => criterion.id,
  );
  const first = (id: string) => questionsAbout(ladder, [id]).slice(0, 1);
  const questions = Object.fromEntries(
    criteria.map((id) => [id, first(id).map((question) => question.id)]),
  );
  const exercises = exercisesFor(ladder, { trackId, levelId }).slice(0, 1);
  return database().interviewKit.create({
    data: {
      name: "Kit for tests",
      ladderVersionId: versionId,
      trackId,
      levelId,
      content: { questions, exercises: exercises.map(({ id }) => id) },
    },
  });
}

export type TestKit = Awaited<ReturnType<typeof makeKit>>;

type GivenPanel = {
  state?: PanelState;
  kit?: TestKit;
  /** A name, or somebody who works here. */
  candidate?: string | { id: string; name: string };
  hiringManager?: { id: string };
  /** Each has one session, an hour after the one before, on every competency of the kit. */
  interviewers?: { id: string }[];
  /** When the first session begins. Where absent all have begun, the last an hour ago. */
  startsAt?: Date;
  location?: string;
};

/** A panel as the database has it in `state`. Cards are made by `makeCard`. */
export async function makePanel(given: GivenPanel = {}) {
  const { state = "open", candidate = "Ada Example", interviewers = [] } = given;
  const kit = given.kit ?? (await makeKit());
  const hiringManager = given.hiringManager ?? (await makePerson());
  const startsAt = given.startsAt ?? new Date(Date.now() - Math.max(1, interviewers.length) * HOUR);
  const competencyIds = competenciesOf(kit);
  const now = new Date();
  return database().interviewPanel.create({
    data: {
      candidateName: typeof candidate === "string" ? candidate : candidate.name,
      candidateId: typeof candidate === "string" ? null : candidate.id,
      trackId: kit.trackId,
      levelId: kit.levelId,
      kitId: kit.id,
      hiringManagerId: hiringManager.id,
      location: given.location ?? "",
      state: stored(state),
      createdById: hiringManager.id,
      debriefAt: state === "debrief" || state === "decided" ? now : null,
      decidedAt: state === "decided" ? now : null,
      withdrawnAt: state === "withdrawn" ? now : null,
      seats: { create: interviewers.map(({ id }) => ({ interviewerId: id })) },
      sessions: {
        create: interviewers.map(({ id }, index) => ({
          interviewerId: id,
          startsAt: new Date(startsAt.getTime() + index * HOUR),
          minutes: 60,
          competencyIds,
        })),
      },
    },
  });
}

/** The competencies that a kit covers, in the ladder's order of criteria. */
export function competenciesOf(kit: TestKit): string[] {
  return [...new Set(criteriaOf(kit).map(({ competency }) => competency))];
}

/** The criteria that a kit covers. */
export function criteriaOf({ trackId, levelId }: Pick<TestKit, "trackId" | "levelId">) {
  return criteriaForLevel(currentLadder().ladder, { trackId, levelId }).map(
    ({ criterion }) => criterion,
  );
}

type GivenCard = {
  /** One point for each criterion of the level, in order; the last one again where there are fewer. Null is not assessed. */
  points?: (number | null)[];
  recommendation?: Recommendation;
  isSubmitted?: boolean;
  submittedAt?: Date;
  quotes?: string;
};

/** An interviewer's card, handed in unless it is said that it is not. */
export async function makeCard(
  panel: { id: string; trackId: string; levelId: string },
  interviewer: { id: string },
  given: GivenCard = {},
) {
  const {
    points = [3],
    recommendation = "yes",
    isSubmitted = true,
    quotes = "I tried it.",
  } = given;
  const card = await database().scorecard.create({
    data: {
      panelId: panel.id,
      interviewerId: interviewer.id,
      recommendation: stored(recommendation),
      reason: "What was seen supports it.",
      answers: {
        create: criteriaOf(panel).map(({ id }, index) => {
          const point = points[Math.min(index, points.length - 1)] ?? null;
          return {
            criterionId: id,
            point,
            isNotAssessed: point === null,
            why: point === null ? "There was no time." : "",
            quotes,
            observations: "Wrote a check before the change.",
          };
        }),
      },
    },
  });
  if (!isSubmitted) return card;
  return database().scorecard.update({
    where: { id: card.id },
    data: { submittedAt: given.submittedAt ?? new Date() },
  });
}
