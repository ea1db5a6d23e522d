import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import lockfile from "proper-lockfile";
import { z } from "zod";

export class DataDirectoryInUse extends Error {}

const holderShape = z.object({ pid: z.number(), host: z.string() });
type Holder = z.output<typeof holderShape>;

/**
 * Takes the data directory for this process alone. Two processes on one PGlite directory would each write
 * without seeing the other, so the second one is refused, with the name of the process that has it.
 * A lock left by a process that was killed is recognised by its process number and taken over at once.
 * @returns a function that gives the directory back
 */
export async function lockDataDirectory(dataDir: string): Promise<() => Promise<void>> {
  const holderFile = join(dataDir, "lock-holder.json");
  const options = {
    lockfilePath: join(dataDir, "lock"),
    // Only a lost lock calls this: another process believes this one is dead, so stop before both write.
    onCompromised: (error: Error) => {
      throw error;
    },
  };
  const holder = readHolder(holderFile);
  const isOurMachine = holder?.host === hostname();
  // A holder that lives keeps it, also while it is suspended and its lock looks stale. One that is gone leaves at once;
  // our own number is one that was used again, as after the restart of a container.
  if (isOurMachine && holder.pid !== process.pid && isAlive(holder.pid))
    throw inUse(dataDir, holder);
  if (isOurMachine) rmSync(options.lockfilePath, { recursive: true, force: true });
  const release = await lockfile.lock(dataDir, options).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ELOCKED" ? inUse(dataDir, holder) : error;
  });
  writeFileSync(holderFile, JSON.stringify({ pid: process.pid, host: hostname() }));
  return async () => {
    rmSync(holderFile, { force: true });
    await release();
  };
}

function inUse(dataDir: string, holder: Holder | null): DataDirectoryInUse {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : "another process";
  return new DataDirectoryInUse(
    `The data directory ${dataDir} is in use by ${who}. Stop it first, or set DATA_DIR to another directory.`,
  );
}

function readHolder(file: string) {
  try {
    return holderShape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
