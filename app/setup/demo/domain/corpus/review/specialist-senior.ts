import type { ReviewTexts } from "./texts";

/** Mid-level to Senior on the Deep Specialist track. */
export const SPECIALIST_SENIOR: Record<string, ReviewTexts> = {
  "write-critical-code": {
    agreed: {
      low: [
        "The profile came first. What the gain was expected to be did not, as you say.",
        "{Hot} is faster on your data. On a copy of real traffic most of it disappears; we saw the same figures.",
        "The techniques are there. Why they work here is still half explained, and you leave that open honestly.",
      ],
      high: [
        "You wrote down what you expected of {hot}, and measured within a tenth of it. The plain version stayed where it was good enough.",
        "What held it back was {limit}, and you showed that before anybody rewrote anything.",
        "I ran the benchmark on another machine from the description alone, and got your figures with their spread.",
      ],
    },
    lower: {
      1: [
        "The change to {hot} began with an idea and not with a profile. It helped. That most of the time goes into {limit} was found by a colleague afterwards.",
        "Several versions of {hot} were tried and the fastest was kept. I could not find a measurement from before the first of them.",
      ],
      2: [
        "The gain in {hot} is real. The note explains it by {limit}, and the trace you attach shows something else.",
        "Measured on sorted data and a warm cache. I asked for the real distribution, and the figure fell by half.",
        "You wrote the loop by hand and did not compare it with the plain one. For two of its three callers the plain one would have done.",
      ],
      3: [
        "Within a fifth of the bound, by your own estimate. What the remaining fifth is nobody has shown, so I stay here.",
        "It is fast and you keep it fast. I would like to see somebody else keep it so from your notes.",
      ],
    },
    higher: {
      2: [
        "You profiled before you changed anything, on a day's traffic. That belongs to the next point already.",
      ],
      3: [
        "You call it luck that the model of {hot} agreed with the measurement. It was written down two days before.",
        "That nothing had to be written by hand in the end is the result, not the failure, of what this criterion asks.",
      ],
      4: [
        "Two attempts on {hot} had failed before yours, one of them mine. The note derives the bound, and others have kept it there since.",
      ],
    },
    question:
      "On which data was the second measurement of {hot} made? The note names the machine only.",
    answer:
      "On a replay of one weekday, unsorted. The first was on my own sample, and I have marked that figure as such.",
    actions: [
      "Write down the expected gain before the next change to {hot}.",
      "Put the real distribution into the benchmark, with the spread between runs.",
    ],
  },
  "secure-sensitive-operations": {
    agreed: {
      low: [
        "The finding is corrected where it was. Whether it is elsewhere was looked at after I asked; you say the same.",
        "The checklist is followed, and it has no line for {secret}. We agree on what that means.",
        "What somebody could do with two permissions together has not been thought through yet.",
      ],
      high: [
        "You showed the attack on {secret} working, and then failing. The whole class is closed, and a check keeps it so.",
        "The threat model for {component} changed with the design, in the same week.",
        "You looked at the recovery path and the error messages as well. One of the two was the way in.",
      ],
    },
    lower: {
      1: [
        "What the checklist asks of {component} is done. What could become of {secret} has not been asked, and the review did not make you ask it.",
        "The scanner's findings were closed as they came. Which of them mattered for {secret} was judged by somebody else.",
      ],
      2: [
        "You closed the instance in {component}. The same call is in two more places, which a search found in a minute.",
        "The threat model names assets, and no attacker who already has one permission. That is where {secret} would be lost.",
        "The design is safer now. Nobody has seen the attack fail, because it was never shown to work.",
      ],
      3: [
        "The class is closed in our code. Callers in {otherTeam} can still use it unsafely without going out of their way.",
        "What you found, two reviews had not looked for. A design that specialists had reviewed I have not seen you break yet.",
      ],
    },
    higher: {
      2: [
        "You recognised the pattern in a change that had been approved, and said why. That is not the checklist.",
      ],
      3: [
        "You describe a correction. In the change there is also a safer interface and a rule that refuses the old call. That closes the class.",
        "The demonstration is in the private note, and it is careful work. I rate it although few people may read it.",
      ],
      4: [
        "The interface around {secret} cannot be misused by accident any more, by us or by {otherTeam}, and two specialists had passed the old one.",
      ],
    },
    question:
      "Is the same mistake anywhere else? The change to {component} says it was looked for, and not how.",
    answer:
      "By a rule over all services, which is linked now. It found two; one was dead code, and the other is corrected.",
    actions: [
      "Draw the threat model for {component} again with an attacker who has one permission already.",
      "Add a rule to the pipeline that refuses the unsafe call everywhere.",
    ],
  },
  "prove-correctness": {
    agreed: {
      low: [
        "The invariants are written down. That {invariant} also after a crash is not among them yet.",
        "The properties cover what examples covered before. Concurrency is where it hurts, as you write.",
        "Nobody has planted a fault to see whether the fuzzer finds it.",
      ],
      high: [
        "You said in one sentence what has to hold, chose a method that could have refuted it, and it did, once.",
        "The report separates what is shown from what is tested. That saved us a discussion.",
        "The counter-example was four lines long, and the code had passed all of its tests.",
      ],
    },
    lower: {
      1: [
        "{Component} is reported as correct because its examples pass. That {invariant} is assumed in all of them and checked in none.",
        "A test was added for each fault of the last months. What the code must do for inputs that nobody has sent yet is not stated.",
      ],
      2: [
        "The property test leaves out recovery, and {invariant} only until the first restart.",
        "The model is of something simpler than what runs. The difference is not mentioned, and it is the part that changed.",
        "Property and code came out of the same conversation with an assistant, so they agree. I would look for a reference that is independent.",
      ],
      3: [
        "What you show, you show properly. The faults in the specification were found by others.",
        "The model is yours, and it is run by you. A colleague who extends it would make it a 4.",
      ],
    },
    higher: {
      2: [
        "You wrote the property in words before the code, for one part at least. That is beyond examples.",
      ],
      3: [
        "You list what is open so fully that one overlooks what is closed: all orders for three nodes, and the sum that never changes.",
        "The differential test against the plain version was your idea, and it found the wrong result within an hour.",
      ],
      4: [
        "Two people have added cases to your model, and one of them found a fault in our specification with it. Every change is checked against it.",
      ],
    },
    question: "Which of the planted faults were found? The note says most of them.",
    answer:
      "Nine of eleven. The two that were missed are both in recovery; the list is linked, and they are caught now.",
    actions: [
      "State the property for recovery in words, and then test it with crashes between the steps.",
      "Have a colleague extend the model of {component} by one case.",
    ],
  },
};
