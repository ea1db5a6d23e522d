import { Anchors } from "~/ladder/components/anchors";
import type { MarkdownNode } from "~/ui/markdown";
import { Notice, Section } from "~/ui/page";
import type { KitCompetency } from "../domain/kit-view";
import type { KitPage } from "../kit-page.server";
import { AddQuestion, ChangeQuestion, ExerciseForm, type KitRefusal } from "./kit-controls";
import { Expected, KitQuestions } from "./kit-criterion";
import { ExerciseForInterviewer } from "./kit-exercise";

/** What was just done, where it was done. */
export type KitDone = { at: string; words: string } | null;

type Props = { kit: KitPage; refused: KitRefusal };

/** What is to be covered, as the kit's table of contents. */
export function KitContents({ kit }: Pick<Props, "kit">) {
  return (
    <Section title="Competencies to cover" id="contents">
      <ol className="grid gap-x-10 sm:grid-cols-2 xl:grid-cols-3">
        {kit.competencies.map(({ id, title, criteria }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-t"
          >
            <a href={`#competency-${id}`} className="inline-flex min-h-11 items-center">
              {title}
            </a>
            <span className="text-small text-soft">
              {criteria.length === 1 ? "1 criterion" : `${criteria.length} criteria`}
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-3">
        <a href="#exercises" className="inline-flex min-h-11 items-center">
          {kit.exercises.length === 1 ? "1 exercise" : `${kit.exercises.length} exercises`}
        </a>
      </p>
    </Section>
  );
}

/** A competency with its criteria; on paper it begins a page. */
export function CompetencySection({
  kit,
  competency,
  refused,
  done,
}: Props & { competency: KitCompetency<MarkdownNode[]>; done: KitDone }) {
  return (
    <div className="print:break-before-page">
      <Section title={competency.title} id={`competency-${competency.id}`}>
        <div className="grid gap-12 [&>*]:min-w-0">
          {competency.criteria.map((criterion) => (
            <section
              key={criterion.id}
              id={`criterion-${criterion.id}`}
              aria-labelledby={`criterion-${criterion.id}-title`}
            >
              <h3
                id={`criterion-${criterion.id}-title`}
                className="mb-1 max-w-(--container-text) font-semibold text-lead"
              >
                {criterion.question}
              </h3>
              <Expected criterion={criterion} />
              <div className="mt-4 mb-6">
                <Anchors anchors={criterion.anchors} />
              </div>
              {refused?.at === criterion.id ? (
                <Notice tone="bad" live>
                  {refused.message}
                </Notice>
              ) : null}
              {done?.at === criterion.id && !refused ? <Notice live>{done.words}</Notice> : null}
              <h4 className="mb-3 font-semibold">
                {criterion.questions.length === 1 ? "Question" : "Questions"}
              </h4>
              <KitQuestions
                criterion={criterion}
                after={(question) =>
                  kit.mayChange ? (
                    <ChangeQuestion
                      kitId={kit.id}
                      revision={kit.revision}
                      criterionId={criterion.id}
                      questionId={question.id}
                      others={criterion.others}
                    />
                  ) : null
                }
              />
              {kit.mayChange ? (
                <AddQuestion
                  kitId={kit.id}
                  revision={kit.revision}
                  criterionId={criterion.id}
                  others={criterion.others}
                />
              ) : null}
            </section>
          ))}
        </div>
      </Section>
    </div>
  );
}

/** The exercises of the kit, then the others that the ladder has for the level. */
export function ExercisesSection({ kit, refused }: Props) {
  const { exercises, otherExercises, mayChange } = kit;
  const changing = { kitId: kit.id, revision: kit.revision };
  return (
    <div className="print:break-before-page">
      <Section title="Exercises" id="exercises">
        {refused?.at === "exercises" ? (
          <Notice tone="bad" live>
            {refused.message}
          </Notice>
        ) : null}
        {exercises.length === 0 ? <p className="text-soft">No exercise is in this kit.</p> : null}
        <div className="grid gap-12 [&>*]:min-w-0">
          {exercises.map((exercise) => (
            <section key={exercise.id} aria-labelledby={`exercise-${exercise.id}`}>
              <h3 id={`exercise-${exercise.id}`} className="mb-1 font-semibold text-lead">
                {exercise.title}
              </h3>
              <ExerciseForInterviewer
                exercise={exercise}
                at={`/interviews/kits/${kit.id}/exercises/${exercise.id}`}
                heading="h4"
              />
              {mayChange ? (
                <ExerciseForm {...changing} exerciseId={exercise.id} intent="remove-exercise">
                  Leave this exercise out
                </ExerciseForm>
              ) : null}
            </section>
          ))}
        </div>
        {otherExercises.length > 0 ? (
          <section aria-labelledby="other-exercises" className="mt-10" data-print="hide">
            <h3 id="other-exercises" className="mb-1 font-semibold text-lead">
              Others for this level
            </h3>
            <ul>
              {otherExercises.map(({ id, title, minutes }) => (
                <li
                  key={id}
                  className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-line border-t py-2"
                >
                  <span>
                    <a href={`/interviews/kits/${kit.id}/exercises/${id}`}>{title}</a>{" "}
                    <span className="text-small text-soft">{minutes} minutes</span>
                  </span>
                  {mayChange ? (
                    <ExerciseForm {...changing} exerciseId={id} intent="choose-exercise">
                      Take it into the kit
                    </ExerciseForm>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </Section>
    </div>
  );
}
