import type { Ladder } from "~/ladder/domain/schema";
import { compareVersions } from "~/ladder/domain/version-order";
import { findCriterion } from "~/ladder/domain/view";
import { currentLadder } from "~/ladder/ladder.server";
import { database } from "~/platform/database.server";
import { plainText } from "~/platform/markdown.server";
import { checkKit, drawKit, type KitVariant } from "./domain/draw-kit";
import { exerciseTitle, kitExercises } from "./domain/kit-view";
import { hasLevel, type KitChange, movedOn } from "./domain/renew-kit";
import { roleTitle } from "./domain/role-title";
import { rolesOffered } from "./domain/roles-offered";
import { standingOf } from "./kit-changes.server";
import { shownCompetencies, shownExercises } from "./kit-view.server";
import type { Kit } from "./kits.server";

export type KitPage = ReturnType<typeof kitPage>;

/** All that a kit's page shows. */
export function kitPage(kit: Kit, ladder: Ladder, mayWrite: boolean) {
  const { content } = kit;
  const lacks = checkKit(ladder, kit, content);
  return {
    id: kit.id,
    name: kit.name,
    role: roleTitle(ladder, kit),
    ladder: `${ladder.title} ${ladder.version}`,
    revision: kit.revision,
    panels: kit.panels,
    isArchived: kit.archivedAt !== null,
    isBegun: kit.isBegun,
    mayWrite,
    mayChange: mayWrite && !kit.isBegun,
    competencies: shownCompetencies(ladder, kit, content),
    exercises: shownExercises(ladder, kit, content),
    otherExercises: kitExercises(ladder, kit, content).others.map((each) => ({
      id: each.id,
      title: exerciseTitle(each),
      minutes: each.minutes,
    })),
    lacks: {
      ...lacks,
      withoutQuestion: lacks.withoutQuestion.map((id) => ({
        id,
        question: findCriterion(ladder, id)?.question ?? id,
      })),
    },
    moved: ladderMoved(kit, ladder),
  };
}

export type ShownChange = { kind: KitChange["kind"]; text: string; details: string[] };

export type LadderMoved = {
  pinned: string;
  current: string;
  hasLevel: boolean;
  changes: ShownChange[];
};

/** That a newer version of the ladder is published, and what it changes for this kit; null on the newest. */
export function ladderMoved(kit: Kit, pinned: Ladder): LadderMoved | null {
  const { ladder: current } = currentLadder();
  const isNewer = current.id === pinned.id && compareVersions(current.version, pinned.version) > 0;
  if (!isNewer) return null;
  const isThere = hasLevel(current, kit);
  return {
    pinned: pinned.version,
    current: current.version,
    hasLevel: isThere,
    changes: isThere ? movedOn(pinned, current, kit, kit.content).map(shownChange) : [],
  };
}

function shownChange(change: KitChange): ShownChange {
  const { kind } = change;
  const text = plainText(change.text);
  switch (kind) {
    case "criterion-added":
      return { kind, text, details: change.questions.map((ask) => `Asked: ${plainText(ask)}`) };
    case "criterion-reworded":
    case "question-reworded":
      return {
        kind,
        text,
        details: change.before === change.text ? [] : [`Before: ${plainText(change.before)}`],
      };
    case "question-gone":
    case "exercise-gone":
      return {
        kind,
        text,
        details: [
          change.instead === null
            ? "The ladder has nothing to put in its place."
            : `In its place: ${plainText(change.instead)}`,
        ],
      };
    default:
      return { kind, text, details: [] };
  }
}

/** The places that kits can be made for, as addresses have them. */
export function kitPlaces() {
  return rolesOffered(currentLadder().ladder).map(({ trackId, levelId, title }) => ({
    at: `${trackId}.${levelId}`,
    title,
  }));
}

/** The two kits that could be drawn for a place; null where the ladder has no such place. */
export async function newKitChoices(at: string) {
  const place = kitPlaces().find((each) => each.at === at);
  if (!place) return null;
  const { ladder } = currentLadder();
  const standing = standingOf(at);
  const made = await database().interviewKit.count({ where: standing });
  const variants = ([0, 1] as const).map((variant) => variantOf(ladder, at, variant));
  return {
    ...place,
    name: `${place.title}, kit ${made + 1}`,
    // Whoever makes a second kit wants the other one.
    suggested: String(made % 2),
    variants,
    hasExercise: variants.some(({ exercises }) => exercises.length > 0),
    sharesExercise:
      variants[0]?.exercises[0] !== undefined &&
      variants[0].exercises[0] === variants[1]?.exercises[0],
  };
}

function variantOf(ladder: Ladder, at: string, variant: KitVariant) {
  const standing = standingOf(at);
  const content = drawKit(ladder, standing, variant);
  const competencies = shownCompetencies(ladder, standing, content);
  return {
    variant: String(variant),
    exercises: kitExercises(ladder, standing, content).chosen.map(exerciseTitle),
    criteria: competencies.flatMap(({ criteria }) =>
      criteria.map(({ id, question, questions }) => ({
        id,
        question,
        asks: questions.map(({ id: questionId, ask }) => ({ id: questionId, ask })),
      })),
    ),
  };
}
