import type { LoaderFunctionArgs } from "@remix-run/node";
import { exerciseArchive } from "../exercise-files.server";
import { requireExercise } from "../kits.server";

/** The candidate's brief and every file they start from. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { exercise } = await requireExercise({ request, context }, params);
  return exerciseArchive(exercise);
}
