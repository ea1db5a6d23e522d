import type { Recommendation } from "~/interview/domain/state";

/** What a candidate said, and what the interviewer saw them do. */
export type Heard = { quotes: string; observations: string };

const heard = (quotes: string, observations: string): Heard => ({ quotes, observations });

/** By criterion: what was heard where the point is in the lower half of the scale, and in the upper. */
export const HEARD: Record<string, { lower: readonly Heard[]; upper: readonly Heard[] }> = {
  "decompose-for-ai": {
    lower: [
      heard(
        "“I gave it the whole ticket first, to see what it makes of it.”",
        "Pasted the brief as it was. Cut it into two steps after the first result missed the import of cancelled rows; named no check for either.",
      ),
      heard(
        "“I would normally follow how we did the last import.”",
        "Three steps, in the order of the files. The limit on the size of a file came up only when I asked about it.",
      ),
    ],
    upper: [
      heard(
        "“Before I ask for any code I want to know what done looks like for each piece.”",
        "Four pieces on paper with inputs and a check for each. Divided the second again when the result mixed parsing with storing.",
      ),
      heard(
        "“Which currency wins is not something I let it decide.”",
        "Named two decisions that stay with a person and asked me about one of them before going on.",
      ),
    ],
  },
  "validate-outputs": {
    lower: [
      heard(
        "“The tests pass, so this part is fine as far as I can see.”",
        "Ran the tests that came with the code. Read the main path aloud; did not try an empty file or an amount below nought.",
      ),
      heard(
        "“I’d rely on review for the odd cases.”",
        "Checked the sum by hand for one row. Saw the rounding once I gave a hint.",
      ),
    ],
    upper: [
      heard(
        "“These tests repeat what the code does, so they cannot tell me that it is wrong.”",
        "Wrote two checks from the brief, one for the same request sent twice. The second showed the fault in four minutes.",
      ),
      heard(
        "“I have not looked at what happens when the disk is full, and I would say so in the change.”",
        "Went through boundaries, failures and misuse in that order, and wrote down what stayed unchecked.",
      ),
    ],
  },
  "explain-trade-offs": {
    lower: [
      heard(
        "“A queue is more scalable, and a bit more complex.”",
        "General terms at first. Asked for this system’s load, gave a guess and no figure that would change the choice.",
      ),
      heard(
        "“It came out of the assistant like that, and it looked like what we had.”",
        "Described the code line by line. No second design.",
      ),
    ],
    upper: [
      heard(
        "“With forty files a day a table does it. At four thousand I would take the queue and its retries.”",
        "Two designs side by side, with what each gives up. Said what would turn the choice.",
      ),
      heard(
        "“We give up seeing it at once, and support lives with ten minutes of delay.”",
        "Put the cost in terms of who bears it, and answered three questions without opening the assistant.",
      ),
    ],
  },
  "design-robust-patterns": {
    lower: [
      heard(
        "“I’d add another case here for the new partner.”",
        "Extended what was there. Two partners ended up with their own error handling.",
      ),
      heard(
        "“If it goes wrong we would see it in the log and fix it.”",
        "One clean module for the path that works; failure and growth came after I asked.",
      ),
    ],
    upper: [
      heard(
        "“The rule belongs in the type, so that nobody can send an invoice without a period.”",
        "Drew the boundary first, with what each side promises when the other is away. Showed the failure before building on it.",
      ),
      heard(
        "“This pattern was right for one region. I would retire it, and this is the way off it.”",
        "Named a structure that other teams’ code could be put into, and how its rules would hold there.",
      ),
    ],
  },
  "validate-interactions": {
    lower: [
      heard(
        "“Both services have their own tests, so together they should work.”",
        "Looked at each service by itself. Ordering and repeated messages came up with a hint.",
      ),
      heard(
        "“We would see that in staging.”",
        "Followed the main path from end to end. Did not ask what happens when a message comes twice.",
      ),
    ],
    upper: [
      heard(
        "“What if the cancellation overtakes the order? Let me try that first.”",
        "Listed five risky interactions before reading the code, and sent the messages in another order to show one of them.",
      ),
      heard(
        "“I want to see it break before I believe the fix.”",
        "Traced the double reservation to the retry, corrected it and showed that the correction holds with both versions running.",
      ),
    ],
  },
  "mentor-ai-usage": {
    lower: [
      heard(
        "“I sent her my prompt, and that solved it.”",
        "Told of help with single tasks. Did not know whether the colleague could do the next one alone.",
      ),
      heard(
        "“People know that they can ask me.”",
        "Explained own reasoning in a review when asked. Nothing that went on over several pieces of work.",
      ),
    ],
    upper: [
      heard(
        "“For the third one I only asked what he would check, and kept quiet.”",
        "Told of four weeks with one engineer on one skill, and of the point at which to step back.",
      ),
      heard(
        "“She explains the generated part to me before it goes into review.”",
        "Played the conversation with me as the junior: let me choose the check, and asked why that one.",
      ),
    ],
  },
};

