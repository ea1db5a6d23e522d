/**
 * What calibrators write. `{point}` is the rating as it stands, `{other}` the one they mean, `{piece}` the title of what is
 * linked; texts with a piece are used only where there is one. They speak of work and anchors, never of anybody.
 */
type Direction = "down" | "up";

/** Before the meeting: why a rating should be looked at. */
export const QUESTIONS: Record<Direction | "open", readonly string[]> = {
  down: [
    "“{piece}” shows it once. The anchor for {point} speaks of usual work, so I would want a second case from another month.",
    "I read the account twice and find {other} in it, well done. What {point} adds is not described anywhere.",
    "The piece that is linked is about the result. How it was arrived at, which is what this criterion asks, I cannot see.",
    "“{piece}” is good work, and most of it is about a neighbouring criterion. For this one I find a paragraph.",
    "The rationale argues from how hard the work was. The anchors ask what was done about it, and there I read {other}.",
    "Is this {point} for the half-year, or for the last three weeks of it? Everything linked is from the end.",
    "I rated the same kind of work {other} in my own team and would have to change mine if this stands.",
    "The engineer’s own text is more careful than the rating. It names two things that are missing for {point}.",
    "Somebody else shaped the work before it began. That should not count against it, but {point} asks for the shaping.",
    "“{piece}” was corrected after review, and the correction is what makes it {point}. Whose was that?",
  ],
  up: [
    "“{piece}” does what the anchor for {other} describes, nearly in its words. Was it read for this criterion?",
    "The rationale names one late piece of work and passes over the four before it. Together they are {other} to me.",
    "I find nothing in the anchor for {other} that is missing here. What was the reservation?",
    "Rated {point} because another team could not use it yet. The anchor does not ask for another team.",
    "There are two independent checks in “{piece}”, and the rating speaks of one.",
    "This looks rated against the level after the next. For the step in question I read {other}.",
    "The failure in the account was found by the engineer before anybody met it. I would count that for {other}, not against it.",
    "A colleague has confirmed “{piece}” since the review was finished. It may change the picture.",
    "I would have said {other} with less than is linked here.",
  ],
  open: [
    "Not observable, with a piece linked that shows it? I would like to hear what was seen.",
    "It says the work did not have this. “{piece}” reads as if it had.",
  ],
};

/** Agreeing needs no words; now and then there are some. */
export const AGREEMENTS = [
  "Clear from what is linked.",
  "Agreed, and the rationale says why it is not one more.",
  "I looked for a reason to say {other} and found none.",
] as const;

export const ABSTENTIONS = [
  "I do not know this part of the work well enough to judge it.",
  "",
  "I was in the review of “{piece}” myself and would rather leave it to others.",
] as const;

/** In the meeting: why a rating was changed. The manager and the engineer read it. */
export const CHANGES: Record<Direction, Readonly<Record<string, readonly string[]>>> = {
  down: {
    "evidence-weak": [
      "Nothing that is linked shows it outside one piece of work. With a second case this would be {from}; as it is, {to} is fully borne out.",
      "“{piece}” shows the outcome and not the way there, which is what the anchor for {from} asks for. What can be seen is {to}.",
      "The account describes what would be done next time. The anchors are about what was done, and that is {to}.",
    ],
    "anchor-read-differently": [
      "The anchor for {from} says “usually”. We counted three occasions, one of which went that way, and agreed that this is {to}.",
      "{from} was given for difficulty. The anchor asks for independence, and two of the three decisions were brought to the team first.",
      "We read the anchor aloud: {from} needs others to work from it without asking. They use it and still ask, so {to}.",
    ],
    "consistent-with-others": [
      "Four people with the same kind of evidence are at {to}. We compared piece by piece and found no difference that the anchors would count.",
      "Beside the others in this session the same depth has been rated {to} throughout. We looked at whether the others are too low and do not think so.",
    ],
    "out-of-scope": [
      "What the rationale praises most was finished before this round and was counted then. What came since shows {to}.",
      "Half of the rationale is about another criterion, where it is counted already. What remains here is {to}.",
    ],
    other: [
      "Manager and group agree that the rating was meant to encourage. The words in the review do that; the rating says what is there, and that is {to}.",
      "The manager asked for this one to be looked at again: it was rated on the last day, from memory. Read with the account beside it, it is {to}.",
    ],
  },
  up: {
    "evidence-missed": [
      "The rationale does not mention “{piece}”, which shows it plainly: what counts as right was settled before the work began. That is {to}.",
      "What is linked was read late in the review, if at all. It answers the reservation in the rationale, so {to}.",
      "The rationale says that nobody else has used it. “{piece}” names two teams that have.",
    ],
    "anchor-read-differently": [
      "The anchor for {to} asks that it holds in work of one’s own team. The review had asked for more than that.",
      "What was held against {to} is the part that only the next level asks. Read for this step, all of it is there.",
    ],
    "new-information": [
      "A colleague confirmed what “{piece}” describes after the review was finished, in detail. It removes the one doubt that the rationale names.",
      "The rehearsal that was planned when this was rated has taken place since, within the round, and went as the account says. {to}.",
    ],
    "consistent-with-others": [
      "Compared with three others at {to}: the same breadth, with better evidence. There is no reading of the anchor under which this is lower.",
    ],
  },
};

/** A rating that was lowered stands again, because of something said later in the meeting. */
export const RESTORED =
  "Changed earlier today for want of a second case. There is one, linked under the next criterion, and the group has read it now.";

/** Written for those in the session; can be disclosed, so it says nothing that could not be said aloud. */
export const NOTES = [
  "We spent most of the time on what counts as one’s own part where an assistant wrote the first version. The dated notes settled it.",
  "Come back to this after the break: the two criteria were rated from the same piece, and one of them may not need it.",
  "The manager will go through the second criterion again in the conversation. The rating stands, the example in the rationale is not the best one.",
  "Before the meeting opinions went both ways on this. What settled it was reading the anchor together and not the order in which we spoke.",
  "The conversation should begin with what is there: the group spent less time on that than on what is missing.",
] as const;

/** In a preview that is still open. */
export const EARLY_NOTE =
  "Some of what is linked asks for a sign-in that I do not have. Could somebody bring it to the meeting?";
