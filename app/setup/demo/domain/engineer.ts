import type { Ladder } from "~/ladder/domain/schema";
import { criteriaOfTransition } from "~/ladder/domain/view";
import { type AnswerPlan, type AssessmentPlan, type Facts, UNMOVED } from "./assessments";
import { addDays, atWork, type CyclePlan, dayOf } from "./calendar";
import type { Point } from "./corpus/texts";
import type { EvidencePlan } from "./evidence";
import type { PersonPlan } from "./people";
import { randomFor } from "./random";
import type { Stance } from "./releases";

/** What the engineer one can look as said in the finished cycles: ready for Mid-level, then new at it, then further. */
export const ENGINEER_POINTS: readonly (readonly Point[])[] = [
  [3, 3, 3],
  [1, 2, 1],
  [2, 2, 2],
];

/** What her manager made of it in the end. In the last finished cycle, more of the first criterion than she did. */
export const ENGINEER_REVIEWED: readonly (readonly Point[])[] = [
  [3, 3, 3],
  [1, 2, 2],
  [3, 2, 2],
];

/** What she answered to each release. */
export const ENGINEER_ANSWERS: readonly { stance: Stance; response: string }[] = [
  {
    stance: "agree",
    response: "Thank you. I had not expected the third one, and the example explains it.",
  },
  {
    stance: "agree",
    response:
      "I see it the same way. Being new at this level feels like going back; the order of the actions helps.",
  },
  {
    stance: "partly",
    response:
      "I agree with the second and the third. On the first I still think that a 3 is early: what you saw holds in one component, and nobody outside the team has tried it. I will take the rehearsal first and we will know.",
  },
];

/** What was agreed after the last finished cycle: by the place of the criterion, null for none. */
export const ENGINEER_ACTIONS: readonly { order: number | null; text: string; weeks: number }[] = [
  {
    order: 0,
    text: "Rehearse the failure of the order service in the test environment before the refunds team builds on the receiver.",
    weeks: 12,
  },
  {
    order: 1,
    text: "Write down what can go wrong between the receiver and the refund service before joining them, mixed versions included.",
    weeks: 28,
  },
  {
    order: null,
    text: "Talk once a month about one criterion, beginning with the second.",
    weeks: 34,
  },
];

const BETWEEN = [
  `Half-way to the next cycle. The promises of the event receiver are written down, and two of the three are in types. The third is a paragraph still, and I know what happens to paragraphs.`,
  `I have begun to list what can go wrong between the receiver and the orders before I join anything. Two of the five entries came from a colleague, so I stay where I was.`,
  `Hạnh and I agreed on one thing to work at, the failure cases before the first prompt. We are at the second change. It is too early to say what stays.`,
];

const RATED = `Our receiver for provider events had grown case by case: four handlers, and each did something else when an event came twice. I wrote down what the receiver promises before changing anything:

- an event is applied at most once, whoever sends it again;
- an event for an order we do not know yet waits for an hour, and is then handed to a person;
- a late event never undoes a newer one.

The second promise sits in a type now, so that generated handlers which forget it do not compile. Before the refunds team built on it, I switched the order service off in the test environment for ten minutes and watched what waits and what comes back. One handler lost its place, which is corrected.

For a 4 it would have to hold for a team that has never talked to me. That team starts with the next quarter.`;

const UNRATED = `Before we joined the new receiver and the refund service I made a list of what can go wrong between them. Order and repetition are tested. Mixed versions are not; the release note says so, and I want to try last month's service against the new receiver before I choose a point here.

Across the three services I have merged 140 PRs since the last cycle.`;

const CHECK_IN = `I want to know whether the Specialist track would suit me. The matching of bank statements was slow, so I took a profile of a real day first: most of the time goes into comparing references, and most of those comparisons are of the same two strings. Keeping the last one removed a third. I had not written down beforehand what I expected, and I measured on my own machine only.`;

/**
 * The engineer's assessment in the open cycle, a check-in of her own towards the other track, and one that she
 * submitted to herself between the cycles.
 */
export function planEngineersOwn(
  facts: Facts,
  person: PersonPlan,
  open: CyclePlan,
): { assessments: AssessmentPlan[]; evidence: EvidencePlan[] } {
  const random = randomFor(`${facts.seed}/engineer`);
  const standing = { trackId: person.trackId ?? "", levelId: person.levelId ?? "" };
  const startedAt = atWork(addDays(open.opensOn, 4), 8 * 60 + 25);
  const note: EvidencePlan = {
    id: random.uuid(),
    madeFor: "design-robust-patterns",
    about: "webhooks",
    personId: person.id,
    url: "https://example.org/payments/notes/2207-event-receiver",
    title: "What the event receiver promises",
    kind: "design-note",
    date: addDays(dayOf(open.opensOn), -41),
    shows:
      "The three promises, what happens when each cannot be kept, and the rehearsal with the order service switched off.",
    parts: ["directed", "verified", "decided"],
    createdAt: new Date(startedAt.getTime() + 50 * 60_000),
  };
  const cycleOne = questionsOf(facts.ladders.current, "mid-to-senior");
  const checkIn = questionsOf(facts.ladders.current, "mid-to-senior-specialist");
  const begun = atWork(addDays(dayOf(facts.now), -23), 16 * 60 + 10);
  const base = {
    personId: person.id,
    standing,
    ladder: "current" as const,
    state: "DRAFT" as const,
    submittedAt: null,
    calibrationBegunAt: null,
    calibrationEndedAt: null,
  };
  const sat = atWork(addDays(open.opensOn, -75), 15 * 60 + 5);
  const between: AssessmentPlan = {
    ...base,
    id: random.uuid(),
    cycleId: null,
    transitionId: "mid-to-senior",
    state: "SUBMITTED",
    startedAt: sat,
    submittedAt: new Date(sat.getTime() + 140 * 60_000),
    createdAt: new Date(sat.getTime() - 3 * 60_000),
    answers: BETWEEN.map((text, order) => said(cycleOne[order], 2, text, order + 2, sat)),
    claims: [],
  };
  const inCycle: AssessmentPlan = {
    ...base,
    id: random.uuid(),
    cycleId: open.id,
    transitionId: "mid-to-senior",
    startedAt,
    createdAt: addDays(open.openedAt, -2),
    answers: [
      said(cycleOne[0], 3, RATED, 5, startedAt),
      said(cycleOne[1], null, UNRATED, 2, addDays(startedAt, 2)),
    ],
    claims: [{ criterionId: cycleOne[0] ?? "", evidenceId: note.id, createdAt: note.createdAt }],
  };
  const own: AssessmentPlan = {
    ...base,
    id: random.uuid(),
    cycleId: null,
    transitionId: "mid-to-senior-specialist",
    startedAt: begun,
    createdAt: new Date(begun.getTime() - 4 * 60_000),
    answers: [said(checkIn[0], 2, CHECK_IN, 3, begun)],
    claims: [],
  };
  return { assessments: [between, inCycle, own], evidence: [note] };
}

function questionsOf(ladder: Ladder, transitionId: string): string[] {
  return criteriaOfTransition(ladder, transitionId).map(({ id }) => id);
}

function said(
  criterionId: string | undefined,
  point: Point | null,
  narrative: string,
  revision: number,
  at: Date,
): AnswerPlan {
  const updatedAt = new Date(at.getTime() + 40 * 60_000);
  return {
    criterionId: criterionId ?? "",
    point,
    alternative: null,
    reason: "",
    narrative,
    ...UNMOVED,
    revision,
    updatedAt,
  };
}
