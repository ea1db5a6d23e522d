import type { CriterionTexts } from "./texts";

/** Mid-level to Senior on the Orchestrator track. */
export const MID_TO_SENIOR: Record<string, CriterionTexts> = {
  "design-robust-patterns": {
    points: {
      1: [
        "I extended {component} where it was needed, case by case. Three changes that look alike now handle failure in three ways, and I did not see that until I wrote this.",
        "My designs follow the code that is there. For {feature} that was enough; nothing in it states what happens when {failure}.",
      ],
      2: [
        "The structure of {component} is mine, and it serves the expected path well. {Edge} was handled after review raised it, in the caller, where the next caller will forget it.",
        "I drew the boundary between {component} and {neighbour}. It holds as long as both answer. What each promises when the other does not was written after an incident, by somebody else.",
        "For {feature} I designed one component properly and left its neighbours as they were. That we need a rule for {edge} across all of them I can see now.",
        "I gave {component} a clear inside and a clear outside. It copes with bad input. It does not cope with {neighbour} being slow, since I had only thought of it as there or not there.",
      ],
      3: [
        "I put the rule for {edge} into a type, so that generated code which ignores it does not compile. Two existing places turned out to be wrong. Before others built on it, I showed in the test environment what happens when {failure}.",
        "The contract between {component} and {neighbour} says what is promised, and what happens when that cannot be kept. I rehearsed it: with {neighbour} switched off, the rest degrades as the page says and recovers by itself.",
        "Four similar changes had been built in four ways. I designed one shape for them, and a check in the pipeline that refuses a fifth. Colleagues have added two cases since without asking me; one exception is recorded with its reason.",
        "For {feature} I wrote one page before any code: what may change, what must not, and what a caller sees when {failure}. The second half became tests. Of the four changes by others since then, three fitted, and the fourth changed the page first.",
      ],
      4: [
        "{OtherTeam} now builds on the structure I designed for {component}, mostly with generated code, and cannot break its rules without a failing check. It held when the requirement turned, which I had not planned for.",
        "I retired our own pattern for {component}. It was right as long as it hardly ever happened that {failure}. I showed with the last incidents that this is over, and left a path: each step can stay as it is without harm.",
        "Load on {component} doubled within a week, for a reason nobody had foreseen. It shed what could wait, as designed, and kept the rest; the two teams that build on it did nothing. What I learnt went into the contract, and one rule that had never mattered came out.",
      ],
    },
    missing: [
      "What is missing: failure behaviour that somebody has *seen* before the design is relied upon.",
      "The important rules are still in a paragraph. They belong where a machine enforces them.",
      "I design for one component at a time. The next point asks for the space between them.",
    ],
    lasting: [
      "What I left out is written down too: flexibility for which nobody could name a case.",
      "The safe way is now also the short way, which matters more than my page about it.",
      "I would draw the boundary one step further out today; the note says why.",
    ],
    shows: [
      "The contract of {component}: what it promises, and what it does when {failure}.",
      "The check that stops a change which forgets {edge}.",
      "The rehearsal in the test environment, with what was expected and what happened.",
    ],
    unseen: [
      "The structure of our system was frozen during the migration, so there was nothing to design.",
    ],
  },
  "validate-interactions": {
    points: {
      1: [
        "I test {component} and trust that {neighbour} does its part. That it can happen that {failure} I learnt in the shared environment, together with everybody else.",
        "Both sides of {feature} had green tests, and together they were wrong. I had not looked at them together.",
      ],
      2: [
        "I test {feature} from end to end on the main path. When a fault across {component} and {neighbour} was reported, I followed it to its cause. I did not go looking for the next one.",
        "After the incident I added a test for the case where {failure}. It is a good test. It exists because it happened, and the cases that have not happened yet have none.",
        "For the release of {feature} I asked what happens while old and new run side by side. We had an answer, but nobody tried it.",
        "I can reproduce a fault between {component} and {neighbour} once somebody describes it well. For {edge} that took me a day. A check that would have found it beforehand exists for this fault only.",
      ],
      3: [
        "Before joining {component} and {neighbour} I listed what could go wrong between them: order, repetition, versions, and the case where {failure}. I injected each of them. Two generated handlers, each correct alone, were wrong together.",
        "I traced {edge} through three components to one assumption that two of them did not share: whose clock decides. The correction is in the contract, and a monitor shows that it holds.",
        "We ran last month's version of {component} against the newest version of {neighbour} for a day in the test environment. A field that is now left out was read as zero by the old one. The release plan got a step because of it.",
        "In a review I held two changes next to each other that had been approved separately. Each was right; with both, {edge} would have been handled twice. We changed the order of the release, and there is now a check which runs both sides against the same recorded day.",
      ],
      4: [
        "The simulator I wrote for {neighbour} delays, repeats and reorders everything, and it fails in each way we have seen. Two teams run it without me; one found a fault of that kind in their own design before it was built.",
        "In the design review of {otherTeam} I predicted that two changes, each correct, would be wrong together. I showed it in a sandbox that afternoon. The monitor we added has since caught {edge} twice before a customer did.",
        "I wrote the contract tests between us and {otherTeam} so that either side can run them against a change of its own before the other hears of it. They have stopped seven changes in half a year, four of them ours, and somebody else looks after them now.",
      ],
    },
    missing: [
      "What is missing: looking for these faults *before* the parts are joined.",
      "I find the cause when there is a report. I want an alert before the report.",
      "Mixed versions are a blind spot of mine.",
    ],
    lasting: [
      "The account of the fault ends at the assumption the two parts did not share.",
      "I can say which interactions I did not test, and why they carry little risk.",
      "The check runs nightly. It has failed three times, each time for a good reason.",
    ],
    shows: [
      "A list of the interactions that carry risk in {feature}, each with how it was checked.",
      "The injected fault: what {component} does when {failure}.",
      "The trace from the report to the assumption that {component} and {neighbour} did not share.",
    ],
    unseen: [
      "I worked inside a single component all half-year; nothing of mine met another part.",
      "Our integration environment was out of use for most of the period.",
    ],
  },
  "mentor-ai-usage": {
    points: {
      1: [
        "When {mentee} asks me, I help, mostly by sending a prompt that works. The same questions come back, so it seems that I help with the task only.",
        "I have not worked with anybody on how they use AI. I answer in our channel when I know something.",
      ],
      2: [
        "I paired with {mentee} on {feature} and said aloud what I doubted and why. We finished it well. Whether the next one went well without me I did not follow.",
        "In reviews I explain how I got to a comment. With {mentee} I noticed that I still write the correction myself when time is short.",
        "I showed {mentee} how I check generated code, on {component}. It was a good hour, and it stayed one hour.",
        "{Mentee} and I look at generated changes together on Fridays. I do most of the talking. Last week I noticed that the questions are still mine.",
      ],
      3: [
        "{Mentee} and I agreed on one skill: naming the failure cases before prompting. Over four changes I said less each time. In the last one the case where {failure} was on the list before I had thought of it.",
        "I ask for an explanation of generated code before I comment. {Mentee} found the fault in {component} that way, in the middle of a sentence, and now does the same with others.",
        "For a month {mentee} did one task a week on {component} without an assistant, to learn to read it. We chose together which ones. Changes there used to come to me; now I hear about them afterwards.",
        "{Mentee} wanted to know when to stop prompting. We kept a list of moments when it had gone on too long, and after six weeks drew a rule from it that is not the one I would have given. The work on {feature} went by that rule, without me.",
      ],
      4: [
        "I wrote three annotated reviews of plausible, wrong changes to {component}. New colleagues work through them in pairs, without me. I dropped one after it turned out that people passed it and still missed {edge}.",
        "{Mentee} learnt to validate with me last year and is teaching two others now, with better exercises than mine. We collect our own mistakes with AI for it; the first is an output that *I* accepted.",
        "The three of us who mentor compare every quarter what people could do afterwards. We replaced pairing on tasks by a short sequence: explain, break, repair, then build. Those who went through it first now choose the pieces of {component} for the next ones.",
      ],
    },
    missing: [
      "What is missing is the second half: seeing what the person can do alone.",
      "I would like to agree on a skill with somebody, instead of helping with whatever comes.",
      "I hand over solutions too quickly.",
    ],
    lasting: [
      "I am quiet in meetings; most of this happened in writing, and that was fine for both of us.",
      "We both wrote down how it went, and our notes agree in most things.",
      "Their name is on the result, where it belongs.",
    ],
    shows: [
      "What we worked on, and what my colleague now does alone; they have read and confirmed it.",
      "A review in which I asked for an explanation first, and what the author found while giving it.",
      "An exercise on {component} with the questions I ask and the ones I leave open.",
    ],
    unseen: [
      "There is nobody less experienced in my part of the team at present.",
      "I was away on parental leave for most of the period, and had nobody to work with in this way.",
    ],
  },
};
