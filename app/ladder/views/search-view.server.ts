import { firstTrackWith, placeAt } from "../components/places";
import type { Ladder } from "../domain/schema";
import { findLadderText, type HitKind } from "../domain/search";
import { findCriterion } from "../domain/view";
import { askedAt } from "./criterion-view.server";

const LONGEST_QUERY = 100;

const KINDS: { kind: HitKind; one: string; many: string }[] = [
  { kind: "criterion", one: "Criterion", many: "Criteria" },
  { kind: "competency", one: "Competency", many: "Competencies" },
  { kind: "level", one: "Level", many: "Levels" },
  { kind: "transition", one: "Transition", many: "Transitions" },
  { kind: "section", one: "Page about the ladder", many: "Pages about the ladder" },
];

/** What the search page shows: hits by kind, or what to look for instead. */
export function searchView(ladder: Ladder, query: string) {
  const asked = query.trim().slice(0, LONGEST_QUERY);
  const hits = findLadderText(ladder, asked);
  return {
    query: asked,
    count: hits.length,
    groups: KINDS.map(({ kind, one, many }) => {
      const ofKind = hits.filter((hit) => hit.kind === kind);
      return {
        kind,
        title: ofKind.length === 1 ? one : many,
        hits: ofKind.map((hit) => ({
          id: hit.id,
          title: hit.title,
          snippet: withoutMarks(hit.snippet),
          to: addressOf(ladder, hit),
          note: noteOn(ladder, hit),
        })),
      };
    }).filter((group) => group.hits.length > 0),
    suggestions: ladder.competencies.map(({ id, title }) => ({ id, title })),
  };
}

type Found = { kind: HitKind; id: string };

function addressOf(ladder: Ladder, { kind, id }: Found): string {
  if (kind === "criterion") return `/ladder/criteria/${id}`;
  if (kind === "competency") return `/ladder/competencies/${id}`;
  if (kind === "transition") return `/ladder/transitions/${id}`;
  if (kind === "section") return `/ladder/about/${id}`;
  return placeAt(ladder, { levelId: id, trackId: firstTrackWith(ladder, id) ?? "" }).to;
}

function noteOn(ladder: Ladder, { kind, id }: Found): string | null {
  const criterion = kind === "criterion" ? findCriterion(ladder, id) : undefined;
  return criterion ? askedAt(ladder, criterion).text : null;
}

/** A snippet may begin or end inside a mark, so marks are dropped rather than rendered. */
function withoutMarks(snippet: string): string {
  return snippet.replace(/\*\*|[`#]/g, "").replace(/(^|[.:;] )- /g, "$1");
}
