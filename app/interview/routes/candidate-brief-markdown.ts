import type { LoaderFunctionArgs } from "@remix-run/node";
import { candidateMarkdown } from "../domain/kit-markdown";
import { markdownFile } from "../exercise-files.server";
import { requireExercise } from "../kits.server";

/** The candidate's brief as a file to send to them. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { exercise } = await requireExercise({ request, context }, params);
  return markdownFile(candidateMarkdown(exercise), exercise.id);
}
