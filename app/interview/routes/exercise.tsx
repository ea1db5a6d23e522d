import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { documentHandle } from "~/ui/document";
import { PageHeader } from "~/ui/page";
import { ExerciseForInterviewer } from "../components/kit-exercise";
import { shownExercise } from "../kit-view.server";
import { requireExercise } from "../kits.server";

export const handle = documentHandle;
export const meta = ({ data: page }: { data?: { exercise: { title: string } } }) => [
  { title: `${page?.exercise.title ?? "Exercise"} · Rostrum` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { kit, ladder, exercise } = await requireExercise({ request, context }, params);
  const { id, name } = kit;
  return { kit: { id, name }, exercise: shownExercise(ladder, exercise) };
}

export default function ExercisePage() {
  const { kit, exercise } = useLoaderData<typeof loader>();
  return (
    <article>
      <PageHeader
        over={<a href={`/interviews/kits/${kit.id}`}>{kit.name}</a>}
        title={exercise.title}
        lead="For interviewers only: it says what candidates are to find themselves."
      />
      <ExerciseForInterviewer
        exercise={exercise}
        at={`/interviews/kits/${kit.id}/exercises/${exercise.id}`}
        heading="h2"
      />
    </article>
  );
}
