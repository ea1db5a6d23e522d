import type { ReviewTexts } from "./texts";

/** Junior to Mid-level: what reviewers write about the three criteria. */
export const JUNIOR_TO_MID: Record<string, ReviewTexts> = {
  "decompose-for-ai": {
    agreed: {
      low: [
        "I saw the same in {feature}: the pieces you had met before were cut well, and the join with {neighbour} was found in review.",
        "The outline for {component} carried the work and most of it was not yours. You say so yourself, so there is little to add.",
        "The steps were there before the first prompt. What each of them may not change was missing, and that is where {edge} got in.",
      ],
      high: [
        "The breakdown of {feature} is dated before the first generated code, and I could follow the order from it without asking.",
        "You took {decision} to the people who own it before an assistant could guess. The rest of the cut held.",
        "When the second output took things for granted that do not hold in {component}, you threw it away and cut again. The note shows both cuts.",
      ],
    },
    lower: {
      1: [
        "You typed the whole of {feature} into one conversation and corrected from there. I would like to see a division before it, even a wrong one.",
        "For {feature} I can find no division that was yours: the pieces in the ticket came from the outline of last time, and where it ended a colleague went on.",
      ],
      2: [
        "The breakdown of {feature} is good for the part you knew. That {neighbour} answers late came up in review, after two pieces had to be done again. For a 3 that has to be in the first cut.",
        "Each piece says what goes in and what comes out. For three of the five I could not find how you would have known that it was done.",
        "You divided {component} after the first output had missed, with help. I have not yet seen you do it before prompting, in work that was new to you.",
      ],
      3: [
        "I know of nobody who has started from your breakdown of {feature} yet. It is yours, it held, and you directed all of its pieces alone: that is a 3.",
        "{Feature} stayed inside one component. You cut it well; a problem whose requirements pull apart I have not seen you divide.",
      ],
    },
    higher: {
      2: [
        "You are harder on yourself than the work is. In {feature} four of the five pieces were your own and had their limits written down.",
      ],
      3: [
        "You call {feature} familiar. It was not: nobody here had joined {component} to {neighbour} before, and your pieces had checks before you prompted.",
        "The dependency you blame yourself for is in your own note, two days before review asked. You found it; you only did not trust it.",
      ],
      4: [
        "Two colleagues directed pieces of {feature} from your breakdown in the same week, and a third has begun the next one from it. That is what the last point describes.",
      ],
    },
    question:
      "Is there a version of the breakdown for {feature} from before the first prompt? The one you link is from the end.",
    answer:
      "Yes, the first one is in the history of the same note. It has four pieces; the fifth came when {neighbour} answered later than I had assumed.",
    actions: [
      "Break down the next feature before prompting, and go through the cut with me before any code.",
      "Write a check for done beside each piece of the work on {component}.",
    ],
  },
  "validate-outputs": {
    agreed: {
      low: [
        "I agree. The expected path of {feature} is checked each time; {edge} came from the reviewer.",
        "What you write about misuse is what I would have written. The cases are still friendly ones.",
        "You read everything that is generated for {component}, and I have seen you send some of it back. What was left unchecked is not said yet.",
      ],
      high: [
        "The cases for {feature} come from the requirement, and two of them failed on the first output. The change says what was not checked.",
        "You held the result against {measure} before you believed it. Reviewers found nothing that was not on your list.",
        "I broke {component} in one place myself to see what happens. Your tests noticed.",
      ],
    },
    lower: {
      1: [
        "The output for {feature} was taken over as it came. The review began with {edge}, and so should you.",
        "The tests for {component} were generated from the code that they test. What went wrong with {edge} was reported by somebody who used it.",
      ],
      2: [
        "The expected path is checked with care. In the last three changes the failure cases came from reviewers: what happens when {failure} is the plainest of them.",
        "Your list of cases for {feature} is good and was written after the code. One of them repeats the mistake that the code makes.",
        "You say what was checked. I could not find in any of the changes what was left open, and for {component} that is the half a reviewer needs.",
      ],
      3: [
        "Your checks for {component} are the most careful we have. They run in your changes. A 4 would be a check that colleagues run in theirs.",
        "You found {edge} before anybody else. I see the finding, and not yet what keeps the next person from making it.",
      ],
    },
    higher: {
      2: [
        "You did more than run what was generated: the wrong total in {feature} was caught by a case of your own, worked out by hand.",
      ],
      3: [
        "You mention the one case you missed and leave out the nine you had. The description of {feature} names them, with what each was derived from.",
        "You held {component} against {measure} without anybody suggesting it. That is what the point asks.",
      ],
      4: [
        "The small kit you wrote after {edge} runs on every change to {component} now, and it has stopped one of mine. You call that housekeeping; it is the last point.",
      ],
    },
    question:
      "Did the cases for {feature} exist before the generated code? I cannot tell from the history.",
    answer:
      "Five of them did; they are in the ticket, from the day before. {Edge} I added afterwards, when I read what had come back.",
    actions: [
      "State in every change what was not checked, for the next two months.",
      "Plant three faults in {component} and see which of the checks notice.",
    ],
  },
  "explain-trade-offs": {
    agreed: {
      low: [
        "Two designs are described for {feature}. What each costs here came out in the discussion, as you say.",
        "I asked what {component} does when {failure}, and you went to look. Next time I would like you to have looked before.",
        "The drawbacks in your note are true of most systems. The one that decided it was added by a colleague.",
      ],
      high: [
        "You said from memory why {component} does not ask {neighbour} each time, with the load at which you would decide otherwise.",
        "The note on {feature} has figures where others have adjectives, and the option not taken is described fairly.",
        "You declined a generated design for a reason that is about our system. I have used that paragraph since to explain what I mean.",
      ],
    },
    lower: {
      1: [
        "When we spoke about {component}, the reason for its shape was that the assistant had proposed it. I would have needed one of your own.",
      ],
      2: [
        "The comparison for {feature} is fair and general. When product asked what the slower option costs in a normal week there was no answer.",
        "You explain designs of your own well. For the generated part of {component} you had to read before you could say what happens when {failure}.",
        "Both options are named. The condition under which the other would be right is missing, and I asked for it twice.",
      ],
      3: [
        "The choice in {feature} is well argued among engineers. I have not seen it reach the people it affects in terms they decide by.",
        "You returned to one earlier decision because I asked. A 4 is when the moved constraint brings you back by itself.",
      ],
    },
    higher: {
      2: [
        "You could say more than you think: in the review of {feature} you named the extra call and who pays for it, unprompted.",
      ],
      3: [
        "The figure you miss in the note is in the discussion beneath it, and it is yours. You compared two workable designs for {component} against our load.",
        "You answered every question on {feature} without opening anything. I count that, although the note was short.",
      ],
      4: [
        "Finance chose the dearer option for {feature} from your page, and knew what they were buying. You wrote it in their words.",
      ],
    },
    question:
      "What would make the other design for {component} the right one? The note stops just before that.",
    answer:
      "If it happened daily that {failure}. At present it is twice a month, and the note has the figure now.",
    actions: [
      "Bring one figure to the next design note, and say where it comes from.",
      "Explain the design of {component} to somebody outside the team, and note which questions came.",
    ],
  },
};
