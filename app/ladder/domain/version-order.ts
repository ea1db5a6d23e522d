/** Negative, zero or positive as version a comes before, equals or comes after b (semver 2.0, §11). */
export function compareVersions(a: string, b: string): number {
  const [coreA, preA] = split(a);
  const [coreB, preB] = split(b);
  const core = compareParts(coreA.split("."), coreB.split("."));
  if (core !== 0) return core;
  if (preA === "" || preB === "") return Number(preA === "") - Number(preB === "");
  return compareParts(preA.split("."), preB.split("."));
}

function split(version: string): [string, string] {
  const hyphen = version.indexOf("-");
  return hyphen < 0 ? [version, ""] : [version.slice(0, hyphen), version.slice(hyphen + 1)];
}

function compareParts(a: string[], b: string[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const left = a[index];
    const right = b[index];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    const [leftIsNumber, rightIsNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)];
    if (leftIsNumber && rightIsNumber && Number(left) !== Number(right)) {
      return Number(left) - Number(right);
    }
    if (leftIsNumber !== rightIsNumber) return leftIsNumber ? -1 : 1;
    if (!leftIsNumber && left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
