import { diffLadders } from "~/ladder/domain/difference";
import { soundLadder } from "./directories";
import { Misuse, type Options } from "./misuse";

/** What changed from one ladder to another. A difference is not a fault: the status is 0. */
export async function diff(directories: string[], options: Options): Promise<number> {
  const [first, second] = directories;
  if (first === undefined || second === undefined || directories.length > 2) {
    throw new Misuse("diff takes two directories");
  }
  const before = await soundLadder(first, options);
  if (!before) return 1;
  const after = await soundLadder(second, options);
  if (!after) return 1;
  const { added, removed, changed } = diffLadders(before, after);
  if (options.json) {
    const value = {
      added: added.map((element) => element.id),
      removed: removed.map((element) => element.id),
      changed: changed.map(({ id, what, before, after }) => ({ id, what, before, after })),
    };
    console.log(JSON.stringify(value, null, 2));
    return 0;
  }
  for (const { kind, id, title } of added) console.log(`added ${kind} ${id}: ${oneLine(title)}`);
  for (const { kind, id, title } of removed)
    console.log(`removed ${kind} ${id}: ${oneLine(title)}`);
  for (const { kind, id, what, before, after } of changed) {
    console.log(`changed ${kind} ${id} ${what}: ${shown(before)} → ${shown(after)}`);
  }
  return 0;
}

function shown(text: string | null): string {
  return text === null ? "nothing" : JSON.stringify(oneLine(text));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
