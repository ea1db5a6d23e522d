import type { CriterionTexts } from "./texts";

/** Junior to Mid-level: what people write about the three criteria. */
export const JUNIOR_TO_MID: Record<string, CriterionTexts> = {
  "decompose-for-ai": {
    points: {
      1: [
        "For {feature} I gave the assistant the ticket as it was. The answer looked finished, but it left out {edge}, and in the end a colleague divided the work for me.",
        "I still begin by typing the whole problem into one conversation. With {component} that went wrong after an hour: every correction broke something that had worked before, and we started again from a colleague's outline.",
      ],
      2: [
        "I divided {feature} into steps by following the breakdown we used last time. That worked until {neighbour} came into it. I had not seen that dependency, and review found it.",
        "Familiar work I can cut up myself now. For {feature} I wrote five steps and the assistant did four of them well. The fifth hid {edge}, which should have been a piece of its own.",
        "I write the pieces down before prompting, with inputs and outputs. What I forget is the constraint everybody knows: for {component} nobody had told the assistant what happens when {failure}, because I had not thought of it either.",
        "The outline for {feature} was a colleague's; the pieces inside it were mine. One of them turned out to be two, because {neighbour} answers later than I had assumed, and I saw that when the output made no sense.",
      ],
      3: [
        "{Feature} arrived as a paragraph. Before the first prompt I cut it into:\n\n- the data that {component} needs, with its limits;\n- the exchange with {neighbour};\n- a table of cases, {edge} among them.\n\nI kept back the question of {decision}, and took that to the team.",
        "I broke {feature} down so that each piece had a check for done that I could run. When the second output assumed that things always arrive in order, I threw it away and cut again around the case where {failure}.",
        "The work on {component} was new to me. I listed what depended on what, put the exchange with {neighbour} first because it carried the risk, and asked about {decision} before an assistant could guess it.",
        "For {feature} I made a table: piece, what goes in, what comes out, how I will know. Writing the last column for {edge} took longest and showed that the requirement was incomplete, so I went back with a question instead of a guess.",
      ],
      4: [
        "{Feature} crossed {component} and {neighbour}, with requirements that contradicted each other. I wrote the breakdown so that two colleagues could direct their pieces at the same time. It named {decision} as the one thing none of us should let an assistant settle.",
        "The breakdown I wrote for {feature} has been the starting point for two later features. It separates what is fixed from what is open, and each piece carries its own check; {measure} is the last of them.",
        "When {feature} was promised to two customers in different forms, I drew the cut so that nine tenths are shared and the difference is one piece. Three of us directed assistants at the same time for a week and met only at the joins, which I had written as checks.",
      ],
    },
    missing: [
      "What is missing: in unfamiliar work I still find the dependencies too late.",
      "To reach the next point I would have to do this without an example to follow.",
      "I want to write down the limits before the first prompt rather than after the second correction.",
    ],
    lasting: [
      "The first cut is seldom right. What I do better now is noticing that early.",
      "My reviewer said that she could follow the order of the pieces without asking.",
      "I keep the discarded cut in the note, because it shows why the second one is different.",
    ],
    shows: [
      "The breakdown for {feature}, written before any code, with inputs, limits and a check for each piece.",
      "How the work was cut again after the first output ignored {edge}.",
      "Which questions went to people, {decision} among them, and which to the assistant.",
    ],
    unseen: [
      "My work this half-year was a migration that somebody else had already divided into tasks.",
      "I was on the support rota for most of the period and took no new feature from the start.",
    ],
  },
  "validate-outputs": {
    points: {
      1: [
        "I run the generated tests and look at the page. In {component} both were fine, and then a reviewer asked about {edge}. I had not tried it.",
        "When the assistant's explanation sounds right I tend to believe it. It named an option of {neighbour} that does not exist, and I learnt that from the pipeline.",
      ],
      2: [
        "I check the expected path of {feature} by hand, without the assistant. That caught a wrong total once. I missed what happens when {failure}, until it was asked for in review.",
        "I read every generated line of {component} and try it on cases of my own. The cases are mostly friendly ones; {edge} came from a colleague.",
        "My change descriptions say what I checked. They do not yet say what I left out, and for {feature} that would have been the useful half.",
        "For {feature} I tried what a user would do, and what a careless user would do. What somebody with bad intentions would do I had not considered; the review began with that.",
      ],
      3: [
        "For {feature} I wrote the cases from the requirement before I looked at the generated code: {edge}, an empty input, and what happens when {failure}. Two of them failed. The description lists what I did not check and why.",
        "I compared {component} with {measure}. One result was off by a day, which no generated test would have found, because test and code shared the same mistake.",
        "I broke {component} on purpose to see whether my tests notice. Three of eleven did not. After I had rewritten those, reviewers found no case that was not on my list.",
        "Before merging {feature} I looked up every call to {neighbour} that the assistant had written. One was real and did something else. The change lists which parts were generated, how each was checked, and that nothing was checked under load.",
      ],
      4: [
        "Our usual checks let through a fault in {component} that appears only when {failure}. I turned it into a small test kit. The team runs it on every change that touches {neighbour}, and it has stopped two more.",
        "I set how deeply we check by what can go wrong: a case like {edge} is held against {measure}, a label on a page gets a look. The reasoning is written down, and colleagues have argued with it and improved it.",
        "After two faults of the same kind I read back through half a year of changes to {component} and found three more that nobody had noticed. The question I should have asked is in our review template now, and colleagues answer it before I get there.",
      ],
    },
    missing: [
      "What is missing: boundaries and misuse, without somebody reminding me.",
      "I would like to see my tests fail before I trust them.",
      "Next I want to write down what stays unchecked, every time.",
    ],
    lasting: [
      "The most useful line was the one that says what is *not* covered.",
      "It took half a day, for code that was generated in minutes. That was the right way round.",
      "I rejected the first two outputs, and the change says which case broke each.",
    ],
    shows: [
      "Cases derived from the requirement, with {edge}, and the two that failed on the first output.",
      "A comparison of the generated result with {measure}.",
      "What was checked before the change went out, by what means, and what was left open.",
    ],
    unseen: [
      "I worked on documentation and dashboards, so there was next to nothing generated to validate.",
      "My changes went through a colleague's test kit; what I would have found alone cannot be told apart.",
    ],
  },
  "explain-trade-offs": {
    points: {
      1: [
        "I can say what {component} does. When I was asked why it talks to {neighbour} directly, I had to go back to the conversation with the assistant to find a reason.",
        "I took the design for {feature} from code that looked similar. That it costs an extra call each time was pointed out to me afterwards.",
      ],
      2: [
        "I described two ways to build {feature} and said that one is simpler. What *simpler* means for our load I could only answer after questions.",
        "For {component} I listed advantages and drawbacks. Half of them would have fitted any system; the one that mattered, what happens when {failure}, came from a colleague.",
        "I know now that there is always a second design. For {feature} I named it, but I could not say under which condition it would have been the better one.",
        "In the note for {feature} the two options are described fairly. The cost of each is described with words like *more* and *less*; my reviewer asked how much, and for one of them I could find out.",
      ],
      3: [
        "I compared keeping the state in {component} with reading it from {neighbour} each time. The second costs a call, and it cannot show two different answers when {failure}. I wrote down at what load I would decide the other way.",
        "The assistant proposed a queue for {feature}. I declined it: with our volume the only thing it adds is {edge}. The note gives the numbers and what would change my mind.",
        "{Feature} could be built in two ways. I chose the one that is slower to change and easier to undo, because nobody had yet settled {decision}, and I explained that without looking anything up.",
        "I was asked why {component} does not simply retry. I could say it from memory: because {neighbour} counts each attempt, because of {edge}, and because waiting costs us less than being wrong. If the first of these changes, so should the design.",
      ],
      4: [
        "The choice in {feature} turned on one constraint, {edge}, and nobody had said so. I put it to product and finance in their own terms. They chose the dearer option knowing what it buys.",
        "Last year we let {component} depend on {neighbour}. When the load moved I went back to that decision, showed with measurements that its reason was gone, and we took it out in two steps.",
        "Two teams disagreed for weeks about {component}. I wrote down what each design does when {failure}, what it costs in a normal week, and who notices. They agreed within the hour, on a third one.",
      ],
    },
    missing: [
      "What is missing is the sentence that begins with *in our system*.",
      "I want to bring a figure to the next design instead of an adjective.",
      "I can explain my own designs better than generated ones, and it should be the same.",
    ],
    lasting: [
      "The option not taken is in the note, with the condition under which it would be right.",
      "One point I had to leave at *I do not know yet*, with how we will find out.",
      "Nobody needed me in the room when the question came up again.",
    ],
    shows: [
      "Two workable designs for {feature}, what each gives up here, and what would change the choice.",
      "Why the generated design was declined, with a reason that refers to {component}.",
      "An answer to what happens when {failure}, given before the change was merged.",
    ],
    unseen: [
      "The designs I worked on were decided before I joined; I have built to them and had none to explain.",
      "I had no change this half-year in which there was more than one reasonable way.",
    ],
  },
};
