import type { LoaderFunctionArgs } from "@remix-run/node";
import { requirePermission } from "~/access/guards.server";
import { laddersOf, openShapes } from "~/assessment/open-shapes.server";
import { contentHashOf, currentLadder } from "~/ladder/ladder.server";
import { openFileOf } from "../domain/open-file";

/** Counts of the open assessments and the versions they are on, for checks that have no database. */
export async function loader(ask: LoaderFunctionArgs) {
  await requirePermission(ask, "ladder.publish");
  const { ladder: running } = currentLadder();
  const shapes = await openShapes(running.id);
  const older = (await laddersOf(running.id, shapes)).filter(
    ({ version }) => version !== running.version,
  );
  const file = openFileOf({
    running,
    contentHash: contentHashOf(running),
    versions: [...older, running],
    shapes,
  });
  return new Response(`${JSON.stringify(file)}\n`, {
    headers: {
      "content-type": "application/json",
      "content-disposition": 'attachment; filename="open.json"',
      "cache-control": "private, no-store",
    },
  });
}
