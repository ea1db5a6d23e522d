import type { Mark } from "./mark";

/** One criterion as the views need it. */
export type SessionCriterion = {
  id: string;
  question: string;
  competencyId: string;
  competency: string;
  stepIds: string[];
  scaleId: string;
  /** Whether more is better; on a balanced scale the middle is right, and no severity can be worked out. */
  isMonotone: boolean;
  points: { value: number; label: string }[];
};

export type Second = { raterId: string; mark: Mark };

/** Everything the session knows about one rating. */
export type SessionRating = {
  self: Mark;
  manager: Mark;
  /** The manager's before they saw the engineer's; null where the cycle was not blind. */
  blind: Mark;
  /** As it stands in the session: the manager's, or what the last change made of it. */
  calibrated: Mark;
  /** How often it was changed; each change names the number it was made after. */
  changes: number;
  /** Pieces of evidence claimed for it, and the ISO day of the newest. */
  pieces: number;
  newest: string | null;
  /** What stood at the end of the person's last released cycle for the same criterion, else the same competency. */
  last: Mark;
  /** Verdicts of the previews handed in, and second ratings given blind. */
  agree: number;
  question: number;
  abstain: number;
  seconds: Second[];
};

export type SessionPerson = {
  assessmentId: string;
  personId: string;
  name: string;
  /** As they were when the person came into the session. */
  teamId: string | null;
  team: string;
  trackId: string | null;
  levelId: string | null;
  /** As titled on their own track; several tracks can share a level under titles of their own. */
  level: string;
  /** As it is called for all tracks together: every group of people has this one. */
  levelName: string;
  /** Where the person is now, where that is another team. */
  teamNow: string | null;
  stepId: string;
  raterId: string;
  rater: string;
  /** What the step's rule says of the ratings as they stand. */
  rule: { met: boolean; isBoundary: boolean };
  ratings: Record<string, SessionRating>;
};

/** The ratings of one session, before anything is hidden from anybody. */
export type SessionData = {
  criteria: SessionCriterion[];
  steps: { id: string; title: string }[];
  /** As the ladder calls them. */
  tracks: { id: string; title: string }[];
  people: SessionPerson[];
  /** People in the population whose ratings are not here: the review is not finished, or was reopened. */
  waiting: { assessmentId: string; personId: string; name: string; team: string }[];
};

/** What a viewer's ratings of a session are drawn from. */
export type DataViewer = {
  personId: string;
  /** Names are shown; off by the session's setting or in presenter mode. */
  withNames: boolean;
};

/** A person as a view shows them. */
export type ShownPerson = SessionPerson & {
  /** The viewer rated this person as their manager. */
  isOwnReport: boolean;
};

export type ShownData = Omit<SessionData, "people"> & {
  people: ShownPerson[];
  withNames: boolean;
  /** The viewer is rated in this session; their own row is in nothing that they see. */
  isWithoutOwn: boolean;
};

/**
 * What one viewer may see: never their own row, so that nothing counted from it can be subtracted; names only where they
 * are shown. Without names people stand in an order that says nothing about them, by stand-ins that are the same for all.
 */
export function forViewer(data: SessionData, { personId, withNames }: DataViewer): ShownData {
  const others = data.people.filter((person) => person.personId !== personId);
  const shown = others.map((person) => ({ ...person, isOwnReport: person.raterId === personId }));
  return {
    ...data,
    people: withNames ? shown : withoutNames(shown, data.people),
    waiting: withNames ? data.waiting.filter((each) => each.personId !== personId) : [],
    withNames,
    isWithoutOwn:
      others.length < data.people.length || data.waiting.some((each) => each.personId === personId),
  };
}

/** Stand-ins by the order of ids. */
function withoutNames(shown: ShownPerson[], all: readonly SessionPerson[]): ShownPerson[] {
  const people = placesOf(all.map(({ assessmentId }) => assessmentId));
  const raters = placesOf(all.map(({ raterId }) => raterId));
  return shown
    .map((person) => ({
      ...person,
      name: `Person ${people.get(person.assessmentId)}`,
      rater: `Manager ${raters.get(person.raterId)}`,
      teamNow: null,
    }))
    .sort((a, b) => a.assessmentId.localeCompare(b.assessmentId));
}

function placesOf(ids: readonly string[]): Map<string, number> {
  return new Map([...new Set(ids)].sort().map((id, index) => [id, index + 1]));
}
