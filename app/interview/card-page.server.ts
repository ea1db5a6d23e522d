import type { Ladder } from "~/ladder/domain/schema";
import { anchorsOf } from "~/ladder/domain/view";
import { renderMarkdown } from "~/platform/markdown.server";
import { findCard, type StoredCard, taskOf } from "./card.server";
import { ofFlaw } from "./domain/amendment-form";
import { amendableExercises, emptyAnswer, NOTHING_SAID } from "./domain/card";
import { partOfAnswer, partOfOverall } from "./domain/card-form";
import { cardView } from "./domain/card-view";
import { askedAtLevel } from "./domain/coverage";
import { opensAt } from "./domain/handing-in";
import { interviewerExercise } from "./domain/kit-view";
import { type Lateness, latenessOf, type PanelMoments } from "./domain/lateness";
import { type LevelCriterion, pointsToChoose } from "./domain/level-criteria";
import { sessionTopic } from "./domain/session-topic";
import { shownCompetencies } from "./kit-view.server";
import { othersCards } from "./others-cards.server";
import type { Asking, Panel } from "./panel.server";

/** The viewer's own card as it is written, or, once it is in, as it is read. */
export async function cardPage(viewer: Asking, panel: Panel) {
  const key = { panelId: panel.id, interviewerId: viewer.personId };
  const card = await findCard(key);
  const { ladder, task, sessions } = await taskOf(panel, viewer.personId);
  const plan = askedAtLevel(ladder, panel, panel.kit.content.exercises);
  const shared = {
    panel: { id: panel.id, state: panel.state, cards: panel.cards, kitId: panel.kit.id },
    sessions: sessions.map((session) => ({
      id: session.id,
      title: sessionTopic(plan, session),
      minutes: session.minutes,
      startsAt: session.startsAt,
    })),
  };
  if (card && (card.submittedAt || panel.state === "withdrawn"))
    return {
      ...shared,
      kind: "read" as const,
      submittedAt: card.submittedAt,
      late: card.submittedAt ? lateWords(card.submittedAt, panel) : null,
      card: cardView(ladder, panel, card),
      asked: [...task.own, ...task.others].map((criterion) => ({
        id: criterion.id,
        question: criterion.question,
        points: pointsToChoose(ladder, criterion).map(({ value, label }) => ({ value, label })),
      })),
      flaws: amendableExercises(ladder, task, card.flaws).flatMap((exercise) =>
        exercise.plantedFlaws.map(({ id, title }) => ({
          about: ofFlaw(exercise.id, id),
          title,
        })),
      ),
      others: (await othersCards(viewer, panel.id)).map(({ id, interviewer, submittedAt }) => ({
        id,
        interviewer,
        submittedAt,
      })),
    };
  const kit = shownCompetencies(ladder, panel, panel.kit.content).flatMap(({ title, criteria }) =>
    // What else could be asked is for the page of the kit.
    criteria.map((criterion) => ({ ...criterion, others: [], competency: title })),
  );
  const part = (criterion: LevelCriterion["criterion"]) => {
    const beside = kit.find(({ id }) => id === criterion.id);
    if (!beside) throw new Error(`the kit shows no "${criterion.id}" of its own level`);
    return {
      kit: beside,
      anchors: anchorsToChoose(ladder, criterion),
      saved: savedIn(card, criterion.id),
    };
  };
  const overall = card ?? NOTHING_SAID;
  const asked = [...task.own, ...task.others].map(({ id }) => id);
  return {
    ...shared,
    kind: "write" as const,
    savedAt: card?.savedAt ?? null,
    /** From when on it can be handed in, where that is still to come. */
    opensAt: opensAt(sessions, new Date()),
    own: task.own.map(part),
    others: task.others.map(part),
    exercises: task.exercises.map((each) => interviewerExercise(ladder, each, renderMarkdown)),
    missing: task.missing.length,
    overall: partOfOverall(overall, card?.revision ?? 0),
    // Of a kit that was changed since: no longer asked, and still what was written.
    left: card
      ? cardView(ladder, panel, {
          ...NOTHING_SAID,
          answers: card.answers.filter(({ criterionId }) => !asked.includes(criterionId)),
          amendments: [] as StoredCard["amendments"],
        }).criteria
      : [],
  };
}

const LATE_WORDS: Record<Lateness, string | null> = {
  "in-time": null,
  "after-debrief": "Handed in after the debrief opened.",
  "after-decision": "Handed in after the decision. It is kept, and counts in no figure.",
};

/** How late a card came, in the words that stand with it wherever it is read. */
export function lateWords(submittedAt: Date, panel: PanelMoments): string | null {
  return LATE_WORDS[latenessOf(submittedAt, panel)];
}

function anchorsToChoose(ladder: Ladder, criterion: LevelCriterion["criterion"]) {
  const points = pointsToChoose(ladder, criterion).map(({ value }) => value);
  return anchorsOf(ladder, criterion).filter(({ point }) => points.includes(point.value));
}

function savedIn(card: StoredCard | null, criterionId: string) {
  const answer = card?.answers.find((each) => each.criterionId === criterionId);
  return partOfAnswer(answer ?? emptyAnswer(criterionId), answer?.revision ?? 0);
}
