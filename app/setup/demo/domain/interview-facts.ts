import type { KitContent } from "~/interview/domain/kit";
import type { Ladder } from "~/ladder/domain/schema";
import { addDays, atWork, weekdaysBefore } from "./calendar";
import type { PanelDraft, When } from "./interview-drafts";
import type { PersonPlan } from "./people";
import type { Random } from "./random";

export type KitPlan = {
  id: string;
  name: string;
  trackId: string;
  levelId: PanelDraft["levelId"];
  content: KitContent;
  createdById: string;
  createdAt: Date;
};

/** What interviews are planned from. */
export type Facts = { seed: string; now: Date; ladder: Ladder; people: readonly PersonPlan[] };

/** What one panel is planned from. */
export type Panelled = {
  facts: Facts;
  draft: PanelDraft;
  kit: KitPlan;
  random: Random;
  /** What has been heard on the panel: no two interviewers heard the same. */
  heard: Set<string>;
};

/** A weekday at that time: before today, or after it where the number is below nought. */
export function momentOf(now: Date, { daysAgo, minute }: When): Date {
  if (daysAgo >= 0) return atWork(weekdaysBefore(now, daysAgo), minute);
  return atWork(addDays(now, -daysAgo), minute);
}

/** Whom a draft means by a key. */
export function personOf(people: readonly PersonPlan[], key: string): PersonPlan {
  const person = people.find((each) => each.key === key);
  if (!person) throw new Error(`nobody has the key ${key}`);
  return person;
}
