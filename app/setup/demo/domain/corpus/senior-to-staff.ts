import type { CriterionTexts } from "./texts";

/** Senior to Staff+ on the Orchestrator track. */
export const SENIOR_TO_STAFF: Record<string, CriterionTexts> = {
  "shape-ai-strategy": {
    points: {
      1: [
        "I choose my own tools with care and can say why. What the team should use I have an opinion on, and nothing beyond that.",
        "I read a lot about assistants and tell colleagues what I find. No decision has come of it so far.",
      ],
      2: [
        "I proposed an agent for the work on {component}, and three of us tried it for a month. We liked it. We had nothing to compare it with, and looked only at how fast the code was there.",
        "Our way of working with assistants on {feature} was my proposal. It is followed by those who were there when we agreed it.",
        "I ran a trial in our team with a question and an end. I forgot the baseline, so what we know is that people were content.",
        "I wrote a proposal on where we should do without assistants, with {component} as the example. Our team follows it. Whether it costs more than it saves I have only my impression for.",
      ],
      3: [
        "Six weeks, two teams, one question: may an agent do the routine work on {component}? Writing time halved and review time doubled. We agreed to use it only where {measure} decides whether the result is right, and to look at it again on a fixed day.",
        "I brought us and {otherTeam} to one page: what we use AI for, what not ({decision} is one example), which data may not leave the house. A proxy keeps that last point, because reminders did not.",
        "We compared three assistants on twelve tasks from our own history. None was safe where {failure}. That boundary is in the agreement, with the argument of the two colleagues who saw it differently and an answer to it.",
        "We had three tools for the same work, each with its believers. I asked both teams to write down what would change their mind, ran the comparison on our own tasks from {component}, and the page we agreed on names what we stopped using and when we look again.",
      ],
      4: [
        "{OtherTeam} and two others have taken over our direction on agents and changed it for their work. I reversed the part I had argued for most: the supplier's own review tool found less than it cost. The record says so.",
        "With security and legal I weighed what depending on one supplier would cost over three years. Teams now keep their instructions in a neutral form. When prices moved, changing took a week.",
        "After the supplier changed its terms, the direction I had helped to write told four teams what to do without a meeting. One of them, {otherTeam}, had adjusted it to its own data, and found a gap in ours that way.",
      ],
    },
    missing: [
      "What is missing: a baseline, and what it does to review.",
      "It is a direction for my own team. The next point begins with a second one.",
      "I should put a date on it, after which it does not hold any more.",
    ],
    lasting: [
      "The most used sentence on the page is about what we do *not* use it for.",
      "People who disagreed find their argument in the record.",
      "We dropped one tool at the last review; that convinced more people than the page did.",
    ],
    shows: [
      "The trial: question, baseline, stopping rule, and what it did to review time and escaped faults.",
      "The agreement between two teams, what is excluded, and the date it is looked at again.",
      "A decision reversed after results went against it, my own proposal included.",
    ],
    unseen: ["Tools were decided by procurement during the half-year; no team was asked."],
  },
  "design-quality-processes": {
    points: {
      1: [
        "I keep the quality of {component} up by reading everything. Since output has grown I read more in the evenings, which is no process.",
        "When the queue grows, my reviews get shorter. I know that, and have nothing against it yet.",
      ],
      2: [
        "After the incident with {component} I introduced a checklist. It applies to every change alike, and I am the one who reminds people of it.",
        "We have a rule that two people review what touches {neighbour}. It came after a fault. Nobody has looked since whether it finds anything.",
        "I proposed review by risk. The tiers are there, but authors choose their own, and so most changes are of low risk.",
        "I measured how long reviews of {component} take, and we set a limit for the size of a change. It helped for two months. Then people split their changes and the sum stayed the same.",
      ],
      3: [
        "Reviews at ours and {otherTeam} go by what a change can damage; a script reads that from the paths it touches, so that nobody lowers their own tier. Each month we read a sample of the lowest in full. Once it showed a fault escaping ({edge}), and the scoring changed.",
        "Every generated change to {component} names the invariant it keeps, and the pipeline checks it. Reviewers read the invariant instead of the code. We removed the second approval after half a year in which it had found nothing.",
        "I planned review as capacity: two days a week for the changes that cannot be undone, automatic rollback for the rest. When the capacity runs out we delay by an agreed rule, and don't read faster.",
        "With {otherTeam} I went through a year of faults and asked at which step each could have been seen. Two steps had never caught anything and are gone. A new one, for {edge}, is automatic and has paid for itself twice.",
      ],
      4: [
        "Three teams run the process in forms of their own. Once the sample showed a decline two weeks before any user noticed; {otherTeam} traced it to a new model and acted without me.",
        "Somebody else removed a step of mine, with figures to show that it had stopped finding anything. That everyone could say what it was for is what I am proud of.",
        "When output rose by half in one quarter, the process held: the share that people read fell as planned and what escaped stayed level. {OtherTeam} has since taken it over, and {neighbour} was built with its tiers in mind.",
      ],
    },
    missing: [
      "What is missing: knowing what escapes.",
      "It depends on reminding people. That will not hold under a deadline.",
      "I have added steps and have not removed one.",
    ],
    lasting: [
      "It costs the teams about three hours a week, which we measured, and they think it worth that.",
      "A person answers for each approval; the tool's findings are one thing they read.",
      "It ran for five weeks while I was away.",
    ],
    shows: [
      "The tiers and what they rest on, with the first three monthly samples.",
      "What escaped, what it cost, and which step was changed because of it.",
      "The decision to remove a step, with the reason.",
    ],
    unseen: [
      "The review process was fixed for the length of the audit, so nobody could change it.",
    ],
  },
  "create-reusable-patterns": {
    points: {
      1: [
        "I solve things where they arise. That {feature} had been solved before in another team I learnt afterwards.",
        "When somebody asks for my instruction file I send it. It is written for me.",
      ],
      2: [
        "I published how we built {feature}. Two people tried it and both had to ask me, because it does not say when it fits.",
        "My template for {component} is used in the team. Outside it somebody started with it and gave up at {edge}.",
        "The prompt workflow is in the library with an example. It carries no check, so nobody noticed when the new model broke its third step.",
        "My notes on {feature} have become a kind of guide. It explains well how it was done once. What in it is essential and what was only our case I have not separated.",
      ],
      3: [
        "From four versions of the same handler I made one, with a test kit that repeats, reorders and drops events. It says when not to use it. {OtherTeam} applied it unaided and sent a correction for the case where {failure}.",
        "The template for {component} has a reconciliation step that cannot be taken out. A colleague I have never met used it over a weekend, and it found what we had missed: {edge}.",
        "I folded three older guides into one pattern with purpose, limits and a worked example, and archived the rest. It is tried on each new model before we announce it.",
        "Before I wrote the guide for {component} I watched two people from {otherTeam} try without it. What they stumbled over became its structure. Since then five others have used it, and the questions I get are about new cases and not about old ones.",
      ],
      4: [
        "The pattern belongs to {otherTeam} now; most of its history is not mine. The new deployment service was chosen partly because it supports it.",
        "I withdrew my own migration workflow when the platform got a better one, with a script that moves people over in an hour. Nine of eleven teams have.",
        "A team that started this half-year chose its whole set-up by the pattern and changed a third of it. I merged two of their changes back and removed a part that only we had needed. It is better documented by its users than it was by me.",
      ],
    },
    missing: [
      "What is missing is the page about when *not* to use it.",
      "It has been right once. A pattern needs a second case.",
      "Those who try it still need me.",
    ],
    lasting: [
      "Its users have found two limits that I did not know.",
      "I said no to making a framework of it.",
      "It has a version and a check, and both have been useful.",
    ],
    shows: [
      "The pattern with its limits and the check it carries.",
      "How a team I have not worked with applied it, in their words.",
      "The correction that came back from a case where {failure}, and the new version.",
    ],
    unseen: [
      "I was lent to one team for a single urgent project, so there was no second place for anything to be used.",
    ],
  },
};
