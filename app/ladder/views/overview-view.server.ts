import { plainText, renderMarkdown } from "~/platform/markdown.server";
import type { MarkdownNode } from "~/ui/markdown";
import { pathsOf } from "../components/paths";
import { type Place, placeAt, placesOf, type Step, stepInto, stepOf } from "../components/places";
import { firstSentence } from "../components/sentences";
import type { Ladder } from "../domain/schema";
import {
  expectationFor,
  findTrack,
  groupsWithCompetencies,
  homeTrack,
  levelsOnTrack,
} from "../domain/view";

type MatrixColumn = Place & { step: Step | null };
type MatrixRow = { id: string; title: string; cells: (MarkdownNode[][] | null)[] };
type MatrixGroup = { id: string; title: string; depth: number; rows: MatrixRow[] };
/** Neighbouring columns that belong to the same track, or to the trunk that tracks share. */
type MatrixSpan = { title: string; columns: number };
export type Matrix = { columns: MatrixColumn[]; spans: MatrixSpan[]; groups: MatrixGroup[] };

/** What the overview shows for one track, with cells in full or as their first sentence. */
export function overviewOf(ladder: Ladder, trackId: string, isFull: boolean) {
  const opening = ladder.sections[0];
  // Sections have no kinds; one of this id explains the use, otherwise the first is the best to begin with.
  const guide = ladder.sections.find(({ id }) => id === "how-to-use") ?? opening;
  return {
    title: ladder.title,
    lead: opening ? firstSentence(plainText(opening.body), ladder.locale).text : "",
    trackId,
    isFull,
    tracks: ladder.tracks.map((track) => ({
      id: track.id,
      title: track.title,
      summary: renderMarkdown(track.summary ?? ""),
    })),
    paths: pathsOf(ladder, trackId),
    matrix: matrixOf(ladder, trackId, isFull),
    levels: ladder.levels.map((level) => ({
      id: level.id,
      places: placesOf(ladder).filter((place) => place.levelId === level.id),
      summary: firstSentence(plainText(level.summary ?? ""), ladder.locale).text,
    })),
    steps: ladder.transitions.map((transition) => stepOf(ladder, transition)),
    guide: guide ? { id: guide.id, title: guide.title } : null,
    sections: ladder.sections.map(({ id, title }) => ({ id, title })),
  };
}

function matrixOf(ladder: Ladder, trackId: string, isFull: boolean): Matrix {
  const levels = levelsOnTrack(ladder, trackId);
  const columns = levels.map((level) => {
    const standing = { trackId, levelId: level.id };
    return { ...placeAt(ladder, standing), step: stepInto(ladder, standing) };
  });
  const cell = (bullets: string[] | null) => {
    if (!bullets) return null;
    if (isFull) return bullets.map(renderMarkdown);
    return [[firstSentence(plainText(bullets[0] ?? ""), ladder.locale).text]];
  };
  return {
    columns,
    spans: spansOf(ladder, columns),
    groups: groupsWithCompetencies(ladder)
      .map(({ group, depth, competencies }) => ({
        id: group.id,
        title: group.title,
        depth,
        rows: competencies.map((competency) => ({
          id: competency.id,
          title: competency.title,
          cells: levels.map((level) => cell(expectationFor(competency, level.id, trackId))),
        })),
      }))
      .filter((group) => group.rows.length > 0),
  };
}

/** Names whose columns are whose; nothing where there is but one track. */
function spansOf(ladder: Ladder, columns: MatrixColumn[]): MatrixSpan[] {
  if (ladder.tracks.length < 2) return [];
  const spans: MatrixSpan[] = [];
  for (const { trackId, levelId } of columns) {
    const isShared = ladder.tracks.some(
      (track) =>
        track.id !== trackId &&
        homeTrack(ladder, { trackId: track.id, levelId }) === trackId &&
        levelsOnTrack(ladder, track.id).some((level) => level.id === levelId),
    );
    const title = isShared ? "On every path" : (findTrack(ladder, trackId)?.title ?? trackId);
    const last = spans.at(-1);
    if (last?.title === title) last.columns += 1;
    else spans.push({ title, columns: 1 });
  }
  return spans;
}
