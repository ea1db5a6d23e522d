import type { CriterionTexts } from "./texts";

/** Senior to Staff+ on the Deep Specialist track. */
export const SPECIALIST_STAFF: Record<string, CriterionTexts> = {
  "bound-ai-trust": {
    points: {
      1: [
        "I judge from case to case whether an output around {hot} can be trusted. People come by and ask; that is the whole of our boundary.",
        "I know from experience what assistants get wrong here. It is in my head.",
      ],
      2: [
        "I wrote five warnings for work on {component}, each after a fault. They are general, and I have not tried them again since the new model came.",
        "Our instruction file says what not to generate. It gives no reason, so people either obey all of it or none.",
        "I tried a dozen tasks from our domain by hand. It gave me a good idea of where the edge is, but nobody could repeat it.",
        "For {component} I keep a list of outputs that looked right and were not. It convinces everybody who reads it. It says nothing about how often that happens, or with what kind of task.",
      ],
      3: [
        "Forty tasks from our domain with known answers, run on each new model. Assistants are reliable in reports and not where {failure}. That second kind is refused by the interface unless a second person approves.",
        "The boundary is stated by kind of task, with the fault or trial behind each line. {OtherTeam} plans by it unaided. Last quarter I moved it against my own opinion: parsing is open now, with a fuzzer behind it.",
        "I showed that generated changes to {component} are right for current data and wrong for old data with {edge} in it. A run over our archive is now a condition for merging there. Test writing is open to assistants, since nothing spoke against it.",
        "Together with {otherTeam} I tried sixty changes to {hot}, half of them generated, without knowing which. The generated ones were as good except where timing mattered. That exception is the boundary now, a check stands there, and the rest was opened.",
      ],
      4: [
        "The organisation plans by the boundary. This year it stopped two projects and opened one that we had thought closed. {OtherTeam} is building its own in the same way, with other tasks.",
        "Our benchmark decides what may be bought for critical work. I published the result that contradicted my advice of last year; the direction changed within a month.",
        "Once a year the boundary is tried anew by people who did not draw it. This time they moved two lines, one each way. Planning uses it without asking me, and the security group has drawn up its own by our method.",
      ],
    },
    missing: [
      "What is missing: trials that somebody else can repeat.",
      "It holds where I am asked. It should hold where I am not.",
      "A rule without a reason ages badly, and most of mine have none.",
    ],
    lasting: [
      "There are fewer rules than a year ago. Those that could be enforced are enforced.",
      "It says as much about where AI helps as about where it does not.",
      "The tasks were chosen with two colleagues who trust assistants more than I do.",
    ],
    shows: [
      "The set of tasks with known answers and the last two runs.",
      "The boundary by kind of task, each line with the trial or fault behind it.",
      "The check that enforces the dangerous part.",
    ],
    unseen: [
      "We were not allowed to use assistants in this domain during certification, so no trial could be run.",
    ],
  },
  "set-domain-architecture": {
    points: {
      1: [
        "I make the design choices in {component}. What others assume about it they have found out by trying.",
        "There is no stated direction for our domain. Each team that touches {neighbour} decides for itself, mine included.",
      ],
      2: [
        "I described where {component} should go and follow that in my own work. Others follow it when I am in the review.",
        "The core around {hot} is separate now. Its guarantees are known to three people and written down for none.",
        "We agreed a direction for the domain half a year ago. The plan has no point at which one could stop half-way, and so nobody has started.",
        "The direction for {component} is on a page and three teams have read it. It tells them where to end up and leaves open how. One has begun, with a good deal of help from me.",
      ],
      3: [
        "The core of {component} is one hand-written module with a page of guarantees; {invariant} is the first of them. Everything around it may be generated, against a simulator that fails in every way the real one can.",
        "I took the use of {secret} out of nine services into one with two operations. The move went in steps, each worth keeping if we had stopped there. A mistake outside can no longer reach them.",
        "I worked out when {limit} would stop us, tested up to that point and put a watch on it. Teams build on {component} without knowing how it works, and can quote what it promises.",
        "I separated what must be right from what must be fast in {component}. The first is small and checked by itself; the second can be replaced, and has been once. Two teams moved over in four steps, and stopped for a month after the second without harm.",
      ],
      4: [
        "A year before {limit} would have stopped us we moved {component} to another design, in use, in three quarters. Readers noticed nothing. The guarantees stayed word for word; the second implementation is not mine.",
        "The page of guarantees has outlasted two implementations. When the threat changed, one sentence in it changed, and the checks showed which four callers that concerned.",
        "When we had to move to another region, everything around the core was rebuilt by others, largely generated, against its stated guarantees. Not one of them had to be weakened, and the question whether it could be done took an afternoon.",
      ],
    },
    missing: [
      "What is missing: guarantees that people who were not there can quote.",
      "It works while I review it. That is not an architecture yet.",
      "I need a first step that pays for itself.",
    ],
    lasting: [
      "The part that needs a specialist's review has shrunk by a third.",
      "The argument against it is in the record, with what would prove it right.",
      "Limits are calculated, tested and watched; none of the three would be enough.",
    ],
    shows: [
      "One page: what {component} guarantees and where that ends.",
      "The steps of the move, and why each is worth keeping by itself.",
      "The calculation of the limit, the test up to it, and the watch in operation.",
    ],
    unseen: ["The domain was under a change freeze for the merger, and no direction could be set."],
  },
  "grow-depth": {
    points: {
      1: [
        "The hard problems around {hot} come to me, and I solve them. Others see the result.",
        "I am glad to explain, but hardly anybody asks, and the next incident will be mine again.",
      ],
      2: [
        "I teach when asked, and give my reasons in reviews. {Mentee} carries out what we decide and comes back with each new decision.",
        "I gave {mentee} the work on {component}, and kept the decisions. It was quicker so, and it taught less.",
        "I started to write down what makes {hot} hard. It is a good description. There is nothing in it to practise on.",
        "{Mentee} sits beside me in each incident around {hot} and understands all of it. I notice that I still take the keyboard.",
      ],
      3: [
        "{Mentee} and a second engineer redesigned what happens when {failure}, with a simulator and weekly notes between us. They lead incidents there now. I reviewed one page of the last change.",
        "I collected nine old faults of {component} as exercises: first without an assistant, then with one, then what it missed. Two engineers have been through all of them and decide on changes that used to come to me.",
        "With {mentee} I did three threat models together, read the fourth when it was finished, and handed over the fifth with its risk. The decision held up in operation.",
        "I agreed with two engineers what each wants to be able to decide about {component} in a year. We chose problems for it, some by hand, some with an assistant that is wrong on purpose. Both now sign off changes in their half, and I read a sample.",
      ],
      4: [
        "The path into our domain is taught by people who came along it. The largest change of the year was led by one of them while I was on leave, incident included.",
        "One of the engineers who learnt here has taken the depth to {otherTeam} and built a path of their own. Mine has borrowed two exercises from it.",
        "Three people have come to senior depth in this domain, and none of them was hired with it. This year's large incident was led by the youngest. I was asked one question, and the answer was in their own notes.",
      ],
    },
    missing: [
      "What is missing: handing over the decision together with the work.",
      "If I were away for a month, people would wait.",
      "I answer. I should ask.",
    ],
    lasting: [
      "The best sign was that nobody told me about it until it was over.",
      "They say what they can do now; I have not added anything to it.",
      "Some of it is slow. It is meant to be.",
    ],
    shows: [
      "What we worked on over the months and which decisions are theirs now; both have confirmed it.",
      "The exercises, what each is meant to teach, and what people found.",
      "A review in which questions led the author to the fault.",
    ],
    unseen: ["There was a hiring stop, and nobody in the team could be spared for this domain."],
  },
};
