import type { ReviewTexts } from "./texts";

/** Senior to Staff+ on the Orchestrator track. */
export const SENIOR_TO_STAFF: Record<string, ReviewTexts> = {
  "shape-ai-strategy": {
    agreed: {
      low: [
        "The trial was worth doing and has nothing to compare with. We agree on that.",
        "What you propose is followed in our team. A second team has not been part of it so far.",
        "You know what speaks for it and what against. Written down, with a date, is only the first half.",
      ],
      high: [
        "One question, a baseline, and a stopping rule that you kept to when the answer was not the one you wanted.",
        "The page that you and {otherTeam} agreed on is quoted in reviews by people who were not there.",
        "Those who disagreed are in the record, with an answer. I checked with one of them.",
      ],
    },
    lower: {
      1: [
        "You choose well for your own work, and I have learnt from it. I find nothing that another person decided differently because of it.",
      ],
      2: [
        "The trial around {component} measured writing time. Review time is where it was lost, and the page does not mention it.",
        "The direction is written and I follow it. When I asked {otherTeam}, they knew that there is one and not what it says.",
        "There is no date after which it stops being true. The model it rests on has been replaced since.",
      ],
      3: [
        "Two teams work by it, and one of them is ours. Nobody has adjusted it to work that you do not know.",
        "You reversed a proposal of somebody else's on good evidence. One of your own I have not seen you reverse, and I am not sure that none deserved it.",
      ],
    },
    higher: {
      2: [
        "The comparison was small, but it changed what three people use for {component}. That is a proposal that was tried.",
      ],
      3: [
        "You call it our team's habit. {OtherTeam} wrote its own page from it, with the exclusions taken over. That is a direction.",
        "The baseline you miss exists: it is in the review data of the month before, and your page refers to it.",
      ],
      4: [
        "You argued for the supplier's tool, then showed that it found less than it cost, and took it out in three teams. Few people do that with their own proposal.",
      ],
    },
    question:
      "What did the trial on {component} do to review time? The page has writing time only.",
    answer:
      "It rose by about two thirds in the first month and came down to a third more. I left it out because it was inconvenient; it is in now.",
    actions: [
      "Put a date on the direction, and bring what should be dropped to that meeting.",
      "Repeat the trial on {component} with review time and escaped faults beside it.",
    ],
  },
  "design-quality-processes": {
    agreed: {
      low: [
        "Quality in {component} holds because you hold it. You write that yourself.",
        "The checklist came after a fault and applies to everything. Nobody knows what it finds.",
        "Authors choose their tier, and so most changes are of low risk. We agree on what follows from that.",
      ],
      high: [
        "The tier comes from what a change can damage, and authors cannot lower it. The monthly sample has moved it once.",
        "You removed the second approval with half a year of figures behind it. I was against it and was wrong.",
        "It ran for five weeks without you. I looked at those five weeks in particular.",
      ],
    },
    lower: {
      1: [
        "When output grew, the reviews of {component} got shorter. I see your effort in the evenings, and no process.",
      ],
      2: [
        "The steps exist and are kept up by reminders, most of them yours. In the two weeks before the release nobody reminded, and they were skipped.",
        "You measure how long reviews take. What gets through them you do not measure yet, and {edge} did.",
        "It covers our team. The change that hurt came from {otherTeam}, who have their own list.",
      ],
      3: [
        "The process holds and tells you when it does not. It has not been taken up by anybody you did not help.",
        "I can say why each step is there, because you told me. When I asked two others, one step had no reason any more.",
      ],
    },
    higher: {
      2: [
        "The rule about {neighbour} was yours and did stop a change a few weeks ago. It is a beginning, and more than care.",
      ],
      3: [
        "You count only the sample you read yourself. {OtherTeam} has read theirs for three months, and adjusted a tier from it.",
        "What you describe as a script is the point: nobody lowers their own tier any more, here or in {otherTeam}.",
      ],
      4: [
        "The sample showed a decline before any user saw it, and {otherTeam} acted on it without either of us. I cannot think of a plainer case.",
      ],
    },
    question: "Has any step been taken out since this began? I found four that were added.",
    answer:
      "One: the second approval for configuration, two months ago. The figures are in the decision I have added.",
    actions: [
      "Read a sample of the lowest tier each month for a quarter, and publish what it let through.",
      "Find one step that has stopped finding anything, and propose to remove it.",
    ],
  },
  "create-reusable-patterns": {
    agreed: {
      low: [
        "It works for those who can ask you. I agree that this is the gap.",
        "The workflow in the library has an example and no check, and nobody noticed when its third step broke.",
        "What you solved for {feature} was solved before elsewhere. You found that out afterwards, and so did I.",
      ],
      high: [
        "Somebody from {otherTeam} applied it and sent a correction. I asked: they had not spoken to you.",
        "It says when not to use it. I have seen two people decide against it because of that sentence.",
        "Three older guides are gone since. That was most of the work, and it is seldom done.",
      ],
    },
    lower: {
      1: [
        "Your instruction file is shared when somebody asks. It is written for your own machine, and says so.",
      ],
      2: [
        "The template for {component} was tried by three people outside the team. All three came to you, about {edge} each time.",
        "It was made from one case. The second case had to change most of it, which I take as a sign that it was early.",
        "The pattern is well explained. It carries nothing that would notice if it stopped being right.",
      ],
      3: [
        "People outside the team use it unaided. Its history is yours alone, with two corrections by others.",
        "It is in use and will be overtaken by the platform within the year. What becomes of those who use it is not answered yet.",
      ],
    },
    higher: {
      2: [
        "You published it, and somebody used it for {feature}. With questions, yes; but they found it.",
      ],
      3: [
        "The weekend in which somebody you have never met used it, and it found {edge}, is in the notes of the other team. You do not mention it.",
        "The limits are written at the top, and it is tried on each new model. That is more than a guide.",
      ],
      4: [
        "You withdrew your own workflow when a better one came, and left a script behind that moves people over. Nine teams have moved. I rate the withdrawal as highly as the pattern.",
      ],
    },
    question: "Who outside the team has used it without asking you? A name is enough.",
    answer:
      "Two people in {otherTeam}; one of them sent the correction for {edge}. I have added the exchange.",
    actions: [
      "Add a check to the pattern for {component} that fails when a new model breaks it.",
      "Watch one person from {otherTeam} use it without helping, and change what they stumble over.",
    ],
  },
};
