import { PARTS, type Part } from "~/assessment/domain/parts";
import type { Criterion } from "~/ladder/domain/schema";
import { addDays, addMonths, dayOf } from "./calendar";
import { textsFor } from "./corpus";
import type { Random } from "./random";
import { fill, type Slots } from "./slots";

export type EvidencePlan = {
  id: string;
  /** The criterion it was first offered for, and the piece of work it is about. */
  madeFor: string;
  about: string;
  personId: string;
  url: string;
  title: string;
  kind: string;
  date: Date;
  shows: string;
  parts: Part[];
  createdAt: Date;
};

type KindOfLink = { titles: readonly string[]; path: string; alone?: boolean };

/** How links of each kind are called and where they lead. `alone`: such work has no AI part worth naming. */
const KINDS: Record<string, KindOfLink> = {
  "pull-request": {
    titles: [
      "{Component}: handle {edge}",
      "{Feature}, second part",
      "Take {feature} to {component}",
    ],
    path: "git.example.org/{team}/{slug}/pull/{n}",
  },
  "design-note": {
    titles: ["{Feature}: design and breakdown", "How {component} and {neighbour} share the work"],
    path: "example.org/{team}/notes/{n}-{slug}",
  },
  "decision-record": {
    titles: ["Decision: {feature}", "Decision: what {component} may assume about {neighbour}"],
    path: "example.org/{team}/decisions/{n}-{slug}",
  },
  "prompt-library": {
    titles: ["Instructions for work on {component}", "Workflow for {feature}, with its check"],
    path: "git.example.org/shared/prompt-library/blob/main/{team}/{slug}-{n}.md",
  },
  "review-record": {
    titles: ["Review: {feature}", "Review of a generated change to {component}"],
    path: "git.example.org/{team}/{slug}/pull/{n}/reviews",
  },
  "test-suite": {
    titles: ["Checks for {component}", "Test kit: {edge}", "What happens when {failure}: tests"],
    path: "git.example.org/{team}/{slug}/tree/main/checks/{n}",
  },
  benchmark: {
    titles: ["{Hot}: profile and comparison", "Trial results: {feature}"],
    path: "git.example.org/{team}/benchmarks/blob/main/{slug}-{n}.md",
  },
  "threat-model": {
    titles: ["Threat model: {feature}", "Threat model of {component}"],
    path: "example.org/{team}/threat-models/{n}-{slug}",
  },
  "incident-review": {
    titles: ["Incident: {component}, when {failure}", "Near miss in {component}: {edge}"],
    path: "example.org/incidents/{team}/{n}",
  },
  "mentoring-note": {
    titles: ["Notes on a month of pairing", "What we worked on: {feature}"],
    path: "example.org/{team}/mentoring/{n}",
    alone: true,
  },
  "talk-or-workshop": {
    titles: ["Workshop: finding what is wrong with {component}", "Guide: {feature}, step by step"],
    path: "example.org/guild/sessions/{n}-{slug}",
    alone: true,
  },
  "working-agreement": {
    titles: ["Agreement: changes to {component}", "How we review changes to {component}"],
    path: "example.org/{team}/agreements/{n}-{slug}",
  },
};

export type AboutEvidence = {
  personId: string;
  criterion: Criterion;
  kind: string;
  /** Counts on from piece to piece, so that no two show the same. */
  turn: number;
  slots: Slots;
  /** When it is offered. */
  on: Date;
  /** Nothing is older than somebody's time here. */
  since: Date;
};

/** A new piece of evidence for a criterion. */
export function newEvidence(random: Random, about: AboutEvidence): EvidencePlan {
  const { personId, criterion, kind, turn, slots, on } = about;
  const link = KINDS[kind];
  if (!link) throw new Error(`the demo has no evidence of the kind "${kind}"`);
  const { shows } = textsFor(criterion.id);
  const withNumber = { ...slots, n: String(random.int(101, 4900)) };
  return {
    id: random.uuid(),
    madeFor: criterion.id,
    about: slots.slug ?? "",
    personId,
    url: `https://${fill(link.path, withNumber)}`,
    title: fill(random.pick(link.titles), slots),
    kind,
    date: dateFor(random, about),
    shows: fill(shows[turn % shows.length] ?? "", slots),
    parts: link.alone ? [] : partsOf(random),
    createdAt: on,
  };
}

/** Mostly fresh enough; now and then older than the criterion asks for. */
function dateFor(random: Random, { criterion, on, since }: AboutEvidence): Date {
  const months = criterion.evidence?.withinMonths ?? 12;
  const isStale = random.chance(0.07);
  const date = isStale
    ? addDays(addMonths(dayOf(on), -months), -random.int(20, 150))
    : addDays(dayOf(on), -random.int(7, Math.min(months, 9) * 29));
  if (date >= since) return date;
  const available = Math.max(1, Math.floor((dayOf(on).getTime() - since.getTime()) / 86_400_000));
  return addDays(dayOf(on), -random.int(1, available));
}

function partsOf(random: Random): Part[] {
  const chosen = PARTS.filter((part) => random.chance(part === "verified" ? 0.8 : 0.5));
  return chosen.length > 0 ? chosen : ["decided"];
}

/** Is this piece within the months that the criterion asks for? */
export function isFresh(piece: EvidencePlan, criterion: Criterion, on: Date): boolean {
  const months = criterion.evidence?.withinMonths;
  return !months || piece.date >= addMonths(dayOf(on), -months);
}
