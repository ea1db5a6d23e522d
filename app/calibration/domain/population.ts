import type { AssessmentState } from "~/assessment/domain/state";

/** More than this in one session is no conversation any more; views and figures are made for fewer. */
export const MOST_PEOPLE = 2_000;

/** Groups under this size have no figures. */
const FEWEST_WITH_FIGURES = 4;

/** A person of the cycle who may be compared in a session. */
export type Candidate = {
  assessmentId: string;
  personId: string;
  name: string;
  teamId: string | null;
  team: string | null;
  trackId: string | null;
  levelId: string | null;
  state: AssessmentState;
  /** Whoever has the review, else today's manager, who will. */
  raterId: string | null;
  rater: string | null;
  /** Names of other sessions that are not released and have this person. */
  alsoIn: string[];
};

/** Is the review finished, so that there are ratings to compare? */
export function isFinished(state: AssessmentState): boolean {
  return state === "reviewed" || state === "in-calibration";
}

/** Has the engineer been shown the review? Calibration comes before that. */
export function isShown(state: AssessmentState): boolean {
  return state === "released" || state === "acknowledged";
}

/** Something worth knowing about a population. It warns and never refuses. */
export type PopulationWarning = {
  kind: "also-in-another" | "too-few" | "one-rater" | "own-row-hidden";
  title: string;
  text: string;
  /** Whom it is about. */
  people: string[];
};

type Warned = Pick<Candidate, "personId" | "name" | "raterId" | "rater" | "alsoIn">;

/**
 * What a group should know before it begins with these people.
 *
 * @param people the population as the viewer may count it
 * @param seats who is to sit in the session
 */
export function populationWarnings(
  people: readonly Warned[],
  seats: readonly { personId: string; name: string }[] = [],
): PopulationWarning[] {
  const warnings: PopulationWarning[] = [];
  const twice = people.filter(({ alsoIn }) => alsoIn.length > 0);
  if (twice.length > 0)
    warnings.push({
      kind: "also-in-another",
      title: `${count(twice.length, "person is", "people are")} in another session of this cycle as well.`,
      text: "Where both change the same rating, the one that is locked last stands. They can be released once both are.",
      people: twice.map(({ name, alsoIn }) => `${name} (${alsoIn.join(", ")})`),
    });
  if (people.length > 0 && people.length < FEWEST_WITH_FIGURES)
    warnings.push({
      kind: "too-few",
      title: `Fewer than ${FEWEST_WITH_FIGURES} people.`,
      text: "Figures of so small a group would be about single people, so they are not shown. Ratings can still be compared and changed.",
      people: [],
    });
  const raters = new Set(people.map(({ raterId }) => raterId));
  if (people.length > 1 && raters.size === 1 && !raters.has(null))
    warnings.push({
      kind: "one-rater",
      title: `All of them are rated by ${people[0]?.rater ?? "one person"}.`,
      text: "Whether one rater is strict or their people are strong cannot be told apart from their ratings alone. Second ratings by others, or people of another manager, would help.",
      people: [],
    });
  const rated = new Set(people.map(({ personId }) => personId));
  const hidden = seats.filter(({ personId }) => rated.has(personId));
  if (hidden.length > 0)
    warnings.push({
      kind: "own-row-hidden",
      title: `${count(hidden.length, "person sits in the session and is", "people sit in the session and are")} rated in it.`,
      text: "That is allowed. Their own row is hidden from them everywhere, also in what is counted.",
      people: hidden.map(({ name }) => name),
    });
  return warnings;
}

function count(number: number, one: string, many: string): string {
  return number === 1 ? `1 ${one}` : `${number} ${many}`;
}
