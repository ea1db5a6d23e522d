import type { Ladder } from "~/ladder/domain/schema";
import { findCompetency, findLevel, levelsOnTrack, levelTitle } from "~/ladder/domain/view";
import { ladderOfVersion } from "~/ladder/ladder.server";
import { type DecisionRow, decisionsOfPanel } from "./debrief.server";
import { debriefingOf } from "./debrief-page.server";
import { saidSoFar } from "./domain/debrief-cards";
import { mappingWords, stepMappings } from "./domain/debrief-mapping";
import { debriefMatrix } from "./domain/debrief-matrix";
import { laterAdditions, notesOn } from "./domain/debrief-page";
import { decidedInWords, givenOn } from "./domain/decision-words";
import { criteriaForLevel } from "./domain/level-criteria";
import type { Asking, Panel } from "./panel.server";

/** What a decision on a panel is about: the competencies that its kit asks, and the places that its ladder has. */
export async function decisionChoices(panel: Panel) {
  const ladder = await ladderOfVersion(panel.kit.ladderVersionId);
  return { ladder, competencies: askedCompetencies(ladder, panel), places: placesOf(ladder) };
}

function askedCompetencies(ladder: Ladder, panel: Panel): { id: string; title: string }[] {
  const ids = criteriaForLevel(ladder, panel).map(({ criterion }) => criterion.competency);
  return [...new Set(ids)].map((id) => ({ id, title: findCompetency(ladder, id)?.title ?? id }));
}

/** Every level of every track; one that tracks share is named once, on the first. */
function placesOf(ladder: Ladder) {
  const places = new Map<string, { trackId: string; levelId: string; title: string }>();
  for (const { id: trackId, title: track } of ladder.tracks)
    for (const level of levelsOnTrack(ladder, trackId)) {
      const title = levelTitle(level, trackId);
      if (!places.has(title)) places.set(title, { trackId, levelId: level.id, title });
      else if (places.get(title)?.levelId !== level.id)
        places.set(`${title} ${track}`, {
          trackId,
          levelId: level.id,
          title: `${title}, ${track}`,
        });
    }
  return [...places.values()];
}

/** What the decision page shows, for whoever reads the cards. */
export async function decisionPage(asking: Pick<Asking, "personId">, panel: Panel) {
  const { ladder, competencies, places } = await decisionChoices(panel);
  const debriefing = await debriefingOf(asking, panel);
  const { decisions, moves } = await decisionsOfPanel(asking, panel.id);
  const groups = new Map(
    debriefMatrix(debriefing, "ladder").map((group) => [group.competencyId, group]),
  );
  const names = new Map(debriefing.counted.map(({ interviewerId, name }) => [interviewerId, name]));
  return {
    form: {
      candidateName: panel.candidateName,
      said: saidSoFar(debriefing.counted),
      competencies: competencies.map((competency) => ({
        ...competency,
        says: (groups.get(competency.id)?.rows ?? []).map((row) => ({
          criterionId: row.criterionId,
          question: row.question,
          given: givenOn(row, notesOn(debriefing.counted, row.criterionId), names),
        })),
      })),
      mappings: stepMappings(debriefing, panel.trackId).map(mappingWords),
      places,
    },
    decisions: decisions.map((decision) => shown(ladder, decision)),
    moves,
    addedLater: laterAdditions(debriefing),
    setApart: debriefing.setApart.map(({ interviewerId, name, card }) => ({
      id: interviewerId,
      cardId: card.id,
      name,
      at: card.submittedAt,
    })),
  };
}

function shown(ladder: Ladder, { reasons, mappedTrackId, mappedLevelId, ...rest }: DecisionRow) {
  const level = mappedLevelId === null ? undefined : findLevel(ladder, mappedLevelId);
  return {
    ...rest,
    place: level ? levelTitle(level, mappedTrackId ?? undefined) : mappedLevelId,
    reasons: decidedInWords(reasons, ladder),
  };
}
