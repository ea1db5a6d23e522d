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
  level: string;
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

/** A name for somebody whose name is not shown: by the order of ids, which says nothing about them. */
const pseudonym = (index: number) => `Person ${index + 1}`;

/**
 * What one viewer may see: never their own row, so that nothing counted from it can be subtracted; names only where they
 * are shown.
 */
export function forViewer(data: SessionData, { personId, withNames }: DataViewer): ShownData {
  const order = new Map(
    data.people
      .map((person) => person.assessmentId)
      .sort()
      .map((id, index) => [id, index]),
  );
  const others = data.people.filter((person) => person.personId !== personId);
  return {
    ...data,
    people: others.map((person) => ({
      ...person,
      name: withNames ? person.name : pseudonym(order.get(person.assessmentId) ?? 0),
      teamNow: withNames ? person.teamNow : null,
      isOwnReport: person.raterId === personId,
    })),
    waiting: withNames ? data.waiting.filter((each) => each.personId !== personId) : [],
    withNames,
    isWithoutOwn:
      others.length < data.people.length || data.waiting.some((each) => each.personId === personId),
  };
}
