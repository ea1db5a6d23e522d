import { TEAMS, workOf } from "./corpus";
import type { Depth, Situation } from "./corpus/work";
import { randomFor } from "./random";

export type Slots = Record<string, string>;

const NEWER_COLLEAGUES = [
  "a colleague who joined last year",
  "the newest of us",
  "a colleague who came from support",
  "a graduate on the team",
  "a colleague who changed over from testing",
];

/** Puts the words of a piece of work into a sentence; `{Feature}` begins one. */
export function fill(template: string, slots: Slots): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const key = name.charAt(0).toLowerCase() + name.slice(1);
    const words = slots[key];
    if (words === undefined) throw new Error(`no words for "${name}" in: ${template}`);
    return key === name ? words : words.charAt(0).toUpperCase() + words.slice(1);
  });
}

/** The piece of work somebody speaks about: another one each time, for one person, until there are none left. */
export function slotsFor(seed: string, team: string, personKey: string, turn: number): Slots {
  const { situations, depths } = workOf(team);
  const random = randomFor(`${seed}/work/${personKey}`);
  const situation = at(random.shuffled<Situation>(situations), turn);
  const depth = at(random.shuffled<Depth>(depths), turn);
  const others = random.shuffled(TEAMS.filter((each) => each !== team));
  return {
    ...situation,
    ...depth,
    mentee: at(random.shuffled(NEWER_COLLEAGUES), turn),
    otherTeam: `the ${at(others, turn)} team`,
    team: team.toLowerCase().replaceAll(" ", "-"),
  };
}

function at<Item>(items: readonly Item[], turn: number): Item {
  const item = items[turn % items.length];
  if (item === undefined) throw new Error("there is nothing to choose from");
  return item;
}
