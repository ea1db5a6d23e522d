import type { Mark } from "./mark";
import type { SessionRating, ShownData, ShownPerson } from "./session-data";

/** A rating as tests need it: everybody gave the same unless said otherwise, with one fresh piece of evidence. */
export function rating(mark: Mark, given: Partial<SessionRating> = {}): SessionRating {
  return {
    self: mark,
    manager: mark,
    blind: mark,
    calibrated: given.manager ?? mark,
    changes: 0,
    pieces: 1,
    newest: "2026-03-01",
    last: null,
    agree: 0,
    question: 0,
    abstain: 0,
    seconds: [],
    ...given,
  };
}

export function shownPerson(
  key: string,
  ratings: Record<string, SessionRating>,
  given: Partial<ShownPerson> = {},
): ShownPerson {
  return {
    assessmentId: key,
    personId: `person-${key}`,
    name: key,
    teamId: "team",
    team: "Team",
    teamNow: null,
    trackId: "orchestrator",
    levelId: "mid",
    level: "Mid",
    levelName: "Mid",
    stepId: "mid-to-senior",
    raterId: "rater",
    rater: "Rater",
    rule: { met: false, isBoundary: false },
    ratings,
    isOwnReport: false,
    ...given,
  };
}

/** Some people on one step with the criteria `a` and `b` on a scale of four points. */
export function shownData(people: ShownPerson[], given: Partial<ShownData> = {}): ShownData {
  const points = [1, 2, 3, 4].map((value) => ({ value, label: `Point ${value}` }));
  const criterion = (id: string) => ({
    id,
    question: `Question ${id}`,
    competencyId: `competency-${id}`,
    competency: `Competency ${id}`,
    stepIds: ["mid-to-senior"],
    scaleId: "mastery",
    isMonotone: true,
    points,
  });
  return {
    criteria: [criterion("a"), criterion("b")],
    steps: [{ id: "mid-to-senior", title: "Mid to Senior" }],
    tracks: [
      { id: "orchestrator", title: "AI Orchestrator" },
      { id: "specialist", title: "Deep Specialist" },
    ],
    people,
    waiting: [],
    withNames: true,
    isWithoutOwn: false,
    ...given,
  };
}
