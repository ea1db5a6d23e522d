import { ANSWER_SHAPE, type SavedAnswer } from "./answer-fields";
import { useLeaving } from "./use-leaving";
import { useSaving } from "./use-saving";

type Options = Omit<Parameters<typeof useSaving<SavedAnswer>>[0], "shape">;

/** Saves the one answer on a page as it is given. */
export function useAutosave(options: Options) {
  const { isPending, flush, gone: _, ...saving } = useSaving({ ...options, shape: ANSWER_SHAPE });
  useLeaving(isPending, flush);
  return saving;
}
