import type { LoaderFunctionArgs } from "@remix-run/node";
import { kitMarkdown } from "../domain/kit-markdown";
import { markdownFile } from "../exercise-files.server";
import { requireKit } from "../kits.server";

/** The kit as a file to read without the app. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { kit, ladder } = await requireKit({ request, context }, params.kitId, "kit.read");
  return markdownFile(
    kitMarkdown(ladder, kit, kit.content, kit.name),
    `kit-${kit.trackId}-${kit.levelId}`,
  );
}
