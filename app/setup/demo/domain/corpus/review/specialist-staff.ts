import type { ReviewTexts } from "./texts";

/** Senior to Staff+ on the Deep Specialist track. */
export const SPECIALIST_STAFF: Record<string, ReviewTexts> = {
  "bound-ai-trust": {
    agreed: {
      low: [
        "The warnings are right and general. They have not been tried on the new model, as you say.",
        "People still come and ask. That is the boundary we have, and it is you.",
        "The trials convinced me. Nobody could repeat them, and I agree that this is the gap.",
      ],
      high: [
        "Forty tasks with known answers, run again when the model changed. {OtherTeam} plans by the result without asking.",
        "You moved the boundary against your own earlier opinion, with a fuzzer behind it.",
        "The dangerous part is refused by the interface. The rules that are left are few, and each has its fault behind it.",
      ],
    },
    lower: {
      1: [
        "Whether an output around {hot} can be trusted is decided in conversation. I could not find a line of it in writing.",
      ],
      2: [
        "The list for {component} is a year old, and the model behind it is gone. Two of its warnings no longer hold.",
        "It says what not to generate and gives no reasons. {OtherTeam} obeys all of it, including where it costs them for nothing.",
        "A dozen tasks, tried by hand, once. It shows the edge well on that day.",
      ],
      3: [
        "Two teams plan by the boundary. The organisation does not yet, and nothing has been opened because of it.",
        "It is enforced where you could reach. Another domain that builds one by your method would make the difference.",
      ],
    },
    higher: {
      2: [
        "The warnings exist and go back to faults that happened. That is more than a judgement from case to case.",
      ],
      3: [
        "You call the tasks a sketch. They ran on three models, and the interface refuses what they showed to be unsafe.",
        "Teams outside follow it without you. I asked two of them, and both could say why the line is where it is.",
      ],
      4: [
        "The boundary stopped one project and opened another that we had thought closed. Security is drawing up its own in the same way. That is the last point.",
      ],
    },
    question: "When were the tasks last run, and on which model?",
    answer:
      "Three weeks ago, on the one we use now. Two results changed; both lines of the boundary have the new date.",
    actions: [
      "Run the tasks again on the new model, and publish what moved.",
      "Give each rule for {component} the trial or fault behind it, and drop those that have none.",
    ],
  },
  "set-domain-architecture": {
    agreed: {
      low: [
        "The core around {hot} is apart, and its guarantees are known to three people. We both count it so.",
        "The direction is described, and it is followed where you are in the review.",
        "There is no point in the plan at which one could stop half-way, and so nobody starts.",
      ],
      high: [
        "One page, and users of {component} can quote it. I asked two of them.",
        "Each step of the move paid for itself. It stood still for a month after the second, without harm.",
        "You worked out when {limit} would stop us, tested up to it, and put a watch on it.",
      ],
    },
    lower: {
      1: [
        "What others assume about {component} they found out by trying. I could not find a direction that covers more than your own part.",
      ],
      2: [
        "The guarantees are on a page, and it was written for us. {OtherTeam} assumes two things that are not on it.",
        "Three teams have read the direction and one has begun, with a good deal of your help.",
        "The core is small now. That {invariant} is stated there and not checked from outside.",
      ],
      3: [
        "The guarantees hold. They have met one implementation so far, and it is yours.",
        "The limit was met in time because you watched it. To move the domain past one before it is near would be the next point.",
      ],
    },
    higher: {
      2: [
        "You have drawn a direction and applied it. That others follow only half of it is the next step, not this one.",
      ],
      3: [
        "You write that two teams moved. Both did it in steps they could have stopped after, and that was your plan.",
        "What generated code around {component} may assume is on the page, and the simulator fails in every way the real one may.",
      ],
      4: [
        "Everything around the core was rebuilt by others against its stated guarantees, and not one had to be weakened.",
      ],
    },
    question: "Which of the guarantees of {component} has somebody outside the team relied on?",
    answer:
      "The first, that {invariant}. {OtherTeam} quotes it in a design of theirs, which I have linked.",
    actions: [
      "Take the page of guarantees to {otherTeam} and write down what they assume beyond it.",
      "Name the step of the plan after which stopping is still an improvement.",
    ],
  },
  "grow-depth": {
    agreed: {
      low: [
        "You explain whenever you are asked. The decisions still come back to you, as you write.",
        "{Mentee} sits beside you in each incident. I have noticed the keyboard as well.",
        "The description of what makes {hot} hard is good, and there is nothing in it to practise on.",
      ],
      high: [
        "Two engineers decide about {component} now, and their decisions have held up in operation.",
        "The last incident was led by {mentee}. I was told about it when it was over.",
        "The exercises are harder than they look. I did two of them.",
      ],
    },
    lower: {
      1: [
        "The hard problems around {hot} were solved by you, and well. I cannot name anybody who could take the next one.",
      ],
      2: [
        "The work on {component} was handed over. When it came to the decision, it came back to you, twice.",
        "You give reasons in your reviews, and the people you review can carry out what was decided. A sequence of harder problems I have not seen.",
        "When you were away, the question about {secret} waited for nine days.",
      ],
      3: [
        "They lead incidents, with you one call away. The path is taught by you.",
        "Both engineers have come far. Nobody has reached senior depth by it yet, so it is early for the last point.",
      ],
    },
    higher: {
      2: [
        "You say that hardly anybody asks. Three people told me that they do, and what they learnt.",
      ],
      3: [
        "The threat model that {mentee} wrote alone, and you read when it was finished, is the step this point describes.",
        "Two people sign off changes in their half of {component}. You read a sample. That is a hand-over.",
      ],
      4: [
        "This year's large change was led by somebody who learnt here, while you were away, incident included. You were not called.",
      ],
    },
    question:
      "Which decision about {component} is no longer yours? I would like to ask the person.",
    answer:
      "What may be retried there. {Mentee} has decided it since the beginning of the quarter, and knows that you may ask.",
    actions: [
      "Hand over the decisions about {component} together with the work, and read a sample each month.",
      "Turn two old faults of {component} into exercises to be found without an assistant.",
    ],
  },
};
