/** After the sides were compared: what made the reviewer choose another point than the one they had settled on. */
export const RAISED = [
  "I had settled on {blind} before I read your account. You link a piece that I did not know of, and it is what changed it.",
  "Before the comparison I was at {blind}. You name the change in which it was done; I had it down as somebody else’s.",
  "I began at {blind}, from what I had seen myself. What you describe happened in weeks when I was looking elsewhere, and I have checked it since.",
  "My first rating was {blind}. Reading yours, I saw that I had rated the last month and not the half-year.",
] as const;

export const LOWERED = [
  "I had settled on {blind}. Then I read what you leave open, and you are right that it belongs to the higher point.",
  "Before the comparison I was at {blind}. Your own account is the more sober one, and after a second look at the work I agree with it.",
  "My first rating was {blind}. You rate the usual work, as the ladder asks; I had rated the best week.",
] as const;

/** Before words that somebody has read already. */
export const AGAIN = "I have to say again what I said before.";

/** Two points or more apart. */
export const FAR = [
  "We are two points apart here, so let us begin with this one.",
  "That is far from your own rating. I would rather hear first which work you had in mind.",
  "Two points are a lot; bring an example I may not know, and I will look at it before we talk.",
] as const;

/** The engineer gave an exception, and the reviewer rates it all the same. */
export const SEEN_ANYHOW = [
  "You say that nobody could have seen this. I did, in the work on {feature}, and rate that.",
  "It was less than usual, I agree, but there was {component}, and it is enough to go by.",
] as const;

/** The reviewer gives the same exception. */
export const SAME_EXCEPTION = [
  "I see it the same way; the work of this half-year did not have it.",
  "Agreed. It is for me to change the work, not for you to explain it.",
  "That is so, and we spoke about it when the period began.",
] as const;

/** The engineer rated it, and the reviewer could not. */
export const NOT_SEEN = {
  reason: [
    "I took over in the middle of this work and have not seen enough of it.",
    "It happened in another team’s work, where I was not.",
  ],
  rationale: [
    "I do not doubt what you write. I could not see it myself; a colleague who was there could settle this.",
    "Your text describes it well. I would be rating your text, and so I leave it open until somebody who was there has confirmed it.",
  ],
} as const;

type Summaries = { ready: readonly string[]; near: readonly string[]; early: readonly string[] };

/** Words on the whole: everything the step asks is there, some of it is, or little is yet. */
export const SUMMARIES: Summaries = {
  ready: [
    "You do on {component} what the next level asks, and you did it for most of this period. I will put the case to the group; the decision is theirs.",
    "All of it is there, and none of it depends on one good week. What I would still like to see is the same in work that somebody else has shaped.",
    "I have read everything you linked and asked two people. I have no reservation that belongs into a rating.",
    "The work on {feature} carried this review. It is written down so that I could check it without you, which says a good deal by itself.",
    "You have been working like this for longer than one period. The rating catches up with it.",
    "We see it alike, or nearly so. For the step I find nothing that is missing.",
  ],
  near: [
    "Part of the step is there. What is missing is the same in each criterion: seeing it before somebody asks. {Component} is the place to show that.",
    "A clear step forward from last time. The work on {feature} meets the expectation; the other criteria are a matter of doing the same in unfamiliar work.",
    "You know your gaps better than I do, and your text says so. Choose one of them for the next half-year, not three.",
    "Good work on {feature}, and I rate what it shows. It does not show everything this step asks, because the work did not have it. Part of that is mine to change.",
    "We see most of it alike. What is left is about evidence rather than about you; a rehearsal on record would move it.",
    "Less far apart than last time. What I would like next is that {edge} is on your list and not on the reviewer’s.",
    "The strongest part is one you hardly mention. The weakest is the one you wrote most about. Let us talk about why.",
  ],
  early: [
    "You are new at this level, and this is where people are in their first half-year. The direction is right.",
    "Most of this was done with help. The next period has less help in it; we agreed which parts.",
    "I have rated what I saw, and there was not much to see: half of the period went into work that has none of this in it.",
    "An honest self-assessment. Begin with {component}, where you know the ground.",
    "It is early for this step, and you do not pretend otherwise. One criterion at a time.",
  ],
};

