import type { CriterionTexts } from "./texts";

/** Mid-level to Senior on the Deep Specialist track. */
export const SPECIALIST_SENIOR: Record<string, CriterionTexts> = {
  "write-critical-code": {
    points: {
      1: [
        "I made {hot} faster by trying things, some by hand and some generated, and kept what looked better. Why it is better I cannot say for certain.",
        "I started where I thought the time goes. The profile that a colleague took later points elsewhere.",
      ],
      2: [
        "I profiled {hot} before touching it and improved it with what I know. About half of the gain I can explain; the rest may be the test machine.",
        "The loop in {hot} is faster now, on my data. On a copy of real traffic the difference is much smaller, which I learnt only after the change was in.",
        "I can use the known techniques on {hot}. Saying beforehand what they should bring is what I do not manage yet.",
        "I found that {hot} waits more than it computes, and why. The change I then made works, but I could not say how far it is from what is possible, and a reviewer had to point out that the test data was sorted.",
      ],
      3: [
        "The profile of {hot} under replayed traffic showed that the limit is {limit}, not arithmetic. I expected a third, wrote that one loop by hand, and measured 31 % with the spread given. The rest stays generated and plain.",
        "I compared three versions of {hot}: plain, generated, by hand. The plain one was good enough for two of the three callers, so only the third got the hand-written one. The reason stands above it.",
        "Somebody had proposed to rewrite {hot}. I showed with a trace that more is lost to {limit} than to the whole computation. With that moved, nothing had to be written by hand at all.",
        "For {hot} I wrote down a model on one page: so many steps, so much per step, and {limit} as the bound. The measurement on real load agreed within a tenth. An assistant wrote the variants that did *not* win, which saved me days.",
      ],
      4: [
        "Two attempts on {hot} had failed before. With {limit} out of the way we are within a tenth of what the machine can do, and the note derives that bound. Two colleagues have kept it there since, with the benchmark I left.",
        "{Hot} holds at four times last year's load. The regression check has refused three changes, two of them generated, and each author could see from its output why.",
        "The technique we use in {hot} came from a paper on another problem. It gained what two teams had tried for, and I wrote it up with the cases in which it loses. {OtherTeam} has applied it since, from the note alone.",
      ],
    },
    missing: [
      "What is missing is a number written down *before* the change.",
      "My measurements need the real distribution, and not the one that I find handy.",
      "I work by technique. The next point asks for a model.",
    ],
    lasting: [
      "The benchmark names the machine, the data and the noise; anybody can run it.",
      "Most of my time went into finding out what does not need to be fast.",
      "My prediction was off by a factor of two once; the note says what I had overlooked.",
    ],
    shows: [
      "Profile, expectation and result for {hot}, with the variation between runs.",
      "The comparison with a plain and with a generated version, and why the plainest was kept.",
      "The check that guards the result in the pipeline.",
    ],
    unseen: [
      "None of my work in this period had a limit on time or memory that anybody came near.",
    ],
  },
  "secure-sensitive-operations": {
    points: {
      1: [
        "I follow our checklist and correct what the scanner reports on {component}. Whether a finding matters I ask somebody else.",
        "I changed how {secret} are stored as the report said. Why the old way was open to attack I could not have shown.",
      ],
      2: [
        "In review I recognised a common weakness around {secret} and had it corrected there. The same mistake was in two more places, and I did not search.",
        "I find what is wrong on the page: missing checks, unescaped input. That two permissions of {component} add up to a third came from a colleague.",
        "I wrote a threat model for {feature}. It names the assets and the obvious attacks, and stops at our own border; {neighbour} is a box in it.",
        "I know the usual faults with {secret} and look for each of them. In {component} I found two. The third was in the order of two calls that are both correct, and an outside tester found that.",
      ],
      3: [
        "A generated export in {component} accepted a name from the request and would have given out {secret}. I showed it in a sandbox, had the server choose the name, and added a lint rule for the class. The attack fails now, and a test keeps it so.",
        "I went through recovery and log messages with the same care as through the main path. A crash in {component} wrote {secret} to the trace. Both that and three relatives elsewhere are closed at the root.",
        "For {feature} I argued from what an attacker has: a valid session, and the case where {failure}. That was enough to act for somebody else. The design changed so that the order of events no longer matters.",
        "When I read the generated change to {component} I asked what somebody could do who controls the clock. The answer was: use {secret} a second time. The window is gone by design, I searched for the same shape elsewhere and found one, and there is a rule against it.",
      ],
      4: [
        "In a design that two specialists had reviewed I found that {neighbour} could be brought to vouch for a request it had not checked. We reshaped the interface: there is no call left that uses {secret} unsafely.",
        "I led the disclosure and repair of a weakness in a library that {component} uses, with its authors. Our own callers could not have made the mistake, since the interface I drew last year does not offer it.",
        "I brought four teams to one way of handling {secret}, by making it the easiest one. Since then assistants generate it correctly because there is nothing else to copy. The last outside test found nothing in that area and said why.",
      ],
    },
    missing: [
      "What is missing: the search for relatives, once one is found.",
      "I think like a reviewer, and not yet like somebody who wants in.",
      "I would like to show a finding, not only to claim it.",
    ],
    lasting: [
      "What was not built is in the note as well: we use the reviewed protocol as it is.",
      "The demonstration runs in a scratch account and cleans up after itself.",
      "The threat model has changed twice with the design since.",
    ],
    shows: [
      "The attack on {secret} in a safe environment, and the same attack failing afterwards.",
      "The threat model of {feature}, with what an attacker would need for each step.",
      "The check that closes the whole class, and the other places where it was found.",
    ],
    unseen: [
      "My components hold nothing sensitive, and I was not asked into the reviews of those that do.",
    ],
  },
  "prove-correctness": {
    points: {
      1: [
        "I test {component} with examples and add one for each fault. When they pass I call it correct, which says more than I know.",
        "The tests of {component} are good examples. They were generated together with it, and I have not asked what they leave out.",
      ],
      2: [
        "On a suggestion I wrote a property test: {invariant}. It found a fault at once. Recovery after a crash is not part of it, and there it would matter most.",
        "I can name the invariants of {component} and have written them down. The check covers one of them, on orderly input.",
        "The fuzzer runs on {component} every night. It has not been shown to find anything, because I have not planted anything for it.",
        "For {component} I wrote a reference version that is slow and simple, and compared. They agree on everything I generated. Whether I generate the cases that matter I do not know.",
      ],
      3: [
        "“{Invariant}” is the sentence; I wrote it in words first. A small model with crashes between the steps found an order of three events that breaks it, in code that had passed all its tests. The report says what the model leaves out.",
        "I ran {component} against a naive reference on random small inputs and reduced the difference to two rows and {edge}. Eight planted faults were all found; the ninth, about timing, was not, and that is on the page.",
        "For {feature} I explored every order of messages for three nodes. It holds under two assumptions about {neighbour}, which I looked up and listed. What happens when {failure} lies outside, and is watched in operation.",
        "I tried to prove that {invariant}, and could not. The step that failed was a fault: when a retry meets a restart, it does not hold. After the correction the proof goes through, checked by machine, under three assumptions that are listed with their sources.",
      ],
      4: [
        "While proving that {invariant} I found that the specification itself gives a wrong result for {edge}. We changed the specification. The model runs on each change, and colleagues have extended it twice.",
        "Our commitment to customers rests on {component}. I can show what has been established and what has only been tested, on one page; two other teams use the same method and tools for theirs.",
        "The property tests for {component} are written in the words of the people who answer for it, and they read them. One of them found a case that my model allowed and should not. It is now part of what every change is checked against.",
      ],
    },
    missing: [
      "What is missing: showing that my checks can fail.",
      "Concurrency and recovery are not in my properties yet, and that is where it hurts.",
      "I should write the property down in words first.",
    ],
    lasting: [
      "The counter-example is four lines long and stays in the repository.",
      "What is only tested is called *tested*.",
      "An assistant wrote the harness. The property is mine.",
    ],
    shows: [
      "The property in words and in code, with the smallest counter-example.",
      "Planted faults, which of them were found, and by what.",
      "What has been established, what it assumes, and what is left open.",
    ],
    unseen: ["I worked on tools for our own team, where an example is proof enough."],
  },
};
