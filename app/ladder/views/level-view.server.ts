import { plainText, renderMarkdown } from "~/platform/markdown.server";
import { placeAt, stepInto, stepOf } from "../components/places";
import { capital } from "../components/sentences";
import type { Ladder, Level } from "../domain/schema";
import {
  expectationFor,
  findTrack,
  groupsWithCompetencies,
  homeTrack,
  levelsOnTrack,
  nextTransitions,
} from "../domain/view";

/** What the page of a level shows for one track. */
export function levelView(ladder: Ladder, level: Level, trackId: string) {
  const standing = { trackId, levelId: level.id };
  const place = placeAt(ladder, standing);
  return {
    place,
    track: findTrack(ladder, place.trackId)?.title ?? place.trackId,
    tracks: tracksWith(ladder, level).map((track) => ({
      id: track.id,
      title: track.title,
      to: placeAt(ladder, { trackId: track.id, levelId: level.id }).to,
    })),
    summary: renderMarkdown(level.summary ?? ""),
    description: plainText(level.summary ?? place.title),
    payBand: level.payBand ?? null,
    samePayBand: ladder.levels
      .filter(({ payBand }) => level.payBand !== undefined && payBand === level.payBand)
      .flatMap((each) =>
        tracksWith(ladder, each).map((track) =>
          placeAt(ladder, { trackId: track.id, levelId: each.id }),
        ),
      )
      .filter(({ to }) => to !== place.to),
    attributes: Object.entries(level.attributes).map(([name, text]) => ({
      name: capital(name.replaceAll("-", " ")),
      text: renderMarkdown(text),
    })),
    sublevels: level.sublevels.map(({ id, title, summary }) => ({
      id,
      title,
      summary: renderMarkdown(summary ?? ""),
    })),
    groups: groupsWithCompetencies(ladder)
      .map(({ group, competencies }) => ({
        id: group.id,
        title: group.title,
        competencies: competencies.flatMap(({ id, title, ...rest }) => {
          const bullets = expectationFor({ id, title, ...rest }, level.id, place.trackId);
          return bullets ? [{ id, title, bullets: bullets.map(renderMarkdown) }] : [];
        }),
      }))
      .filter((group) => group.competencies.length > 0),
    into: stepInto(ladder, standing),
    onwards: nextTransitions(ladder, standing).map((transition) => stepOf(ladder, transition)),
    job: `/ladder/jobs/${place.trackId}/${level.id}`,
  };
}

/** The tracks on which a level is a place of its own: what is shared counts once. */
function tracksWith(ladder: Ladder, level: Level) {
  return ladder.tracks.filter(
    (track) =>
      levelsOnTrack(ladder, track.id).some((each) => each.id === level.id) &&
      homeTrack(ladder, { trackId: track.id, levelId: level.id }) === track.id,
  );
}
