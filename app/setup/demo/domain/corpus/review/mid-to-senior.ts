import type { ReviewTexts } from "./texts";

/** Mid-level to Senior on the Orchestrator track. */
export const MID_TO_SENIOR: Record<string, ReviewTexts> = {
  "design-robust-patterns": {
    agreed: {
      low: [
        "I see it as you do. {Component} is sound where everything answers, and what happens when {failure} was settled after review.",
        "One component is designed properly. The rule for {edge} is still in the heads of two people, and yours is one of them.",
        "The boundary to {neighbour} is drawn in the right place. What it promises when that cannot be kept is not written down.",
        "The structure serves {feature} as it is today. I agree that growth has not been looked at yet.",
      ],
      high: [
        "The rule for {edge} is where a machine holds it. I tried to get round it in a branch and could not.",
        "You showed what {component} does when {failure}, in the test environment, before anybody built on it. That is what I look for here.",
        "Four changes by others have gone into {component} since. Three fitted without a question, and the exception is recorded with its reason.",
        "The page on {feature} came before the code, and its second half became tests. Nothing to add.",
      ],
    },
    lower: {
      1: [
        "For {feature} you followed the code that was there. That is a decision too, and I could not find that it was taken: what happens when {failure} depends on who wrote the case.",
        "The three changes to {component} handle failure in three ways. I could find no decision behind it, in a note or in review.",
      ],
      2: [
        "The contract says what {component} promises. I could not find anybody who has seen it fail: the rehearsal you describe covers {neighbour} being off, and not being slow.",
        "The rule for {edge} is enforced in the callers. The next caller will be generated and will not know of it. Inside the type it would be a 3.",
        "I take from the history that failure was designed after the incident, not before. The result is good; the point is about the order.",
        "You design {component} with care. The joins to {neighbour} are where it was left to others, and that is where both faults came from.",
      ],
      3: [
        "The structure held through what was planned. I have not seen it meet a change that nobody had planned for, so I stay at 3.",
        "{OtherTeam} read your page and has not built on it yet. When they do, and it holds without you, we are at the last point.",
      ],
    },
    higher: {
      2: [
        "Your first paragraph is about a design, not about a single case. The inside and the outside of {component} are yours and are kept to.",
      ],
      3: [
        "You name what is missing and leave out what is there: the contract with {neighbour} was tried with the service off, and two people have added cases without asking you.",
        "I rate what the last two changes by others showed. They went into {component} without breaking the rule for {edge}, because they could not.",
      ],
      4: [
        "{OtherTeam} generates code against your structure every week. When the requirement turned, nobody had to call you. I think that is the last point, whatever you think of the naming.",
      ],
    },
    question:
      "Which of the two pieces shows what {component} did when {failure}? I read both and found the design, not the rehearsal.",
    answer:
      "The rehearsal is in the discussion of the second one, near the end. I have put the log beside it; one of the handlers lost its place and is corrected.",
    actions: [
      "Rehearse the failure of {neighbour} in the test environment, slow as well as off, before the next release.",
      "Move the rule for {edge} from the callers into {component}.",
      "Take the boundary of {component} to the design review of {otherTeam} and hear what they assume.",
    ],
  },
  "validate-interactions": {
    agreed: {
      low: [
        "The main path is tested from end to end. I agree that the next fault between {component} and {neighbour} would be found by a report.",
        "You follow faults over the boundary well once they are there. Looking for them beforehand is the step.",
        "Mixed versions came up in the release of {feature} because somebody asked. You say the same.",
        "There is a test for what happened and none for what has not happened yet. We see that alike.",
      ],
      high: [
        "The list of what could go wrong between {component} and {neighbour} was there before the two were joined. Two handlers, each right alone, were wrong together, and you showed it.",
        "You traced {edge} to an assumption that the two sides did not share. The monitor has been quiet since for the right reason.",
        "Last month's version ran against the new one for a day because of you. The release has a step more, and it was needed.",
        "In review you held two approved changes beside each other. Nobody else had, me included.",
      ],
    },
    lower: {
      1: [
        "{Component} is tested well by itself. That it can happen that {failure} came up in the shared environment, and nothing has looked for it since.",
        "Both sides had green tests, and the mock in yours was generated from the same assumption. I could not find a check that ran the two together.",
      ],
      2: [
        "The listing covers what happens once and in order. I could not find repetition or mixed versions, and the case where {failure} needs the first of them.",
        "You found the cause quickly once there was a report. The check that came of it finds that one fault. For a 3 I look for the search that starts without a report.",
        "Order and timing were injected for {component}. For {neighbour} they were taken from its documentation, which turned out to be a year old.",
      ],
      3: [
        "The fault injection is thorough, and it runs when you run it. A 4 would go on without you.",
        "What you predicted for {feature} came true in our own system. I have not seen you do it for a design of other people's.",
      ],
    },
    higher: {
      2: [
        "You tested {feature} across both parts and found the missing case yourself. That is more than trusting the other side.",
      ],
      3: [
        "You list what you did not test and forget the list of what you did: order, repetition, and the case where {failure}. All of it is in the change.",
        "The release plan of {feature} says what happens while old and new run side by side, and you had tried it. That is the anchor, nearly word for word.",
      ],
      4: [
        "Two teams run your simulator of {neighbour} in their own pipelines. One of them found a fault with it that you had not thought of. The point is about exactly that.",
      ],
    },
    question:
      "Was the mixed-version case for {feature} tried, or reasoned through? Both would be fine; I would like to know which.",
    answer:
      "Tried, for a day, in the test environment. The result is in the release plan: one field is read as zero by the old version.",
    actions: [
      "Write down what can go wrong between {component} and {neighbour} before joining them, and mark what stays untested.",
      "Run last month's version of {component} against {neighbour} as it is now, before each release of the quarter.",
      "Turn the trace of {edge} into a monitor that fires before a report does.",
    ],
  },
  "mentor-ai-usage": {
    agreed: {
      low: [
        "You help willingly and well with the task in hand. We both do not know what happened with the next one.",
        "I sat in on one of your sessions. The questions were good, and they were all yours.",
        "The reviews explain how you got to a comment. A skill that you and {mentee} agreed on I have not seen yet, as you say.",
      ],
      high: [
        "I asked {mentee} what has changed. I got a skill, an example, and the sentence that you say less each time.",
        "You ask for the author's explanation first. I have seen three corrections that the author made while giving it.",
        "Changes to {component} that used to come to you now reach me as finished work, with another name on them.",
      ],
    },
    lower: {
      1: [
        "You answered {mentee} whenever there was a question, with something that worked. I asked what the answer to the last one was for, and neither of you could say.",
        "What I find in the channel are prompts that work, from you, for the same question, twice within two months.",
      ],
      2: [
        "The pairing on {feature} went well, for that piece of work. I asked {mentee} about the change after it: it was done with the same help from somebody else.",
        "You describe a method, and one person it was tried with for three weeks. For a 3 I look for several pieces of work and a step back at the end.",
        "In the reviews I read, the finished correction is still in your comment, in two cases out of three. It is quicker, and it teaches copying.",
      ],
      3: [
        "{Mentee} can do it alone now, and that is to your credit. It still happens through you; the last point begins where it does not.",
        "The exercises are good and you are in the room for each of them.",
      ],
    },
    higher: {
      2: [
        "You explain more than you give yourself credit for. The comments on {component} give the reason before the correction.",
      ],
      3: [
        "You say you only paired. {Mentee} says that you agreed on one thing, stayed at it for four changes, and then left. I believe both; the second is a 3.",
        "The month without an assistant was your idea, and I have read what came of it: {component} is no longer yours alone to change.",
      ],
      4: [
        "The annotated reviews are worked through without you, and you took one out because it did not teach. People who learnt from them are teaching. I see no reason to stay lower.",
      ],
    },
    question: "What can {mentee} now do alone that needed you before? One example is enough.",
    answer:
      "Naming the failure cases before prompting. In the last change I had nothing to add to the list; it is linked, and {mentee} has read this.",
    actions: [
      "Agree on one skill with {mentee}, and look after six weeks at what is done without help.",
      "Ask for the author's explanation before each correction, and note once what came of it.",
    ],
  },
};