/** What a recommendation rests on. */
export const RESTS_ON: Record<Recommendation, readonly string[]> = {
  "strong-no": [
    "Took results as they came in both parts, also after a hint. What the role asks on the first day was not seen.",
    "Could not say for any part how one would notice that it is wrong. I gave three openings for it.",
  ],
  no: [
    "Works with care inside one component. What lies between components came up only when I asked, and the role is mostly about that.",
    "The checks followed the code rather than the requirement. I would look again in a year.",
    "Breaks work down as they were shown to. Where the brief left something open, it stayed open.",
  ],
  yes: [
    "Decided for themselves what to check, and said what was left. One fault needed a hint.",
    "Two designs, compared by what this system needs. Mentoring is thinner, and could be learnt here.",
    "Divided the work before asking for any of it, and changed the division when a result showed that it was wrong.",
  ],
  "strong-yes": [
    "Showed two faults by trying them, before reading the code to the end. Knew which decisions are a person’s.",
    "Everything the role asks was seen in this hour, most of it without a question from me.",
  ],
};

/** What somebody writes on a card that is not handed in yet. */
export const DRAFTED: readonly Heard[] = [
  heard("“I would start from what must never happen.”", "To be written up: the part on retries."),
  heard("“Can I ask who reads this file?”", "My notes from the first half; the rest follows."),
];

/** A decision's reason for a competency, where there was an offer and where there was none. */
export const DECIDED: Record<string, { offer: string; noOffer: string }> = {
  architecture: {
    offer:
      "Two interviewers saw designs compared by this system’s own limits, with what each gives up.",
    noOffer: "One design in each conversation, and its costs in general terms.",
  },
  "system-orchestration": {
    offer: "Showed faults between the services by reordering messages. Nobody had to ask for it.",
    noOffer: "Each service was looked at by itself; what happens between them came up with hints.",
  },
  mentorship: {
    offer: "Four weeks with one colleague on one skill, told in detail to two of us.",
    noOffer: "Help with single tasks, and nothing on what the other person could do afterwards.",
  },
  "prompt-engineering": {
    offer: "Pieces with a check for each, divided again when a result showed that they were wrong.",
    noOffer: "The brief went in as it was. The order of the steps came from an earlier example.",
  },
  "output-validation": {
    offer: "Checks came from the requirement; what was left unchecked was said.",
    noOffer: "The tests that came with the code were taken as they were.",
  },
};

export const SUMMARIES = {
  offer:
    "Four cards, and they agree on what the role is mostly about. The one doubt, on mentoring, was looked into in a second conversation.",
  noOffer:
    "What was seen is where somebody stands a step earlier. The recruiter tells them so, and that we would like to hear from them in a year.",
} as const;

/** Why something was done on a panel. */
export const REASONS = {
  closed:
    "Lucía is away until the end of next week, and Ewa writes her card today. The candidate has another offer to answer.",
  withdrew: "Took another offer nearer to home. Told the recruiter by telephone.",
  held: "The candidate has asked how the decision was made, and the works council looks into it.",
} as const;
