import type { Finding } from "./findings";
import { findingAt } from "./located";
import type { Prose } from "./prose";
import { mentionsOutputVolume } from "./volume";

/** What a bullet must not open with: states of mind, which nobody else can see. */
const statesOfMind =
  /^(?:(?:fully|deeply|truly|clearly|really|has|have|shows?|demonstrates?|possess(?:es)?|an?|the|good|deep|strong|solid|basic|clear|sound|thorough|excellent|some|great|broad)\s+)*(understands?\b|understanding of|knows?\b|knowledge of|awareness of|appreciation (?:of|for)|appreciates?\b|(?:is|are) aware of|(?:is|are) familiar with|familiarity with|grasp of|believes?\b|feels?\b|cares?\b|(?:is|are) passionate|passion for|(?:is|are) comfortable|(?:is|are) committed to|(?:is|are) motivated|wants? to|enjoys?\b|loves?\b|strives?\b)/i;

/** Praise and temperament in place of behaviour, wherever they stand. */
const unobservable =
  /\b(passionate about|positive attitude|good attitude|right attitude|rock ?star|ninja|guru|10x (?:engineer|developer)|self-starter|go-getter|natural leader|born leader|cultur(?:e|al) fit|team player|strong work ethic|outside the box|goes? the extra mile|gut feeling)\b/i;

/** Rewards being seen and heard rather than changing what others do. */
const extrovert =
  /\b(charisma(?:tic)?|outgoing|extrovert(?:ed)?|gregarious|talkative|sociable|people person|life of the party|high[- ]energy|executive presence|commanding presence|stage presence|larger than life|dynamic personality|commands? (?:the|a|any) room|vocal in|most vocal|loudest|speaks? (?:up )?(?:loudly|first|often|most|confidently|a lot)|(?:is|be|being) visible (?:in|at) (?:meetings?|events?)|dominates? (?:the )?(?:discussion|conversation|meeting)s?|confident (?:public )?speaker|thinks on (?:his|her|their) feet)\b/i;

/** Fields that describe what somebody does, where a state of mind has no place. */
const behaviour = ["anchors", "signals", "expectations"];

/** Wording that cannot be observed, favours the loud, or counts output. */
export function lintWording(prose: Prose[]): Finding[] {
  const lowest = lowestAnchors(prose);
  return prose.flatMap((bullet) => {
    // What does not count, and what should give pause, may name anything.
    if (bullet.field === "notEvidence" || bullet.field === "redFlags") return [];
    const isWeakBehaviour = lowest.has(bullet.path);
    const inMind = behaviour.includes(bullet.field) ? stateOfMind(bullet) : [];
    if (isWeakBehaviour || inMind.length > 0) return inMind;
    return [...temperament(bullet), ...volume(bullet)];
  });
}

function stateOfMind(bullet: Prose): Finding[] {
  const match = statesOfMind.exec(bullet.text);
  if (!match?.[1]) return [];
  const message = `"${match[0]}" cannot be observed; say what one sees them do`;
  return [findingAt(bullet.node, bullet.path, message)];
}

function temperament(bullet: Prose): Finding[] {
  const loud = denied(bullet.text, extrovert);
  if (loud !== null) {
    const message = `"${loud}" rewards a temperament; say what changes because of them`;
    return [findingAt(bullet.node, bullet.path, message)];
  }
  const vague = denied(bullet.text, unobservable);
  if (vague === null) return [];
  const message = `"${vague}" cannot be observed; say what one sees them do`;
  return [findingAt(bullet.node, bullet.path, message)];
}

function volume(bullet: Prose): Finding[] {
  const mention = mentionsOutputVolume(bullet.text);
  if (!mention) return [];
  const message = `"${mention.phrase}" counts output, which says nothing about skill; move it to notEvidence`;
  return [findingAt(bullet.node, bullet.path, message)];
}

/** The words found, unless the sentence says that they do not matter. */
function denied(text: string, pattern: RegExp): string | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const before =
    text
      .slice(0, match.index)
      .split(/[.!?;]/)
      .at(-1) ?? "";
  return /\b(?:not|never|no|nor|without|rather than|instead of|need(?:s)? no)\b|n['’]t\b/i.test(
    before,
  )
    ? null
    : match[0];
}

/** Anchors of the lowest points describe weak behaviour, and may name what is wrong with it. */
function lowestAnchors(prose: Prose[]): Set<string> {
  const lowest = new Map<string, { value: number; path: string }>();
  for (const { field, element, path } of prose) {
    if (field !== "anchors") continue;
    const value = Number(path.slice(`${element}.anchors.`.length));
    const known = lowest.get(element);
    if (!known || value < known.value) lowest.set(element, { value, path });
  }
  return new Set([...lowest.values()].map((each) => each.path));
}
