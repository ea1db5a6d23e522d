import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/access/guards.server";
import { exerciseFile } from "../exercise-files.server";
import { requireExercise } from "../kits.server";

/** One file that the candidate starts from. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { exercise } = await requireExercise({ request, context }, params);
  const file = exerciseFile(exercise, params["*"] ?? "");
  if (!file) throw notFound();
  return file;
}
