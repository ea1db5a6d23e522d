import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import lockfile from "proper-lockfile";
import { z } from "zod";

export class DataDirectoryInUse extends Error {}

const holderShape = z.object({ pid: z.number(), host: z.string() });

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
  const take = () => lockfile.lock(dataDir, options);
  const release = await take().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ELOCKED") throw error;
    const holder = readHolder(holderFile);
    if (holder && holder.host === hostname() && !isAlive(holder.pid)) {
      rmSync(options.lockfilePath, { recursive: true, force: true });
      return take();
    }
    const who = holder ? `process ${holder.pid} on ${holder.host}` : "another process";
    throw new DataDirectoryInUse(
      `The data directory ${dataDir} is in use by ${who}. Stop it first, or set DATA_DIR to another directory.`,
    );
  });
  writeFileSync(holderFile, JSON.stringify({ pid: process.pid, host: hostname() }));
  return async () => {
    rmSync(holderFile, { force: true });
    await release();
  };
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
