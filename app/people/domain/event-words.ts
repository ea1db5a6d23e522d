import { PERSON_FIELD_WORDS } from "./person-changes";
import { ROLE_WORDS } from "./roles";

/** What happened, as the end of a sentence that begins with who did it. `…` stands for the subject's name. */
const EVENT_WORDS: Record<string, string> = {
  "organisation.created": "set up the organisation",
  "organisation.changed": "changed the organisation’s settings",
  "ladder.published": "published a version of the ladder",
  "person.created": "added …",
  "person.changed": "changed the record of …",
  "person.invited": "invited …",
  "people.imported": "imported people",
  "people.exported": "exported the list of people",
  "role.granted": "gave a role to …",
  "role.withdrawn": "took a role from …",
  "team.created": "made the team …",
  "team.renamed": "renamed the team …",
  "team.deleted": "deleted a team",
  "account.accepted": "took the first password of … by invitation",
  "account.password-changed": "changed the password",
  "account.password-reset": "took a new password of … by letter",
  "account.signed-out-everywhere": "signed … out everywhere",
  "account.closed": "closed the account of …",
  "mail.read": "opened a letter in the outbox",
  "mail.resent": "sent a letter in the outbox again",
  "mail.notices-written": "wrote letters about what waits for people",
  "notifications.chosen": "chose which notices are mailed to …",
  "notifications.stopped": "stopped the mail with notices to …",
  "audit.exported": "exported the audit log",
  "record.exported": "exported the record of …",
  "cycle.created": "made a cycle",
  "cycle.edited": "changed a cycle",
  "cycle.opened": "opened a cycle",
  "cycle.closed": "closed a cycle",
  "cycle.people-told": "told the people in a cycle what waits for them",
  "cycle.people-added": "added people to a cycle",
  "cycle.person-removed": "took somebody out of a cycle",
  "cycle.target-set": "set what somebody in a cycle is assessed for",
  "assessment.submitted": "submitted an assessment",
  "assessment.submitted-again": "submitted an assessment again",
  "assessment.withdrawn": "withdrew an assessment",
  "assessment.transition-chosen": "chose what an assessment is for",
  "assessment.read": "read somebody’s assessment",
  "assessment.reopened": "reopened an assessment",
  "review.started": "began a review",
  "review.summary-saved": "saved the words on the whole of a review",
  "review.summary-conflict-shown": "met two versions of the words on the whole",
  "review.finished": "finished a review",
  "review.resumed": "took a review up again",
  "review.released": "released a review",
  "review.acknowledged": "acknowledged a review",
  "review.handed-over": "handed a review over",
  "review-rating.saved": "saved a reviewer’s rating",
  "review-rating.saved-again": "saved a reviewer’s rating again",
  "review-rating.settled": "settled a reviewer’s rating",
  "review-rating.conflict-shown": "met two versions of a reviewer’s rating",
  "review-rating.version-set-aside": "set aside a version of a reviewer’s rating",
  "evidence-request.sent": "asked for more evidence",
  "evidence-request.withdrawn": "took a question for evidence back",
  "evidence-request.answered": "answered a question for evidence",
  "action.agreed": "wrote down an agreed action",
  "action.done": "marked an agreed action as done",
  "action.dropped": "dropped an agreed action",
  "action.taken-up-again": "took an agreed action up again",
  "delegation.created": "named somebody to act for a manager",
  "delegation.ended": "ended acting for a manager",
  "cycle.review-settings-changed": "changed how a cycle is reviewed",
  "review.sent-to-calibration": "sent a review to calibration",
  "cycle.calibration-begun": "sent a cycle’s reviews to calibration",
  "cycle.calibration-ended": "ended a cycle’s calibration",
  "calibration.rating-changed": "changed a rating in a calibration session",
  "calibration.change-undone": "took a change in a calibration session back",
  "calibration.conflict-shown":
    "met a rating that somebody else had changed in a calibration session",
  "calibration.note-added": "wrote a note in a calibration session",
  "calibration.read": "read a calibration session",
  "calibration.exported": "exported the ratings of a calibration session",
  "calibration.organisation-read": "read calibration across the organisation",
  "calibration.bundle-exported": "exported the decision bundle of a calibration session",
  "calibration.made": "made a calibration session",
  "calibration.settings-changed": "changed the settings of a calibration session",
  "calibration.people-added": "added people to a calibration session",
  "calibration.person-removed": "took somebody out of a calibration session",
  "calibration.team-brought-up-to-date": "took over somebody’s new team in a calibration session",
  "calibration.participant-added": "gave somebody a seat in a calibration session",
  "calibration.participant-removed": "took somebody’s seat in a calibration session",
  "calibration.second-ratings-assigned": "was given people to rate a second time",
  "calibration.verdicts-saved": "saved a look at ratings before a calibration session",
  "calibration.second-ratings-saved": "saved second ratings for a calibration session",
  "calibration.anchor-ratings-saved": "saved ratings of a written case for a calibration session",
  "calibration.preview-handed-in": "handed in a preview of a calibration session",
  "calibration.preview-skipped": "went into a calibration session without a preview",
  "calibration.moved": "moved a calibration session on, or opened it again",
  "calibration.reviews-taken-in": "took finished reviews into a calibration session",
  "interview.card-saved": "wrote on a card about a candidate",
  "interview.card-handed-in": "handed in a card about a candidate",
  "interview.card-amended": "added to a card about a candidate",
  "interview.cards-read": "read the cards about a candidate",
  "interview.candidate-named": "said whether a candidate works here",
  "interview.debrief-opened": "opened the debrief of a candidate’s interviews",
  "interview.decided": "decided on a candidate",
  "interview.reopened": "opened the debrief again after a decision",
  "interview.purged": "purged a candidate’s interviews",
  "interview.held": "put a hold on a candidate’s interviews",
  "interview.hold-ended": "ended the hold on a candidate’s interviews",
  "interview.cards-asked-for": "reminded interviewers of cards that are not in",
  "interview.data-exported": "exported what is held about a candidate",
  "interview.retention-rule-added": "set how long interviews of a location are kept",
  "interview.retention-rule-changed": "changed how long interviews are kept",
  "interview.retention-rule-removed": "removed a location’s rule for how long interviews are kept",
  "interview.made": "began interviews of a candidate",
  "interview.settings-changed": "changed the settings of a candidate’s interviews",
  "interview.interviewer-added": "asked somebody to interview a candidate",
  "interview.interviewer-replaced": "put another interviewer in somebody’s place",
  "interview.interviewer-removed": "took an interviewer off a candidate’s interviews",
  "interview.session-added": "planned a session with a candidate",
  "interview.session-changed": "changed a session with a candidate",
  "interview.session-removed": "took a session with a candidate out of the plan",
  "interview.suggestion-taken": "took the suggestion for a plan of interviews",
  "interview.withdrawn": "wrote down that a candidate withdrew",
  "interview.returned": "wrote down that a candidate came back",
  "kit.made": "made an interview kit",
  "kit.renamed": "renamed an interview kit",
  "kit.question-swapped": "changed a question of an interview kit",
  "kit.question-added": "added a question to an interview kit",
  "kit.question-removed": "took a question out of an interview kit",
  "kit.exercise-chosen": "took an exercise into an interview kit",
  "kit.exercise-removed": "took an exercise out of an interview kit",
  "kit.archived": "archived an interview kit",
  "kit.taken-back": "took an interview kit back from the archive",
  "kit.copied": "copied an interview kit",
  "kit.renewed": "took an interview kit to another version of the ladder",
  "check-in.started": "started a check-in",
  "check-in.continued": "went on with a check-in",
  "rating.saved": "saved a rating",
  "rating.saved-again": "saved a rating again",
  "rating.conflict-shown": "met two versions of a rating",
  "rating.version-set-aside": "set aside a version of a rating",
  "rating.met-other-version": "saved a rating for an earlier version of the ladder",
  "evidence.used-again": "used last time’s evidence again",
  "cycle.moved-to-version": "moved a cycle to another version of the ladder",
  "check-in.moved-to-version": "moved a check-in to another version of the ladder",
  "evidence.added": "added evidence",
  "evidence.claimed": "named evidence for a criterion",
  "evidence.claim-withdrawn": "took evidence away from a criterion",
  "evidence.changed": "changed evidence",
  "evidence.conflict-shown": "met two versions of evidence",
  "evidence.archived": "archived evidence",
  "evidence.taken-back": "took evidence back from the archive",
  "evidence.links-checked": "checked whether the links of evidence answer",
  "corroboration.asked": "asked a colleague to confirm evidence",
  "corroboration.withdrawn": "withdrew a question about evidence",
  "corroboration.answered": "answered a question about evidence",
  "corroboration.answered-again": "answered a question about evidence again",
  "corroboration.corrected": "corrected an answer about evidence",
};