/** What engineers answer to a release. */
export const RESPONSES: Record<"agree" | "partly" | "disagree", readonly string[]> = {
  agree: [
    "",
    "",
    "Thank you, this is fair. I will begin with the first action.",
    "I recognise myself in this, also in the part I would rather not.",
    "Agreed, and the example helped. I had not seen it as one.",
    "I see it the same way after our conversation. The first action is planned.",
    "Good to have it in writing. Nothing to add.",
    "Agreed. I had expected the second rating to be lower.",
  ],
  partly: [
    "I agree with two of the three. On the one where we differ I still think that the work on {component} shows it; I will put better evidence there next time.",
    "The ratings I can follow. The sentence about {feature} leaves out that the plan was changed twice by others.",
    "Partly. What you say about {edge} is right. That nobody could have known it beforehand is also right.",
    "I accept the rating and see the reason differently. We agreed what would settle it.",
    "The summary fits the first months better than the last two. The actions I agree with.",
  ],
  disagree: [
    "I disagree with the rating where we are furthest apart. What I linked shows exactly what the point asks for, and I do not find an answer to it in the rationale. I have asked the people team to read both.",
    "I do not agree. The work on {component} was done by me and reviewed by three people, none of whom was asked.",
    "I still see this differently. It is one incident against half a year, and I would like it to be looked at again by somebody who was there.",
  ],
};

/** Agreed besides what belongs to a criterion. */
export const GENERAL_ACTIONS = [
  "Talk once a month about one criterion, beginning with the lowest.",
  "Ask a colleague to confirm two pieces of evidence while they still remember.",
  "Take the lead in the next piece of work on {component}, from the first note on.",
  "Keep a note of decisions as they happen, so that the next assessment does not rest on memory.",
] as const;

/** Why somebody is asked to confirm a piece. */
export const ASKING = [
  "You were in the review of this. Is it as I describe it?",
  "You built the other side. Could you say whether this is what happened?",
  "I would like somebody who was there to look at this before I use it.",
  "",
  "You used this before anybody else. Does the description fit?",
] as const;

/** What the asked colleague answers. */
export const CONFIRMED = {
  CONFIRM: [
    "That is how it was. I reviewed the second half of it.",
    "Yes. The idea and the checks were theirs; I only ran them.",
    "I was in the rehearsal, and it went as described.",
    "Correct, and the part about {edge} was found by nobody else.",
    "I have used it since, without help.",
    "It is as described. The decision was argued about for a week, and this is what was kept.",
  ],
  IN_PART: [
    "The checks are theirs. The structure was there before.",
    "I can confirm the design. What was measured I did not see.",
    "It happened as described, with two people, of whom I was the other.",
    "The first version, yes. I left the work before the second.",
  ],
  CANNOT: [
    "I was not part of this; perhaps somebody from {otherTeam} was.",
    "I remember the change, and not who did what in it.",
    "I only saw the result, so I cannot say.",
  ],
} as const;

/** Why a review went to somebody else, and why one was opened again. */
export const HANDOVER_REASON =
  "Adaeze Nwosu reports to Kwabena Asante-Mensah from today. What Tomás Echeverría has settled stays as it is; the rest is for the new manager to rate.";
export const REOPENING_REASON =
  "The rationale on the second criterion speaks about a change that was a colleague’s. Both sides asked for it to be rated again from the right evidence.";
/** What the rationale said before it was rated again. */
export const MISTAKEN =
  "The change to {neighbour} had to be taken back twice, and what it may not touch was not written down in either attempt.";
/** What it says since. */
export const CORRECTED =
  "Rated again: the change to {neighbour} that I had in mind was not yours. What is yours is {component}, and there the rule is written down and held.";
