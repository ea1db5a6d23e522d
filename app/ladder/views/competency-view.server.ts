import { plainText, renderMarkdown } from "~/platform/markdown.server";
import type { MarkdownNode } from "~/ui/markdown";
import { type Place, placesOf } from "../components/places";
import type { Competency, Ladder } from "../domain/schema";
import {
  criteriaOfCompetency,
  expectationFor,
  findTrack,
  groupsWithCompetencies,
} from "../domain/view";
import { askedAt } from "./criterion-view.server";

/** Levels of one rank, one entry for each track on which they ask something. */
export type RankView = {
  rank: number;
  places: (Place & { track: string; bullets: MarkdownNode[][] | null; isSame: boolean })[];
};

/** What the page of a competency shows: every level of every track, and the criteria that belong to it. */
export function competencyView(ladder: Ladder, competency: Competency) {
  const inOrder = groupsWithCompetencies(ladder).flatMap((each) => each.competencies);
  const index = inOrder.indexOf(competency);
  const neighbour = (at: number) => {
    const found = inOrder[at];
    return found ? { title: found.title, to: `/ladder/competencies/${found.id}` } : null;
  };
  return {
    title: competency.title,
    group: ladder.groups.find(({ id }) => id === competency.group)?.title ?? "",
    summary: renderMarkdown(competency.summary ?? ""),
    description: plainText(competency.summary ?? competency.title),
    ranks: ranksOf(ladder, competency),
    weights: weighsCompetencies(ladder)
      ? ladder.tracks.map(({ id, title }) => ({
          track: title,
          weight: Object.hasOwn(competency.weights, id) ? (competency.weights[id] ?? 1) : 1,
        }))
      : [],
    criteria: criteriaOfCompetency(ladder, competency.id).map((criterion) => ({
      id: criterion.id,
      question: criterion.question,
      askedAt: askedAt(ladder, criterion).text,
    })),
    resources: competency.resources,
    previous: neighbour(index - 1),
    next: neighbour(index + 1),
  };
}

/** Whether any rule reads the weights: where none does, they would only puzzle. */
function weighsCompetencies(ladder: Ladder): boolean {
  return ladder.transitions.some(({ rule }) => JSON.stringify(rule).includes('"weighted":true'));
}

function ranksOf(ladder: Ladder, competency: Competency): RankView[] {
  const rankOf = new Map(ladder.levels.map(({ id, rank }) => [id, rank]));
  const places = placesOf(ladder);
  const ranks = [...new Set(places.map(({ levelId }) => rankOf.get(levelId) ?? 0))].sort(
    (a, b) => a - b,
  );
  return ranks.map((rank) => {
    const here = places
      .filter(({ levelId }) => rankOf.get(levelId) === rank)
      .map((place) => ({
        ...place,
        track: findTrack(ladder, place.trackId)?.title ?? "",
        asked: expectationFor(competency, place.levelId, place.trackId),
      }));
    return {
      rank,
      places: here.map(({ asked, ...place }, index) => ({
        ...place,
        bullets: asked?.map(renderMarkdown) ?? null,
        isSame: index > 0 && JSON.stringify(asked) === JSON.stringify(here[0]?.asked),
      })),
    };
  });
}
