import { publishedVersions, publishLadder, showVersion } from "~/ladder/ladder.server";
import { AppError } from "~/platform/app-error";
import type { Actor } from "~/platform/audit.server";
import { type Candidate, readFiles } from "./candidate.server";
import type { PublishInput } from "./domain/publish-form";

/**
 * Publishes what stands in the files, if it is what the editor looked at and its own tests pass. Assessments stay on
 * their version; from the next request on the site shows the new one.
 * @returns the version that is published now
 */
export async function publishCandidate(
  actor: Actor,
  { hash, note }: PublishInput,
): Promise<string> {
  const files = await readFiles();
  if (files.kind !== "candidate")
    throw new AppError(
      "There is nothing to publish any more. Look at what the files say now.",
      409,
    );
  if (files.contentHash !== hash)
    throw new AppError(
      "The files have changed since you looked, so nothing was published. What changes now is shown below; your note is still here.",
      409,
    );
  const failed = files.tests.filter(({ ok }) => !ok).length;
  if (failed > 0)
    throw new AppError(
      "The ladder's own tests fail, so it cannot be published. Correct the rules or the tests.",
      409,
    );
  const published = publishLadder(files.ladder, { actor, note });
  await showVersion(await published.catch((error) => publishedMeanwhile(files, error)));
  return files.ladder.version;
}

/** Pressed twice, or by two: the very same version is published, which is what was asked. */
async function publishedMeanwhile({ ladder, contentHash }: Candidate, error: unknown) {
  const versions = await publishedVersions(ladder.id);
  const same = versions.find(({ version }) => version === ladder.version);
  if (same?.contentHash === contentHash) return same.id;
  if (same) throw new AppError("This version was published with other content meanwhile.", 409);
  throw error;
}