/** Every action there are words for, in the order they are written. */
export const KNOWN_ACTIONS = Object.keys(EVENT_WORDS);

export type EventFacts = {
  actorId: string | null;
  actor: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  subject: string | null;
};

/** One readable sentence; an action without words is shown as it is stored. */
export function eventSentence(event: EventFacts): string {
  const who = event.actor ?? (event.actorId ? "Somebody" : "Rostrum");
  const isOwn = event.subjectType === "person" && event.subjectId === event.actorId;
  const words = wordsOf(event.action);
  if (!words) {
    const about = event.subject && !isOwn ? ` (${event.subject})` : "";
    return `${who}: ${event.action}${about}`;
  }
  const whom = isOwn ? "themselves" : (event.subject ?? `a ${event.subjectType}`);
  const own = isOwn ? words.replace("the record of …", "their own record") : words;
  return `${who} ${own.replace("…", whom)}`;
}

/** The action in words without a subject, for a list to choose from. */
export function actionLabel(action: string): string {
  const words = wordsOf(action)?.replace("…", "somebody");
  if (!words) return action;
  const fitting = action.startsWith("team.") ? words.replace(" somebody", "") : words;
  return fitting.charAt(0).toUpperCase() + fitting.slice(1);
}

/** The part of an event's content that says what changed, in words; empty where there is none. */
export function contentWords(data: Record<string, unknown> | null): string {
  if (!data) return "";
  const { fields, role } = data;
  if (typeof role === "string" && Object.hasOwn(ROLE_WORDS, role))
    return ROLE_WORDS[role as keyof typeof ROLE_WORDS].name;
  if (!Array.isArray(fields)) return "";
  return fields.map((field) => fieldWord(String(field))).join(", ");
}

/** A field of a person's record as people call it. */
function fieldWord(field: string): string {
  return Object.hasOwn(PERSON_FIELD_WORDS, field)
    ? PERSON_FIELD_WORDS[field as keyof typeof PERSON_FIELD_WORDS]
    : field;
}

function wordsOf(action: string): string | undefined {
  return Object.hasOwn(EVENT_WORDS, action) ? EVENT_WORDS[action] : undefined;
}
