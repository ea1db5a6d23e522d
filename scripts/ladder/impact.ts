import { withoutAnchorCases } from "~/ladder/domain/anchor-cases";
import {
  carriesAll,
  type Impact,
  impactOf,
  impactSentence,
  plansTo,
} from "~/ladder/domain/carry-impact";
import { diffLadders } from "~/ladder/domain/difference";
import { type CriterionChange, ladderChanges } from "~/ladder/domain/difference-criteria";
import type { Ladder } from "~/ladder/domain/schema";
import { soundLadder } from "./directories";
import { Misuse, type Options } from "./misuse";
import { openFromDatabase, openFromFile } from "./open-assessments";

/** What publishing a directory would change, and what becomes of the assessments that are open. */
export async function impact(directories: string[], options: Options): Promise<number> {
  const [directory] = directories;
  if (directory === undefined || directories.length > 1)
    throw new Misuse("impact takes one directory");
  const to = await soundLadder(directory, options);
  if (!to) return 1;
  const open = options.open ? await openFromFile(options.open) : await openFromDatabase(to.id);
  if (open.running.id !== to.id)
    throw new Misuse(`${directory} is the ladder "${to.id}"; "${open.running.id}" is published`);
  const result = impactOf(open.shapes, plansTo(to, open.versions));
  // A downloaded file has no anchor cases, and no open assessment depends on one.
  const [before, after] = [withoutAnchorCases(open.running), withoutAnchorCases(to)];
  if (options.json) console.log(JSON.stringify(asJson(before, after, result), null, 2));
  else for (const line of inLines(before, after, result)) console.log(line);
  return carriesAll(result) ? 0 : 1;
}

function asJson(from: Ladder, to: Ladder, result: Impact) {
  const { added, removed, changed } = diffLadders(from, to);
  return {
    from: from.version,
    to: to.version,
    difference: {
      added: added.map(({ id }) => id),
      removed: removed.map(({ id }) => id),
      changed: changed.map(({ id, what, before, after }) => ({ id, what, before, after })),
    },
    impact: { sentence: impactSentence(result), ...result },
  };
}

function inLines(from: Ladder, to: Ladder, result: Impact): string[] {
  const { criteria, added, removed, others } = ladderChanges(from, to);
  const steps = result.transitions.map((step) => `  ${step.transitionId}: ${impactSentence(step)}`);
  return [
    `${to.id} ${from.version} -> ${to.version}`,
    ...criteria.map((change) => `  ${changeInWords(change)}`),
    ...added.map(({ id, question }) => `  added ${id}: ${question}`),
    ...removed.map(({ id, question }) => `  removed ${id}: ${question}`),
    ...(others.length > 0 ? [`  other elements: ${others.length} (see: diff)`] : []),
    "",
    impactSentence(result),
    ...(steps.length > 1 ? steps : []),
  ];
}

function changeInWords({ kind, before, after, carries }: CriterionChange): string {
  const ids = (criteria: { id: string }[]) => criteria.map(({ id }) => id).join(", ");
  const name = ids(before) === ids(after) ? ids(after) : `${ids(before)} -> ${ids(after)}`;
  const parts = after
    .flatMap(({ changes }) => changes.map(({ what }) => what))
    .filter((what) => !/^(id|meaning)\b/.test(what));
  const answers = carries.length > 0 ? ` (answers: ${carries.join(", ")})` : "";
  const what = before.length === 1 && after.length === 1 ? `: ${parts.join(", ")}` : "";
  return `${kind} ${name}${what}${answers}`;
}
