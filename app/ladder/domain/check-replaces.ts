import { type Finding, formatPlace } from "./findings";
import { child, findingAt, items, type Located, type LocatedMap, text } from "./located";
import { type Defined, named } from "./references";
import { versionPattern } from "./schema";
import { compareVersions } from "./version-order";

type Claim = {
  node: Located;
  path: string;
  by: string;
  id: string;
  version: string;
  relation: string;
};

/**
 * Checks `replaces`: the replaced criterion is gone, its version is earlier than the ladder's, and
 * the criteria that share one predecessor agree on what became of it.
 */
export function checkReplaces(root: LocatedMap, defined: Defined): Finding[] {
  const version = text(child(child(root, "ladder"), "version"));
  const claims = collectClaims(root);
  return [
    ...claims.flatMap((claim) => checkClaim(claim, claims, version, defined)),
    ...checkTogether(claims),
  ];
}

function collectClaims(root: LocatedMap): Claim[] {
  return named(root, "criterion").flatMap(([criterion, path, by]) =>
    items(criterion, "replaces").flatMap((node): Claim[] => {
      const id = text(child(node, "id"));
      const version = text(child(node, "version"));
      const relation = text(child(node, "relation"));
      if (id === undefined || version === undefined || relation === undefined) return [];
      return [{ node, path: `${path}.replaces[${id}]`, by, id, version, relation }];
    }),
  );
}

function checkClaim(
  claim: Claim,
  claims: readonly Claim[],
  ladderVersion: string | undefined,
  defined: Defined,
): Finding[] {
  const { node, path, id } = claim;
  const errors: Finding[] = [];
  if (id === claim.by && claim.relation === "same") {
    errors.push(findingAt(node, path, "a criterion cannot replace itself with the same meaning"));
  }
  const current = id === claim.by ? undefined : defined.criterion.get(id);
  const back = current && claims.find((each) => each.by === id && each.id === claim.by);
  if (back) {
    const message = `"${claim.by}" and "${id}" replace each other (${formatPlace(back.node.place)}); only one that is gone can be replaced`;
    errors.push(findingAt(node, path, message));
  } else if (current) {
    const message = `"${id}" is still a criterion (${formatPlace(current.place)}); only one that is gone can be replaced`;
    errors.push(findingAt(node, path, message));
  }
  const isComparable = [claim.version, ladderVersion ?? ""].every((each) =>
    versionPattern.test(each),
  );
  if (ladderVersion && isComparable && compareVersions(claim.version, ladderVersion) >= 0) {
    const message = `version ${claim.version} is not earlier than this ladder's ${ladderVersion}`;
    errors.push(findingAt(node, path, message));
  }
  return errors;
}

function checkTogether(claims: Claim[]): Finding[] {
  const byPredecessor = new Map<string, Claim[]>();
  for (const claim of claims) {
    byPredecessor.set(claim.id, [...(byPredecessor.get(claim.id) ?? []), claim]);
  }
  return [...byPredecessor.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    return others.flatMap((claim) => {
      const same = [first, claim].some((each) => each.relation === "same");
      if (claim.by !== first.by && !same) return [];
      const message =
        claim.by === first.by
          ? `already replaced at ${formatPlace(first.node.place)}`
          : `"${claim.id}" cannot stay the same and also be replaced by "${first.by}" (${formatPlace(first.node.place)})`;
      return [findingAt(claim.node, claim.path, message)];
    });
  });
}
