import type { Criterion, Interview, Ladder } from "~/ladder/domain/schema";

/** The version that the demo's first cycles ran on. */
export const FIRST_VERSION = "0.9.0";

/** Asked since 1.0.0 only. */
const ADDED_LATER = ["bound-ai-trust"];

type Wording = Partial<Pick<Criterion, "question" | "description">> & {
  anchors?: Record<string, string>;
};

/** How three criteria read at first. */
const EARLIER: Record<string, Wording> = {
  "mentor-ai-usage": {
    question: "Do they help less experienced engineers to work with AI?",
    description:
      "You help less experienced engineers to use AI well. You answer their questions, show how you work yourself, and make time for it.",
    anchors: {
      "2": "Pairs on tasks and explains their own reasoning when there is time. Those who were helped finish the task in hand.",
      "3": "Works regularly with a less experienced engineer, who uses AI with less help than before.",
    },
  },
  "validate-outputs": {
    anchors: {
      "3": "Tests generated code beyond the expected path, with boundaries and failures, and says in the change what was tested.",
      "4": "Finds faults that the team's usual checks let through, and adds a test for each.",
    },
  },
  "design-robust-patterns": {
    anchors: {
      "3": "Designs boundaries and contracts across components that state how they fail, grow and change. Others can build on them from what is written.",
    },
  },
};

/**
 * The ladder as it was before the one shipped: one criterion is not asked yet, three read differently, and there are no
 * anchor cases. Made from the shipped one, so that everything else is the same; it parses as any other.
 */
export function firstLadder(ladder: Ladder): Ladder {
  const isThere = (id: string) => !ADDED_LATER.includes(id);
  const criteria = ladder.criteria.filter(({ id }) => isThere(id)).map(asItWas);
  const interview = asked(ladder, isThere);
  return { ...ladder, version: FIRST_VERSION, criteria, interview, anchorCases: [] };
}

function asItWas(criterion: Criterion): Criterion {
  const { anchors = {}, ...words } = EARLIER[criterion.id] ?? {};
  return { ...criterion, ...words, anchors: { ...criterion.anchors, ...anchors } };
}

/** What interviews ask, without what only asks about criteria that were not there. */
function asked({ interview }: Ladder, isThere: (id: string) => boolean): Interview {
  const kept = <Item extends { criteria: string[] }>(items: readonly Item[]) =>
    items
      .map((item) => ({ ...item, criteria: item.criteria.filter(isThere) }))
      .filter((item) => item.criteria.length > 0);
  return { questions: kept(interview.questions), exercises: kept(interview.exercises) };
}
